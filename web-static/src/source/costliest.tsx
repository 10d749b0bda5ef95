import { codeApi, type CodeQuestion, type CodeTree } from "../api/code";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Note, ProblemNote, Skeleton, Waiting, Warnings } from "../components/notes";
import { barWidth, columnFor, formatAmount, formatExact, formatShare } from "../profile/numbers";
import { formatMoment } from "../profile/ranges";
import { accessChanges } from "../state/access";
import { now } from "../state/clock";
import { useResource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { sourceHref, type SourceViewState } from "../state/views";
import { Commits } from "./commits";

const MOST_LISTED = 50;
const HOUR = 3_600_000;

const KINDS = { standard_library: "standard library", dependency: "dependencies", not_found: "not found" } as const;

export interface CostliestProps {
  state: SourceViewState;
  question: CodeQuestion;
  service: string;
  onChange(patch: Partial<SourceViewState>): void;
  onDrawer(which: "tree"): void;
}

/** While no file is chosen: those that cost most, and what is not in the repository. */
export function Costliest(props: CostliestProps) {
  const { question, service, state } = props;
  const ask = { ...question, words: "", limit: MOST_LISTED };
  const changes = accessChanges.value + sourceChanges.value;
  const files = useResource(`costliest ${JSON.stringify(ask)}`, (signal) => codeApi.files(ask, signal), "keep", changes);
  return (
    <section class="filepane wide-pane" aria-label="Costliest files">
      <div class="tools file-head">
        <button
          type="button"
          class="btn btn-quiet btn-icon only-medium"
          aria-label="Files"
          title="Files"
          onClick={() => props.onDrawer("tree")}
        >
          <Icon name="folder" />
        </button>
        <h1>Costliest files</h1>
        {files.data !== null && (
          <Commits code={files.data} service={service} tenant={state.tenant} onCommit={(commit) => props.onChange({ commit })} />
        )}
      </div>
      {files.problem !== null ? (
        <div class="pane-note">
          <ProblemNote problem={files.problem} />
        </div>
      ) : files.data === null ? (
        <Waiting>
          <div class="pane-note" role="status" aria-label="Loading the files">
            <Skeleton width={120} />
          </div>
        </Waiting>
      ) : (
        <Listed {...props} tree={files.data} />
      )}
    </section>
  );
}

function Listed(props: CostliestProps & { tree: CodeTree }) {
  const { tree, state } = props;
  const files = tree.entries.filter((entry) => entry.total !== 0);
  const column = columnFor(tree.repositoryCost.total, tree.unit);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Files by cost">
      {tree.asCompiled && (
        <div class="pane-note">
          <Note icon="info" title="Files as compiled">
            {tree.detail} Costs need no access; open a file for the ways to its text.
          </Note>
        </div>
      )}
      {tree.profileSamples === 0 ? (
        <Nothing {...props} />
      ) : files.length === 0 ? (
        <div class="pane-note">
          <Note icon="file" title="No file of this repository has cost here">
            All of it is elsewhere: see below.
          </Note>
        </div>
      ) : (
        <table class="tbl">
          <caption class="sr">Files of the repository by total cost</caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" class="num">
                Self {column.unit}
              </th>
              <th scope="col" class="num" aria-sort="descending">
                Total {column.unit}
              </th>
              <th scope="col" class="num">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((entry) => (
              <tr key={entry.path}>
                <td class="name mono">
                  <Link href={sourceHref({ ...state, path: entry.path, function: "", file: "", line: 0 })}>{entry.path}</Link>
                </td>
                <td class="num" title={formatExact(entry.self, tree.unit)}>
                  {column.cell(entry.self)}
                </td>
                <td
                  class="num bar-cell"
                  style={{ "--w": String(barWidth(entry.total, tree.repositoryCost.total)) }}
                  title={formatExact(entry.total, tree.unit, entry.samples)}
                >
                  {column.cell(entry.total)}
                </td>
                <td class="num">{formatShare(tree.profileTotal === 0 ? 0 : entry.total / tree.profileTotal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Elsewhere tree={tree} />
      <Warnings warnings={tree.warnings} />
    </div>
  );
}

function Nothing({ tree, onChange }: CostliestProps & { tree: CodeTree }) {
  const last = tree.lastSeen === null ? null : Date.parse(tree.lastSeen);
  const goThere = () => {
    if (last !== null) onChange({ from: new Date(last - HOUR).toISOString(), until: new Date(last + 60_000).toISOString() });
  };
  return (
    <div class="pane-note">
      <Note
        icon="clock"
        title="No samples in this range"
        actions={
          last !== null && (
            <button type="button" class="btn btn-s" onClick={goThere}>
              Go there
            </button>
          )
        }
      >
        {last === null ? "Nothing was ever measured." : `Last seen ${formatMoment(last, now.value)}.`}
      </Note>
    </div>
  );
}

/** Self of code that is not in the repository: together with the files it is the whole profile. */
function Elsewhere({ tree }: { tree: CodeTree }) {
  if (tree.elsewhere.total === 0) return null;
  const share = (value: number) => formatShare(tree.profileTotal === 0 ? 0 : value / tree.profileTotal);
  return (
    <p class="side-note soft">
      Self in this repository {formatAmount(tree.repositoryCost.self, tree.unit)} ({share(tree.repositoryCost.self)}), elsewhere{" "}
      {formatAmount(tree.elsewhere.self, tree.unit)} ({share(tree.elsewhere.self)}):{" "}
      {tree.elsewhereKinds.map((kind) => `${KINDS[kind.kind]} ${formatAmount(kind.self, tree.unit)}`).join(", ")}.
    </p>
  );
}
