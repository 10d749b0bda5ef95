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

const SAID: Readonly<Partial<Record<SaidBy, string>>> = {
  label: "from its label",
  request: "asked for",
  mine: "set by you",
  everyones: "set for everyone",
  none: "",
};

/** The parts of the service's version that are known, and where the file is read when that is elsewhere. */
export function usedParts(answer: SourceAnswer, now: number): UsedPart[] {
  const own = ownParts(answer.version, answer, now);
  return (isOthers(answer.of) ? [...own, ...othersParts(answer, answer.of)] : own).filter((part) => part.value !== "");
}

function ownParts(version: UsedVersion, answer: SourceAnswer, now: number): UsedPart[] {
  const said = (part: keyof ServiceVersion) => SAID[version.from[part]] ?? "";
  const moved = answer.movedSince === true && !isOthers(answer.of);
  return [
    { name: "Repository", value: repositoryName(version.repository), said: said("repository") },
    { name: "Commit", value: commitOf(version), said: join([said("ref"), momentOf(version, moved, now)]) },
    { name: "Root path", value: version.rootPath, said: said("rootPath") },
  ];
}

function othersParts(answer: SourceAnswer, owner: SourceOwner): UsedPart[] {
  const { ref, movedSince } = answer;
  const repository = repositoryOfFile(answer);
  const place = repository === null ? "" : `${repository.name}${ref ? ` at ${shortRef(ref)}` : ""}`;
  return [
    { name: "Belongs to", value: ownerWords(owner), said: "" },
    { name: "Read from", value: place, said: movedSince === true ? "moved since" : "" },
  ];
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

/** The repository that the file is in, or is asked for in; null for code of others that no host here serves. */
export function repositoryOfFile({ of, repository, version }: SourceAnswer): SourceAnswer["repository"] {
  return isOthers(of) && repository?.url === version.repository ? null : repository;
}

/** "Go's standard library go1.24.1 (from the toolchain line of go.mod)"; a version nobody names is said to be unknown. */
export function ownerWords({ what, version, versionFrom }: SourceOwner): string {
  if (version === null || version === "") return `${what}, version unknown`;
  return `${what} ${version}${versionFrom === null || versionFrom === "" ? "" : ` (from ${versionFrom})`}`;
}

function join(words: readonly string[]): string {
  return words.filter((word) => word !== "").join(", ");
}
