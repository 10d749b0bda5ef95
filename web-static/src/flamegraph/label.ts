import { shorterNames, withoutImportPath } from "../profile/names";

/** Widths in the font of a label, in pixels. */
export interface Measure {
  /** Whether a text is not wider than the room. */
  fits(text: string, room: number): boolean;
  /** Width of one letter. */
  letter(letter: string): number;
}

/** Narrower boxes have no label. */
export const LEAST_LABELLED = 26;
/** Free space beside a label, left and right together. */
export const LABEL_SPACE = 10;
/** A share is written at the right end where so much is left beside the name. */
export const SHARE_ROOM = 76;

/** Rooms under this show the shortest name when it has to be cut; wider ones say more. */
const SHORT_ROOM = 70;
/** Longer names are not looked at further: no screen shows them. */
const LONGEST = 512;

/**
 * What fits into a room: the whole name, else the longest of its shorter forms, else as much as fits and "…". Empty where not even two
 * letters fit.
 */
export function fitLabel(name: string, room: number, measure: Measure): string {
  const cropped = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  if (measure.fits(cropped, room)) return cropped;
  const forms = shorterNames(cropped);
  const fitting = forms.find((form) => measure.fits(form, room));
  return fitting ?? cut(room < SHORT_ROOM ? forms.at(-1)! : withoutImportPath(cropped), room, measure);
}

function cut(text: string, room: number, measure: Measure): string {
  const letters = Array.from(text);
  const left = room - measure.letter("…");
  let taken = 0;
  let used = 0;
  for (; taken < letters.length; taken++) {
    used += measure.letter(letters[taken]!);
    if (used > left) break;
  }
  return taken < 2 ? "" : `${letters.slice(0, taken).join("")}…`;
}
