// What the panel says for every state of the source, in the words of the product.
import type { FunctionDetails, SourceAnswer } from "../api/types";
import type { IconName } from "../components/icon";
import { formatAmount, formatCount } from "../profile/numbers";
import { repositoryName, shortRef } from "../profile/repositories";

export interface SourceWords {
  readonly icon: IconName;
  readonly tone: "note-c" | "warn" | "danger";
  /** In bold in the verdict row. */
  readonly title: string;
  /** After the title, in the verdict row. */
  readonly aside: string;
  /** In place of the source. */
  readonly text: string;
}

/** The words for an answer that brought no source; the server's own sentence where it has one to say. */
export function sourceWords(answer: SourceAnswer, details: FunctionDetails): SourceWords {
  const repository = repositoryName(answer.repository?.url ?? details.selected?.repository ?? "");
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
    case "no_labels":
      return { ...say("tag", "This service does not say where its source is", ""), text: "Send two labels with each profile." };
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
    case "host_error":
      return say("plug", answer.title || "The host does not answer", "Costs per line are complete.", "", "danger");
    case "found":
      return say("file", "The file came without text", "The host named the file but sent no text.", "", "warn");
  }
}
