import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Skeleton } from "../components/notes";
import { rowKey, type CalleeRow, type CalleesRow } from "../profile/breakdown";
import { shortName, withoutImportPath } from "../profile/names";
import { formatCount, formatExact, formatShare, type Column } from "../profile/numbers";
import type { CodeTableProps } from "./codeTable";

export interface CallsRowProps extends CodeTableProps {
  row: CalleeRow | CalleesRow;
  column: Column;
  hasSource: boolean;
  /** How many rows stand before it, those of the head among them. */
  index: number;
}

/** A function that the line above calls, one click away; or what stands there until it is known. */
export function CallsRow(props: CallsRowProps) {
  const { row, hasSource, beside } = props;
  const pointed = props.pointed !== "" && rowKey(row) === props.pointed;
  const content = row.kind === "callee" ? <Callee {...props} row={row} /> : <Instead {...props} row={row} />;
  return (
    <tr
      class={`kids ${pointed ? "sel" : ""}`}
      data-of={row.line}
      aria-rowindex={props.index + 1}
      aria-selected={pointed ? "true" : undefined}
    >
      {hasSource ? (
        <>
          <td class="ln" />
          <td class="c-self" />
          <td class="c-total" />
          {beside.length > 0 && <td colSpan={2 * beside.length} />}
          <td class="src">{content}</td>
        </>
      ) : (
        <td class="short" colSpan={3 + 2 * beside.length}>
          {content}
        </td>
      )}
    </tr>
  );
}

function Callee({ row, details, column, walk, hasSource, folds }: CallsRowProps & { row: CalleeRow }) {
  const { callee } = row;
  const unit = column.unit === "" ? "" : `\u202f${column.unit}`;
  return (
    <>
      {hasSource && <span class="muted">Calls </span>}
      <Link class="mono callee cut" href={walk.toCallee(callee)} title={`${callee.function}\n${callee.file}`}>
        <bdi>{hasSource ? withoutImportPath(callee.function) : shortName(callee.function)}</bdi>
      </Link>{" "}
      {callee.inlined && <span class="inl">inlined</span>}{" "}
      <span class="soft" title={formatExact(callee.total, details.unit, callee.samples)}>
        {hasSource ? `${column.cell(callee.total)}${unit}, ${formatShare(row.share)} of the line` : formatShare(row.share)}
      </span>
      {row.more > 0 && (
        <button type="button" class="more" onClick={() => folds.unfold(row.line)}>
          {formatCount(row.more)} more
        </button>
      )}
    </>
  );
}

function Instead({ row, hasSource }: CallsRowProps & { row: CalleesRow }) {
  switch (row.state) {
    case "reading":
      return <Skeleton width={hasSource ? 200 : 120} />;
    case "failed":
      return (
        <span class="soft">
          <Icon name="warn" small /> Its calls could not be read
        </span>
      );
    case "none":
      return <span class="muted">{hasSource ? "No other function is known to be called here" : "No call is known"}</span>;
    case "cut":
      return <span class="muted">{formatCount(row.cut)} smaller ones are not listed</span>;
  }
}
