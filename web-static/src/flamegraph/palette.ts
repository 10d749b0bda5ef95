import { inkOn, mix, writeRgb } from "../canvas/colors";
import { readTokens } from "../canvas/tokens";
import type { FlameColumns } from "./columns";
import { hashOf, packageOf } from "../profile/names";

export type ColorBy = "origin" | "package";

/** How a box is painted: at rest, and faded while a search matches something else. */
export interface BoxColor {
  readonly fill: string;
  readonly ink: string;
  readonly fadedFill: string;
  readonly fadedInk: string;
}

/** The page's tokens as colours a canvas takes, read once per theme. */
export interface Palette {
  /** Tints by origin first, then those by package; {@link colorsOf} gives numbers into it. */
  readonly boxes: readonly BoxColor[];
  readonly text: string;
  readonly focus: string;
  readonly fontFamily: string;
}

const ORIGIN_TINTS = 3;
const ORIGIN_TOKENS = ["own", "dep", "std", "run"].flatMap((origin) => [1, 2, 3].map((tint) => `--fg-${origin}-${tint}`));
const PACKAGE_TOKENS = Array.from({ length: 10 }, (_, hue) => `--pkg-${hue}`);
/** The root is nobody's code: the last grey. */
export const ROOT_COLOR = ORIGIN_TOKENS.length - 1;
/** How far boxes that do not match a search go towards the background. */
const FADE = 0.78;

/** The colour of each function, as a number into {@link Palette.boxes}. The tint is from the name, so that neighbours differ. */
export function colorsOf(functions: FlameColumns["functions"], colorBy: ColorBy): Uint8Array {
  return Uint8Array.from(functions.name, (name, i) => {
    if (colorBy === "package") return ORIGIN_TOKENS.length + (hashOf(packageOf(name, functions.file[i] ?? "")) % PACKAGE_TOKENS.length);
    return Math.min(functions.origin[i] ?? 3, 3) * ORIGIN_TINTS + (hashOf(name) % ORIGIN_TINTS);
  });
}

/** Reads the tokens as they are at an element. It must be in the document. */
export function readPalette(host: HTMLElement): Palette {
  return readTokens(host, (read, fontFamily) => {
    const background = read("--surface");
    const faded = writeRgb(read("--text-3"));
    const [dark, light] = [read("--fg-ink-dark"), read("--fg-ink-light")];
    const boxes = [...ORIGIN_TOKENS, ...PACKAGE_TOKENS].map(read).map((fill) => ({
      fill: writeRgb(fill),
      ink: writeRgb(inkOn(fill, dark, light)),
      fadedFill: writeRgb(mix(fill, background, FADE)),
      fadedInk: faded,
    }));
    return { boxes, text: writeRgb(read("--text")), focus: writeRgb(read("--focus")), fontFamily };
  });
}
