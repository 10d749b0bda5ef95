import type { CheckedLine, SelfCheck } from "../../api/selfCheck";

const MARKS: Readonly<Record<CheckedLine["state"], string>> = { fine: "ok   ", to_do: "TO DO", unknown: "?    " };

/** "1 thing to do, 7 fine". */
export function verdict({ toDo, fine }: SelfCheck): string {
  if (toDo === 0) return `Nothing to do, ${fine} fine`;
  return `${toDo} ${toDo === 1 ? "thing" : "things"} to do, ${fine} fine`;
}

/** The page as plain text, to be sent to somebody. The server's words hold no secret. */
export function reportText(check: SelfCheck): string {
  const lines = [`Lineflame self-check, ${check.at}: ${verdict(check)}`];
  for (const group of check.groups) {
    lines.push("", group.title);
    for (const line of group.lines) {
      const value = line.value === "" ? "" : ` [${line.value}]`;
      lines.push(`  ${MARKS[line.state]} ${line.title}: ${line.words}${value}`);
      if (line.advice !== null) lines.push(`        ${line.advice}`);
      lines.push(...line.notes.map((note) => `        ${note.at} ${note.words}`));
    }
  }
  return `${lines.join("\n")}\n`;
}
