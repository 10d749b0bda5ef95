import type { FunctionDetails, FunctionVersion } from "../api/types";
import { compareHref, type ExploreState } from "../state/views";
import { selectedVersion } from "./commits";

/** The function at the commit before the one shown, and at that one; null when it ran at no other. */
export function compareCommitsHref(state: ExploreState, details: FunctionDetails): string | null {
  const shown = selectedVersion(details);
  const before = shown === null ? null : versionBefore(details, shown);
  if (shown === null || before === null || shown.ref === "" || before.ref === "") return null;
  const { tenant, query, from, until } = state;
  return compareHref({
    tenant,
    query,
    a: { from, until, commit: before.ref },
    b: { from, until, commit: shown.ref },
    find: details.function.name,
  });
}

/** The version that was first seen last before it; of the first one, the one seen next. */
function versionBefore({ versions }: FunctionDetails, shown: FunctionVersion): FunctionVersion | null {
  const byTime = versions
    .filter((version) => version !== shown && version.ref !== shown.ref)
    .sort((a, b) => Date.parse(a.firstSeen) - Date.parse(b.firstSeen));
  const earlier = byTime.filter((version) => Date.parse(version.firstSeen) <= Date.parse(shown.firstSeen));
  return earlier.at(-1) ?? byTime[0] ?? null;
}
