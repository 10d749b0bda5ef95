import { functionCalls, type FunctionCalls } from "../api/functionCalls";
import type { Selection } from "../api/http";
import { Link } from "../components/link";
import { ProblemNote } from "../components/notes";
import { ORIGIN_DOTS, ORIGIN_WORDS } from "../explore/topTable";
import { withoutImportPath } from "../profile/names";
import { barWidth, columnFor, formatCount, formatExact, formatShare, type Column } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { useResource } from "../state/resource";
import type { ExploreState } from "../state/views";
import { calleeRows, callerRows, type CallRow } from "./callRows";
import { sandwichHref } from "./sandwichHref";
import { SandwichLoading } from "./sandwichLoading";

/** Direct callers and callees with their shares; each leads to its own sandwich. */
export function CallTables({ state, selection }: { state: ExploreState; selection: Selection }) {
  const ask = { ...selection, function: state.sandwich, file: state.sandwichFile, commit: "", line: 0, stack: [] };
  const { data, problem } = useResource(`sandwich calls ${JSON.stringify(ask)}`, (signal) => functionCalls(ask, signal));
  if (problem !== null) return <ProblemNote problem={problem} />;
  if (data === null) return <SandwichLoading what="callers and callees" />;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Direct callers and callees" data-scroll="calls">
        <Calls state={state} calls={data} title="Callers" rows={callerRows(data)} cut={data.callersCut} none="Nothing calls it." />
        <Calls state={state} calls={data} title="Callees" rows={calleeRows(data)} cut={data.calleesCut} none="It calls nothing." />
      </div>
      <div class="foot">
        <span class="cut">A sample counts once in each row; rows can add up to more than the total</span>
      </div>
    </>
  );
}

interface CallsProps {
  state: ExploreState;
  calls: FunctionCalls;
  title: string;
  rows: readonly CallRow[];
  /** How many rows a limit left out. */
  cut: number;
  none: string;
}

function Calls(props: CallsProps) {
  const { calls, title, rows, cut, none } = props;
  const column = columnFor(Math.max(0, ...rows.map((row) => Math.abs(row.total))), calls.unit);
  return (
    <table class="tbl call-table">
      <caption class="sr">
        {title}. Shares of {formatExact(calls.total, calls.unit, calls.samples)}.
      </caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" class="num">
            Total {column.unit !== "" && <span class="unit">{column.unit}</span>}
          </th>
          <th scope="col" class="num">
            Share
          </th>
          <th scope="col" class="num">
            Samples
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} {...props} row={row} column={column} />
        ))}
        {rows.length === 0 && <Words>{none}</Words>}
        {cut > 0 && <Words>{`${formatCount(cut)} more are not listed; each costs less.`}</Words>}
      </tbody>
    </table>
  );
}

function Words({ children }: { children: string }) {
  return (
    <tr>
      <td colSpan={4} class="muted">
        {children}
      </td>
    </tr>
  );
}

function Row({ state, calls, row, column }: CallsProps & { row: CallRow; column: Column }) {
  const { called } = row;
  return (
    <tr>
      <th scope="row" class="name">
        <span class="cut">
          {called === null ? (
            <span class="muted">{row.words}</span>
          ) : (
            <>
              <i class={`dot ${ORIGIN_DOTS[called.origin]}`} title={ORIGIN_WORDS[called.origin]} />
              <Link class="cut" href={sandwichHref(state, called.function, called.file)} title={`${called.function}\n${called.file}`}>
                {withoutImportPath(called.function)}
              </Link>
              {row.line > 0 && <span class="muted twin">line {row.line}</span>}
              {called.inlined && <span class="muted twin">inlined</span>}
            </>
          )}
        </span>
      </th>
      <td
        class="num bar-cell"
        style={{ "--w": String(barWidth(row.total, calls.total)) }}
        title={formatExact(row.total, calls.unit, row.samples ?? undefined)}
      >
        {column.cell(row.total)}
      </td>
      <td class="num">{formatShare(shareOf(row.total, calls.total))}</td>
      <td class="num soft">{row.samples === null ? "" : formatCount(row.samples)}</td>
    </tr>
  );
}
