import type { Measure } from "./label";

/** Letters side by side are this much narrower than one by one, at most: kerning, and advances rounded to pixels. */
const TIGHTEST = 0.8;
const KEPT = 20_000;

/**
 * Text widths without asking the canvas each time. Letters are measured once per font; a text whose letters add up to little enough or
 * far too much is settled by them, only those near the limit are measured as a whole, and that once as well.
 */
export class TextWidths {
  readonly #context: CanvasRenderingContext2D;
  readonly #fonts = new Map<string, FontWidths>();

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** The widths in one font. Measuring sets the font of the context. */
  in(font: string): FontWidths {
    let widths = this.#fonts.get(font);
    if (widths === undefined) this.#fonts.set(font, (widths = new FontWidths(this.#context, font)));
    return widths;
  }

  /** Forgets all widths, for a change of the page's font or zoom. */
  clear(): void {
    this.#fonts.clear();
  }
}

/** Widths of texts in one font, in CSS pixels. */
export class FontWidths implements Measure {
  readonly #letters = new Map<string, number>();
  readonly #texts = new Map<string, number>();

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly font: string,
  ) {}

  fits(text: string, room: number): boolean {
    if (text.length * 2 > room) return false;
    const sum = this.#sum(text);
    if (sum <= room) return true;
    return sum * TIGHTEST <= room && this.width(text) <= room;
  }

  letter(letter: string): number {
    return this.#once(this.#letters, letter);
  }

  width(text: string): number {
    if (this.#texts.size >= KEPT) this.#texts.clear();
    return this.#once(this.#texts, text);
  }

  #sum(text: string): number {
    let sum = 0;
    for (const letter of text) sum += this.letter(letter);
    return sum;
  }

  #once(known: Map<string, number>, text: string): number {
    const before = known.get(text);
    if (before !== undefined) return before;
    this.context.font = this.font;
    const { width } = this.context.measureText(text);
    known.set(text, width);
    return width;
  }
}
