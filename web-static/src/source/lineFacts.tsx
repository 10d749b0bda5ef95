import type { CodeFile, CodeQuestion } from "../api/code";
import { functionCalls } from "../api/functionCalls";
import { Link } from "../components/link";
import { formatAmount, formatCount, formatExact, formatShare } from "../profile/numbers";
import { shortName } from "../profile/names";
import { useResource } from "../state/resource";
import { exploreHref, sourceHref } from "../state/views";
import { functionAt } from "./fileDetails";

const MOST_SHOWN = 6;

/** What is known of the chosen line: its costs, whom it calls, who calls its function. */
export function LineFacts({ file, line, question }: { file: CodeFile; line: number; question: CodeQuestion }) {
  const cost = file.lines.find((one) => one.line === line) ?? { self: 0, total: 0, samples: 0 };
  const within = functionAt(file, line);
  return (
    <>
      <div class="side-h top-line">
        <h2>Line {line}</h2>
        <span class="unit">{formatShare(file.total === 0 ? 0 : cost.total / file.total)} of the file</span>
      </div>
      <div class="line-info">
        <dl class="kv">
          <dt>Self</dt>
          <dd title={formatExact(cost.self, file.unit)}>{formatAmount(cost.self, file.unit)}</dd>
          <dt>Total</dt>
          <dd title={formatExact(cost.total, file.unit)}>{formatAmount(cost.total, file.unit)}</dd>
          <dt>Samples</dt>
          <dd>{formatCount(cost.samples)}</dd>
        </dl>
        {within !== null && (
          <>
            <Calls question={question} file={file} name={within.name} compiled={within.file} line={line} measured={cost.total !== 0} />
            <p>
              <Link
                class="btn btn-s"
                href={exploreHref({ ...question, commit: file.selected?.ref ?? "", function: within.name, file: within.file, line })}
              >
                Function details
              </Link>
            </p>
          </>
        )}
      </div>
    </>
  );
}

interface CallsProps {
  question: CodeQuestion;
  file: CodeFile;
  name: string;
  compiled: string;
  line: number;
  measured: boolean;
}

function Calls({ question, file, name, compiled, line, measured }: CallsProps) {
  const ask = { ...question, commit: file.selected?.ref ?? question.commit, function: name, file: compiled, line, stack: [] };
  const key = measured ? `line calls ${JSON.stringify(ask)}` : null;
  const calls = useResource(key, (signal) => functionCalls(ask, signal)).data;
  if (calls === null || calls.total === 0) return null;
  const to = (one: { function: string; file: string }, at = 0) =>
    sourceHref({ ...question, function: one.function, file: one.file, line: at });
  return (
    <>
      {calls.callees.length > 0 && <h3>Calls</h3>}
      <ul class="calls">
        {calls.callees.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.function}\n${one.file}`}>
            {one.origin === "own" ? (
              <Link class="mono cut" href={to(one)} title={one.function}>
                {shortName(one.function)}
              </Link>
            ) : (
              <span class="mono cut" title={one.function}>
                {shortName(one.function)}
              </span>
            )}
            <span class="num">{formatShare(one.total / calls.total)}</span>
          </li>
        ))}
      </ul>
      {calls.callers.length > 0 && <h3>Called from</h3>}
      <ul class="calls">
        {calls.callers.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.function}\n${one.file}\n${one.line}`}>
            <Link class="mono cut" href={to(one, one.line)} title={`${one.function}:${one.line}`}>
              {shortName(one.function)}
              {one.line > 0 && `:${one.line}`}
            </Link>
            <span class="num">{formatShare(one.total / calls.total)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
