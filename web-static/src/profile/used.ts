// Which version of which repository a source was looked for in, who said so, and whose code it is.
import type { SaidBy, ServiceVersion, SourceAnswer, SourceOwner, UsedVersion } from "../api/types";
import { formatMoment } from "./ranges";
import { isHash, repositoryName, shortRef } from "./repositories";

/** One part of the version used: "Commit", "main at 9f3c2ab", "from its label, as of 20 Nov 14:00, moved since". */
export interface UsedPart {
  readonly name: string;
  readonly value: string;
  readonly said: string;
}

const SAID: Readonly<Record<SaidBy, string>> = {
  label: "from its label",
  request: "asked for",
  mine: "set by you",
  everyones: "set for everyone",
  none: "",
};

/** The parts that are known. What was asked for because a label says it (`labelled`) is the label's word. */
export function usedParts(
  version: UsedVersion,
  { movedSince }: Pick<SourceAnswer, "movedSince">,
  labelled: ServiceVersion | null,
  now: number,
): UsedPart[] {
  const said = (part: keyof ServiceVersion) => {
    const by = version.from[part];
    return SAID[by === "request" && labelled !== null && labelled[part] === version[part] ? "label" : by] ?? "";
  };
  const parts = [
    { name: "Repository", value: repositoryName(version.repository), said: said("repository") },
    { name: "Commit", value: commitOf(version), said: join([said("ref"), momentOf(version, movedSince === true, now)]) },
    { name: "Root path", value: version.rootPath, said: said("rootPath") },
  ];
  return parts.filter((part) => part.value !== "");
}

function commitOf({ ref, commit }: UsedVersion): string {
  if (ref === "" || commit === null || isHash(ref)) return shortRef(ref);
  return `${ref} at ${shortRef(commit)}`;
}

/** Of a name that may move: when it was looked up, and whether it means something else today. */
function momentOf({ asOf }: UsedVersion, moved: boolean, now: number): string {
  return join([asOf === null ? "" : `as of ${formatMoment(Date.parse(asOf), now)}`, moved ? "moved since" : ""]);
}

/** Whether the file belongs to something else than the service's own repository. */
export function isOthers(owner: SourceOwner | null | undefined): owner is SourceOwner {
  return owner !== null && owner !== undefined && owner.kind !== "service";
}

/** "Go's standard library go1.24.1 (from the toolchain line of go.mod)"; a version nobody names is said to be unknown. */
export function ownerWords({ what, version, versionFrom }: SourceOwner): string {
  if (version === null || version === "") return `${what}, version unknown`;
  return `${what} ${version}${versionFrom === null || versionFrom === "" ? "" : ` (from ${versionFrom})`}`;
}

function join(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(", ");
}
