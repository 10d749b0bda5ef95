import type { MappingCoverage, MappingProposal, UnresolvedFunctions } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Mistakes } from "../details/explained";
import { coverageWords, partWords } from "../profile/mappings";
import { barWidth, formatCount, formatExact, formatShare } from "../profile/numbers";

export interface CoverageViewProps {
  coverage: MappingCoverage;
  /** The same is being asked again. */
  busy: boolean;
  /** Adds a proposal to the server's mappings; null for who may not. */
  onAdd: ((proposal: MappingProposal) => void) | null;
}

/** Which rules find how much, what they do not find and why, and what would help. */
export function CoverageView(props: CoverageViewProps) {
  const { coverage } = props;
  return (
    <>
      <p role="status" class="strong">
        {coverageWords(coverage)}
      </p>
      <p class="lead">{partWords(coverage)}.</p>
      <div class="card section" aria-busy={props.busy}>
        <table class="tbl tbl-lined coverage">
          <caption class="sr">Functions by the rule that finds their file</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" class="num">
                Functions
              </th>
              <th scope="col" class="num">
                Share of cost
              </th>
            </tr>
          </thead>
          <tbody>
            {coverage.rules.map(({ rule, elsewhere, functions, total }) => (
              <tr key={`${rule} ${String(elsewhere)}`}>
                <th scope="row">
                  {rule}
                  {elsewhere && <span class="muted"> in other repositories</span>}
                </th>
                <td class="num">{formatCount(functions)}</td>
                <Share total={total} coverage={coverage} />
              </tr>
            ))}
            {coverage.rules.length === 0 && (
              <tr>
                <td colSpan={3} class="soft">
                  No rule finds a file.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Unresolved coverage={coverage} />
      <Proposals {...props} />
      <Files coverage={coverage} />
    </>
  );
}

function Share({ total, coverage }: { total: number; coverage: MappingCoverage }) {
  return (
    <td class="num bar-cell" title={formatExact(total, coverage.unit)} style={{ "--w": String(barWidth(total, coverage.total)) }}>
      {formatShare(coverage.total === 0 ? 0 : total / coverage.total)}
    </td>
  );
}

function Unresolved({ coverage }: { coverage: MappingCoverage }) {
  if (coverage.unresolved.length === 0) return null;
  return (
    <>
      <h3 id="unresolved">Without source</h3>
      <div class="card section">
        <table class="tbl tbl-lined coverage" aria-labelledby="unresolved">
          <thead>
            <tr>
              <th scope="col">Function and why</th>
              <th scope="col" class="num">
                Functions
              </th>
              <th scope="col" class="num">
                Share of cost
              </th>
            </tr>
          </thead>
          <tbody>
            {coverage.unresolved.map((group) => (
              <tr key={`${group.reason} ${group.file} ${group.function}`} class="tall">
                <UnresolvedName {...group} />
                <td class="num">{formatCount(group.functions)}</td>
                <Share total={group.total} coverage={coverage} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {coverage.truncated && <p class="muted">There are more; the dearest are shown.</p>}
    </>
  );
}

function UnresolvedName(group: UnresolvedFunctions) {
  const others = group.functions - 1;
  return (
    <th scope="row">
      <div class="mono cut" title={`${group.function}\n${group.file}`}>
        {group.function}
      </div>
      <div class="sub">
        {others > 0 && `and ${formatCount(others)} more: `}
        {group.why}
      </div>
    </th>
  );
}

function Proposals({ coverage, busy, onAdd }: CoverageViewProps) {
  if (coverage.proposals.length === 0) return null;
  return (
    <>
      <h3>Mappings that would help</h3>
      {coverage.proposals.map((proposal) => (
        <div class="card proposal section" key={proposal.yaml}>
          <p class="soft">
            {proposal.why} {formatCount(proposal.functions)} {proposal.functions === 1 ? "function" : "functions"},{" "}
            {formatShare(coverage.total === 0 ? 0 : proposal.total / coverage.total)} of the cost.
          </p>
          <pre class="term" tabIndex={0} role="region" aria-label="Proposed mapping">
            {proposal.yaml}
          </pre>
          <div class="acts">
            <CopyButton class="btn btn-s" label="Copy the mapping" words="Copy" text={() => proposal.yaml} />
            {onAdd !== null && (
              <button type="button" class="btn btn-s" aria-disabled={busy} onClick={() => !busy && onAdd(proposal)}>
                <Icon name="plus" />
                Add to the server's mappings
              </button>
            )}
          </div>
        </div>
      ))}
    </>
  );
}

/** The repository's own files of mappings, with what is wrong in them. */
function Files({ coverage }: { coverage: MappingCoverage }) {
  if (coverage.files.length === 0) return null;
  return (
    <>
      <h3>In the repository</h3>
      {coverage.files.map(({ path, mappings, mistakes }) => (
        <div class="section" key={path}>
          <p>
            <Icon name={mistakes.length === 0 ? "pass" : "warn"} class={mistakes.length === 0 ? "ok" : "warn"} />{" "}
            <span class="mono">{path}</span>{" "}
            <span class="soft">
              {formatCount(mappings)} {mappings === 1 ? "mapping" : "mappings"}
            </span>
          </p>
          <Mistakes mistakes={mistakes} />
        </div>
      ))}
    </>
  );
}
