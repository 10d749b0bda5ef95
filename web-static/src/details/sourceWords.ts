// What the panel says for every state of the source, in the words of the product.
import type { ConnectionAttempt, FunctionDetails, SourceAnswer } from "../api/types";
import type { IconName } from "../components/icon";
import { formatAmount, formatCount } from "../profile/numbers";
import { formatMoment } from "../profile/ranges";
import { ownerOf, repositoryName, shortRef } from "../profile/repositories";

export interface SourceWords {
  readonly icon: IconName;
  readonly tone: "note-c" | "warn" | "danger";
  /** In bold in the verdict row. */
  readonly title: string;
  /** After the title, in the verdict row. */
  readonly aside: string;
  /** In place of the source. */
  readonly text: string;
  /** Names within the text that stand out. */
  readonly strong?: readonly string[];
}

/** The words for an answer that brought no source; the server's own sentence where it has one to say. */
export function sourceWords(
  answer: SourceAnswer,
  details: FunctionDetails,
  attempt: ConnectionAttempt | null = null,
  now = Date.now(),
  service = "",
): SourceWords {
  if (answer.state === "no_labels") return noLabels(service);
  return accessWords(answer, repositoryOf(answer, details), attempt, now) ?? fileWords(answer, details);
}

/** The repository's name as it is called today. */
export function repositoryOf(answer: SourceAnswer | null, details: FunctionDetails): string {
  return answer?.repository?.name || repositoryName(details.selected?.repository ?? "");
}

function noLabels(service: string): SourceWords {
  const here = service === "" ? "" : `, or set them here for ${service}`;
  const text = `Send two labels with each profile${here}.`;
  return { icon: "tag", tone: "note-c", title: "This service does not say where its source is", aside: "", text, strong: [service] };
}

/** What stands between a person and the source: their access, or the host. Null when it is neither. */
function accessWords(answer: SourceAnswer, repository: string, attempt: ConnectionAttempt | null, now: number): SourceWords | null {
  const owner = ownerOf(repository);
  const strong = [repository, owner];
  switch (answer.state) {
    case "not_connected":
      return notConnected(answer, repository, attempt);
    case "connection_ended": {
      const when = answer.endedAt === null ? "" : ` on ${formatMoment(Date.parse(answer.endedAt), now)}`;
      return {
        icon: "clock",
        tone: "note-c",
        title: "Your connection ended",
        aside: "",
        text: `The host ended it${when}. Costs stay; source needs a new sign-in.`,
      };
    }
    case "no_access":
      if (answer.account === null) {
        const text = "The host answered “not found”, which it also says for private repositories.";
        return { icon: "lock", tone: "danger", title: `${repository} cannot be read`, aside: "", text };
      }
      return {
        icon: "lock",
        tone: "danger",
        title: `${answer.account} cannot read ${repository}`,
        aside: "",
        text:
          "The host answered “not found”, which it also says for private repositories. " +
          `Ask an owner of ${owner} for read access, or connect another account.`,
        strong,
      };
    case "single_sign_on":
      return {
        icon: "key",
        tone: "warn",
        title: `${owner} asks for single sign-on`,
        aside: "",
        text: `Your connection is fine, but ${owner} wants it confirmed through its own sign-on. You come back to this line.`,
        strong,
      };
    case "application_not_allowed":
      return {
        icon: "lock",
        tone: "danger",
        title: `${owner} has not let Lineflame in`,
        aside: "",
        // A host shows neither what it has nor who let which application in: it may also be the person who has no access.
        text:
          (answer.detail === "" ? `An owner of ${owner} must allow Lineflame for its repositories.` : answer.detail) +
          (answer.account === null ? "" : ` If one has, ${answer.account} cannot read this one.`),
        strong,
      };
    case "rate_limited":
      return { icon: "refresh", tone: "warn", title: "The host asks us to wait", aside: "", text: rateWords(answer) };
    case "host_down":
      return { icon: "plug", tone: "danger", title: "The host does not answer", aside: "", text: answer.detail };
    default:
      return null;
  }
}

function notConnected(answer: SourceAnswer, repository: string, attempt: ConnectionAttempt | null): SourceWords {
  if (attempt?.outcome === "refused") {
    return { icon: "fail", tone: "note-c", title: "You did not allow the connection", aside: "", text: "Nothing was stored." };
  }
  if (attempt?.outcome === "failed") {
    const text = attempt.detail === "" ? "The host sent you back without it. Nothing was stored." : attempt.detail;
    return { icon: "warn", tone: "warn", title: "The connection was not made", aside: "", text };
  }
  return {
    icon: "lock",
    tone: "note-c",
    title: "Connect to see the source",
    aside: "",
    text: `The costs are already here. ${answer.detail || `Source is read with your own access to ${repository} and shown to you only.`}`,
    strong: [repository],
  };
}

function rateWords(answer: SourceAnswer): string {
  return answer.anonymous ? "Rate limit for readers without an account reached." : "Rate limit reached.";
}

/** What is wrong with the labels, the commit or the file. */
function fileWords(answer: SourceAnswer, details: FunctionDetails): SourceWords {
  const repository = repositoryOf(answer, details);
  const at = shortRef(answer.commit ?? answer.ref);
  const file = answer.path ?? details.function.file;
  const say = (icon: IconName, title: string, text: string, aside = "", tone: SourceWords["tone"] = "note-c"): SourceWords => ({
    icon,
    tone,
    title,
    aside,
    text: answer.detail === "" ? text : answer.detail,
  });
  switch (answer.state) {
    case "no_host":
      return say(
        "plug",
        answer.title || `No host is set up for ${repository}`,
        `Nothing here may read ${repository}. Costs per line are complete.`,
      );
    case "not_found": {
      const tried = answer.search.length;
      const places = `${formatCount(tried)} ${tried === 1 ? "place" : "places"} tried at ${at}`;
      return say("search", `No file in ${repository} fits`, "The profile's file name leads to no file of the repository.", places);
    }
    case "other_repository":
      return say(
        "repo",
        answer.title || "This code is not in the service's repository",
        "It comes from another repository or from the language itself.",
      );
    case "not_a_file":
      return say(
        "folder",
        answer.title || `${file} is not a file`,
        `At ${at} the repository has a folder, a link or a submodule of that name.`,
      );
    case "binary":
      return say("file", "Not a text file", `${file} holds bytes, not lines.`);
    case "too_large":
      return say("file", "Too large to show", `${file} is ${formatAmount(answer.size ?? 0, "bytes")}. Costs per line are complete.`);
    case "commit_unknown":
      return say(
        "commit",
        answer.title || `The repository does not have ${at}`,
        `${repository} has no commit ${at}. Was it pushed?`,
        "",
        "warn",
      );
    case "lfs_pointer":
      return say("file", "Kept outside of git", `${file} is a pointer to large file storage. Costs per line are complete.`);
    case "host_error":
      return say("plug", answer.title || "The host cannot be read", "Costs per line are complete.", "", "danger");
    default:
      return say("file", "The file came without text", "The host named the file but sent no text.", "", "warn");
  }
}
