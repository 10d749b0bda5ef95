import { inkOn, mix, writeRgb, type Rgb } from "../canvas/colors";
import { readTokens } from "../canvas/tokens";
import type { FlameColumns } from "./columns";
import { hashOf, packageOf } from "../profile/names";

export type ColorBy = "origin" | "package";

/** The largest step of a difference, cheaper or dearer. */
const MOST_STEPS = 4;

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
  /** Colours of a difference: much cheaper first, no change in the middle, much dearer last; {@link stepColor} chooses. */
  readonly steps: readonly BoxColor[];
  readonly text: string;
  readonly focus: string;
  readonly fontFamily: string;
}

const ORIGIN_TINTS = 3;
const ORIGIN_TOKENS = ["own", "dep", "std", "run"].flatMap((origin) => [1, 2, 3].map((tint) => `--fg-${origin}-${tint}`));
const PACKAGE_TOKENS = Array.from({ length: 10 }, (_, hue) => `--pkg-${hue}`);
/** The root is nobody's code: the last grey. */
export const ROOT_COLOR = ORIGIN_TOKENS.length - 1;
const STEP_TOKENS = ["n4", "n3", "n2", "n1", "0", "p1", "p2", "p3", "p4"].map((step) => `--diff-${step}`);
/** How far boxes that do not match a search go towards the background. */
const FADE = 0.78;

/** The colour of each function, as a number into {@link Palette.boxes}. The tint is from the name, so that neighbours differ. */
export function colorsOf(functions: FlameColumns["functions"], colorBy: ColorBy): Uint8Array {
  return Uint8Array.from(functions.name, (name, i) => {
    if (colorBy === "package") return ORIGIN_TOKENS.length + (hashOf(packageOf(name, functions.file[i] ?? "")) % PACKAGE_TOKENS.length);
    return Math.min(functions.origin[i] ?? 3, 3) * ORIGIN_TINTS + (hashOf(name) % ORIGIN_TINTS);
  });
}

/** The colour of a step, -4 to 4. */
export function stepColor(palette: Palette, step: number): BoxColor {
  return palette.steps[step + MOST_STEPS] ?? palette.steps[MOST_STEPS]!;
}

/** Reads the tokens as they are at an element. It must be in the document. */
export function readPalette(host: HTMLElement): Palette {
  return readTokens(host, (read, fontFamily) => {
    const background = read("--surface");
    const faded = writeRgb(read("--text-3"));
    const [dark, light] = [read("--fg-ink-dark"), read("--fg-ink-light")];
    const painted = (fill: Rgb): BoxColor => ({
      fill: writeRgb(fill),
      ink: writeRgb(inkOn(fill, dark, light)),
      fadedFill: writeRgb(mix(fill, background, FADE)),
      fadedInk: faded,
    });
    const [boxes, steps] = [[...ORIGIN_TOKENS, ...PACKAGE_TOKENS], STEP_TOKENS].map((tokens) => tokens.map(read).map(painted));
    return { boxes: boxes!, steps: steps!, text: writeRgb(read("--text")), focus: writeRgb(read("--focus")), fontFamily };
  });
}
