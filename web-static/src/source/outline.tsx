import type { CodeFile, CodeFunction } from "../api/code";
import { barWidth, columnFor, formatExact } from "../profile/numbers";
import { shortName } from "../profile/names";

export interface OutlineProps {
  file: CodeFile;
  current: CodeFunction | null;
  onGo(line: number): void;
}

/** The functions of the file that have cost, in its order. */
export function Outline({ file, current, onGo }: OutlineProps) {
  const largest = Math.max(0, ...file.functions.map((one) => one.total));
  const column = columnFor(largest, file.unit);
  return (
    <>
      <div class="side-h">
        <h2>Outline</h2>
        <span class="unit cols" aria-hidden="true">
          <span>self {column.unit}</span>
          <span>total {column.unit}</span>
        </span>
      </div>
      {file.functions.length === 0 && <p class="side-note soft">No function of this file has cost here.</p>}
      <ol class="outline">
        {file.functions.map((one) => (
          <li key={`${one.name}\n${one.file}`}>
            <button
              type="button"
              aria-current={one === current ? "true" : undefined}
              title={`${one.name}\n${formatExact(one.total, file.unit, one.samples)}`}
              disabled={one.startLine === 0}
              onClick={() => onGo(one.startLine)}
            >
              <span class="cut">{functionWord(one.name)}</span>
              <span class="num soft">
                <span class="sr">self </span>
                {column.cell(one.self)}
              </span>
              <span class="num v" style={{ "--w": String(barWidth(one.total, file.total)) }}>
                <span class="sr">total </span>
                {column.cell(one.total)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What stands after the package and the type. */
function functionWord(name: string): string {
  const short = shortName(name);
  return short.slice(short.lastIndexOf(".", short.length - 2) + 1) || short;
}
