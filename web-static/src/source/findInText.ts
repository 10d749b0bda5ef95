// Search in a file's lines, drawn or not.

/** Numbers of the lines that hold the text, ascending; capitals count only where the text has some. */
export function linesWith(source: readonly string[], text: string): readonly number[] {
  if (text === "") return [];
  const exact = text !== text.toLowerCase();
  const found: number[] = [];
  source.forEach((line, index) => {
    if ((exact ? line : line.toLowerCase()).includes(text)) found.push(index + 1);
  });
  return found;
}

/** The next line found after (1) or before (-1) a line, round and round; null when none is. */
export function nextFound(found: readonly number[], line: number, step: 1 | -1): number | null {
  const next = step > 0 ? found.find((one) => one > line) : found.findLast((one) => one < line);
  return next ?? (step > 0 ? found[0] : found.at(-1)) ?? null;
}
