import { useMemo } from "preact/hooks";
import type { Code } from "../api/code";
import { CommitPicker } from "../details/commitPicker";
import { loadCommits } from "../details/commits";
import { accessChanges } from "../state/access";
import { useResource } from "../state/resource";
import { codeDetails } from "./fileDetails";

/** Which of the commits that were measured is shown. */
export function Commits(props: { code: Code; service: string; tenant: string; onCommit(ref: string): void }) {
  const { code, service, tenant } = props;
  const details = useMemo(() => codeDetails(code), [code]);
  const refs = code.versions.map((version) => `${version.repository} ${version.ref}`).join("\n");
  const key = code.versions.length === 0 ? null : `commits ${refs}`;
  const facts = useResource(key, (signal) => loadCommits(details, { service, tenant }, signal), "keep", accessChanges.value);
  return (
    <span class="file-commit">
      <CommitPicker
        details={details}
        facts={facts.data}
        onChoose={(version) => props.onCommit(version.ref)}
        compare={null}
        what="service"
      />
    </span>
  );
}
