import type { ComponentChildren } from "preact";
import type { FunctionDetails } from "../api/types";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Skeleton } from "../components/notes";
import { shortName } from "../profile/names";
import { rowKey, type CostlyRow, type InlinedRow } from "../profile/breakdown";
import { barWidth, formatExact, NONE, type Column } from "../profile/numbers";
import { shortPath } from "../profile/repositories";
import type { CodeTableProps } from "./codeTable";
import type { Folds } from "./folds";
import type { Token } from "./highlight";

export interface CodeRowProps extends CodeTableProps {
  row: CostlyRow;
  column: Column;
  hasSource: boolean;
  /** How many rows stand before it, those of the head among them. */
  index: number;
}

/** One line of code with its costs, or what stands between lines: inlined callees, the unknown line, lines beyond the end. */
export function CodeTableRow(props: CodeRowProps) {
  const { row, details } = props;
  const selected = isSelected(props);
  const classes = [
    row.total !== 0 || row.self !== 0 ? `hit h${row.heat}` : "",
    row.hot && row.kind === "line" ? "hot" : "",
    row.few ? "few" : "",
    selected ? "sel" : "",
    row.kind === "line" ? "" : row.kind === "unknown" ? "rowhead" : row.kind,
  ].filter((name) => name !== "");
  return (
    <tr
      class={classes.join(" ")}
      data-line={row.kind === "unknown" ? "?" : row.line}
      aria-rowindex={props.index + 1}
      aria-selected={selected ? "true" : undefined}
    >
      <th scope="row" class="ln">
        <LineNumber {...props} />
      </th>
      <Value class="c-self" value={row.self} row={row} column={props.column} details={details} />
      <Value class="c-total" value={row.total} row={row} column={props.column} details={details}>
        {row.kind === "line" && !props.hasSource && <FoldButton line={row.line} folds={props.folds} />}
      </Value>
      <BesideCells {...props} />
      {props.hasSource && (
        <td class="src">
          <Source {...props} />
        </td>
      )}
    </tr>
  );
}

function isSelected({ row, selectedLine, lastLine, pointed }: CodeRowProps): boolean {
  if (pointed !== "") return rowKey(row) === pointed;
  return row.kind === "line" && row.line >= selectedLine && row.line <= Math.max(selectedLine, lastLine);
}

/** What the row costs by the other profile types. */
function BesideCells({ beside, row }: CodeRowProps) {
  return (
    <>
      {beside.map((type) => {
        const cost = type.costOf(row);
        return [cost.self, cost.total].map((value, at) => (
          <td
            key={`${type.type} ${at}`}
            class={`c-also num ${at === 1 ? "c-also-last" : ""}`}
            title={type.details === null || value === 0 ? undefined : formatExact(value, type.details.unit, cost.samples)}
          >
            {type.instead !== null ? (
              <span class="zero" aria-label="unknown">
                –
              </span>
            ) : value === 0 ? (
              <span class="zero" aria-label="none">
                {NONE}
              </span>
            ) : (
              type.column.cell(value)
            )}
          </td>
        ));
      })}
    </>
  );
}

function LineNumber({ row, onSelectLine }: CodeRowProps) {
  if (row.kind === "unknown") return <>?</>;
  if (row.kind === "inlined") return <span title={`inlined ${row.function}\n${row.file}:${row.calleeLine}`}>{row.calleeLine}</span>;
  if (row.kind !== "line") return <>{row.line}</>;
  const select = (event: MouseEvent) => {
    event.preventDefault();
    onSelectLine(row.line, event.shiftKey);
  };
  return (
    <a href={`#L${row.line}`} tabIndex={-1} onClick={select} aria-label={String(row.line)}>
      {row.line}
    </a>
  );
}

function Value(props: {
  class: string;
  value: number;
  row: CostlyRow;
  column: Column;
  details: FunctionDetails;
  children?: ComponentChildren;
}) {
  const { value, row, column, details } = props;
  if (value === 0) {
    return (
      <td class={props.class}>
        <span class="v zero" aria-label="none">
          {NONE}
        </span>
        {props.children}
      </td>
    );
  }
  const few = row.few ? ", too few to compare" : "";
  return (
    <td class={props.class} title={`${formatExact(value, details.unit, row.samples)}${few}`}>
      <span class="v" style={{ "--w": String(barWidth(value, details.total)) }}>
        {column.cell(value)}
      </span>
      {props.children}
    </td>
  );
}

function Source(props: CodeRowProps) {
  const { row } = props;
  switch (row.kind) {
    case "line":
      return <SourceLine {...props} line={row.line} />;
    case "inlined":
      return <InlinedSource {...props} row={row} />;
    case "unknown":
      return <>Unknown line: the build kept no line number here</>;
    case "beyond":
      return (
        <>
          <Icon name="warn" class="warn" />
          Beyond the end of this file ({row.fileLines} lines)
        </>
      );
  }
}

/** The callee's own line where it stands in the shown file, else where it stands. */
function InlinedSource(props: CodeRowProps & { row: InlinedRow }) {
  const { row, source } = props;
  const text = row.file === props.details.function.file ? source?.[row.calleeLine - 1] : undefined;
  return (
    <>
      {text === undefined ? (
        <span class="muted">
          {shortPath(row.file)}:{row.calleeLine}
        </span>
      ) : (
        <CodeText text={text.trimStart()} tokens={trimmed(props.coloured?.[row.calleeLine - 1])} />
      )}{" "}
      <Link
        class="inl"
        href={props.walk.toCallee({ function: row.function, file: row.file })}
        title={`${row.function}\n${row.file}:${row.calleeLine}`}
      >
        inlined {shortName(row.function)}
      </Link>
    </>
  );
}

function trimmed(tokens: readonly Token[] | undefined): readonly Token[] | undefined {
  const [first, ...rest] = tokens ?? [];
  return first === undefined ? undefined : [{ ...first, text: first.text.trimStart() }, ...rest];
}

function SourceLine(props: CodeRowProps & { line: number }) {
  const { line, source } = props;
  return (
    <>
      <FoldButton line={line} folds={props.folds} />
      {source === null ? (
        <Skeleton width={40 + ((line * 37) % 60)} />
      ) : (
        <CodeText text={source[line - 1] ?? ""} tokens={props.coloured?.[line - 1]} />
      )}
    </>
  );
}

/** Unfolds what a line calls; nothing for a line that calls nothing. */
function FoldButton({ line, folds }: { line: number; folds: Folds }) {
  if (!folds.foldable.has(line)) return null;
  const open = folds.unfolded.has(line);
  return (
    <button
      type="button"
      class="fold"
      aria-expanded={open}
      aria-label={`What line ${line} calls`}
      onClick={() => (open ? folds.fold(line) : folds.unfold(line))}
    >
      <Icon name={open ? "down" : "right"} small />
    </button>
  );
}

function CodeText({ text, tokens }: { text: string; tokens: readonly Token[] | undefined }) {
  if (tokens === undefined) return <>{text}</>;
  return (
    <>
      {tokens.map((token, index) =>
        token.class === "" ? (
          token.text
        ) : (
          <span key={index} class={token.class}>
            {token.text}
          </span>
        ),
      )}
    </>
  );
}
