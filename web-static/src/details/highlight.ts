// Syntax colours by CodeMirror's parsers (Lezer). The parser of a language is fetched when a file of that language is shown.
import type { Parser } from "@lezer/common";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";

/** A stretch of one line in one colour; class "" is plain text. */
export interface Token {
  readonly text: string;
  readonly class: string;
}

const COLOURS = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.bool, tags.null, tags.self], class: "k" },
  { tag: [tags.string, tags.special(tags.string), tags.character, tags.regexp, tags.docString], class: "s" },
  { tag: [tags.number], class: "n" },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.annotation], class: "t" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.function(tags.definition(tags.variableName))],
    class: "f",
  },
  { tag: [tags.comment, tags.lineComment, tags.blockComment, tags.docComment], class: "c" },
]);

const PARSERS: Readonly<Record<string, () => Promise<Parser>>> = {
  go: async () => (await import("@lezer/go")).parser,
  java: async () => (await import("@lezer/java")).parser,
  python: async () => (await import("@lezer/python")).parser,
  javascript: async () => (await import("@lezer/javascript")).parser.configure({ dialect: "jsx" }),
  typescript: async () => (await import("@lezer/javascript")).parser.configure({ dialect: "ts jsx" }),
};

/** The file's lines as coloured stretches, one array a line; null for languages without a parser here. */
export async function colouredLines(text: string, language: string): Promise<Token[][] | null> {
  const parser = await PARSERS[language.toLowerCase()]?.();
  if (parser === undefined) return null;
  const code = text.replace(/\r\n?/g, "\n");
  const lines: Token[][] = [[]];
  highlightCode(
    code,
    parser.parse(code),
    COLOURS,
    (part, classes) => lines.at(-1)?.push({ text: part, class: classes }),
    () => lines.push([]),
  );
  return lines;
}
