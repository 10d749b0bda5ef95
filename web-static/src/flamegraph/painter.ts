import { formatShare } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { holdsMatch, type Matches } from "./find";
import { LABEL_SPACE, LEAST_LABELLED, SHARE_ROOM, fitLabel } from "./label";
import { BOX_HEIGHT, topOf, type Boxes, type Surface } from "./layout";
import type { DifferenceView } from "./difference";
import { ROOT_COLOR, stepColor, type BoxColor, type Palette } from "./palette";
import { TextWidths } from "./textWidths";
import type { FlameTree } from "./tree";

/** All that a frame shows, besides where the boxes are. Nodes and functions are -1 where there is none. */
export interface Scene {
  readonly tree: FlameTree;
  readonly title: string;
  readonly palette: Palette;
  /** Colour of each function, as a number into the palette. */
  readonly colors: Uint8Array;
  /** Colours and words of a comparison in place of costs. */
  readonly difference: DifferenceView | undefined;
  readonly matches: Matches | null;
  readonly selectedFunction: number;
  readonly hovered: number;
  /** The box the keyboard is at, as long as the keyboard is used. */
  readonly current: number;
  /** How visible the labels are, 0 to 1. */
  readonly labels: number;
}

const TEXT = 11.5;
const SHARE_TEXT = 11;
const BASELINE = 10.5;
const HATCH = 5;
/** Wider boxes have round corners, hatching. */
const ROUNDED = 6;
const HATCHED = 8;

/** Draws boxes on a canvas. Knows nothing of zooming and input. */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #widths: TextWidths;
  readonly #hatches = new Map<string, CanvasPattern | null>();
  #ratio = 1;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser gives no 2D canvas.");
    this.#canvas = canvas;
    this.#context = context;
    this.#widths = new TextWidths(context);
  }

  /** To be called when the theme has changed. */
  forgetTheme(): void {
    this.#hatches.clear();
    this.#widths.clear();
  }

  paint(scene: Scene, boxes: Boxes, surface: Surface): void {
    this.#fitCanvas(surface);
    const marked: number[] = [];
    for (let box = 0; box < boxes.count; box++) {
      const first = boxes.first[box]!;
      const top = topOf(boxes.row[box]!, surface);
      const left = this.#snapped(Math.max(-ROUNDED, boxes.left[box]!));
      const right = this.#snapped(Math.min(surface.width + ROUNDED, boxes.right[box]!));
      const faded = this.#isFaded(scene, first, boxes.last[box]!);
      const color = this.#colorOf(scene, first);
      if (boxes.isStripe(box)) this.#stripe(left, right, top, faded ? color.fadedFill : color.fill);
      else this.#box(scene, first, left, Math.max(1, right - left - 1), top, color, faded);
      if (this.#isMarked(scene, first, boxes.last[box]!)) marked.push(box);
    }
    for (const box of marked) this.#mark(scene, boxes, box, surface);
  }

  #fitCanvas(surface: Surface): void {
    this.#ratio = devicePixelRatio || 1;
    const width = Math.round(surface.width * this.#ratio);
    const height = Math.round(surface.height * this.#ratio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    this.#context.clearRect(0, 0, surface.width, surface.height);
    this.#context.textBaseline = "middle";
  }

  #isFaded(scene: Scene, first: number, last: number): boolean {
    return scene.matches !== null && !holdsMatch(scene.matches, first, last);
  }

  #colorOf(scene: Scene, node: number): BoxColor {
    if (scene.difference !== undefined) return stepColor(scene.palette, scene.difference.steps[scene.tree.source[node]!] ?? 0);
    return scene.palette.boxes[scene.colors[scene.tree.functionOf[node]!] ?? ROOT_COLOR]!;
  }

  #stripe(left: number, right: number, top: number, fill: string): void {
    this.#context.fillStyle = fill;
    this.#context.globalAlpha = 0.7;
    this.#context.fillRect(left, top, Math.max(1 / this.#ratio, right - left), BOX_HEIGHT);
    this.#context.globalAlpha = 1;
  }

  #box(scene: Scene, node: number, left: number, width: number, top: number, color: BoxColor, faded: boolean): void {
    const context = this.#context;
    const ink = faded ? color.fadedInk : color.ink;
    context.fillStyle = faded ? color.fadedFill : color.fill;
    if (width > ROUNDED) {
      context.beginPath();
      context.roundRect(left, top, width, BOX_HEIGHT, 2);
      context.fill();
    } else context.fillRect(left, top, width, BOX_HEIGHT);
    if (scene.tree.inlined[node] === 1 && width > HATCHED) {
      context.fillStyle = this.#hatch(ink) ?? ink;
      context.fillRect(left, top, width, BOX_HEIGHT);
    }
    if (width > LEAST_LABELLED && scene.labels > 0) this.#label(scene, node, Math.max(0, left), left + width, top, ink);
  }

  #label(scene: Scene, node: number, left: number, right: number, top: number, ink: string): void {
    const context = this.#context;
    const { tree, palette } = scene;
    const room = Math.min(right, this.#canvas.width / this.#ratio) - left;
    const marked = tree.functionOf[node] === scene.selectedFunction;
    const font = `${tree.inlined[node] === 1 ? "italic " : ""}${marked ? 600 : 400} ${TEXT}px ${palette.fontFamily}`;
    const measure = this.#widths.in(font);
    const text = fitLabel(node === 0 ? scene.title : tree.nameOf(node), room - LABEL_SPACE, measure);
    if (text === "") return;
    context.globalAlpha = scene.labels;
    context.font = font;
    context.fillStyle = ink;
    context.fillText(text, left + LABEL_SPACE / 2, top + BASELINE);
    if (node > 0 && measure.fits(text, room - SHARE_ROOM)) this.#share(scene, node, left + room, top);
    context.globalAlpha = 1;
  }

  #share({ tree, palette, difference }: Scene, node: number, right: number, top: number): void {
    const context = this.#context;
    const words = difference?.note(tree.source[node]!) ?? formatShare(shareOf(tree.total[node]!, tree.total[0]!));
    context.font = `400 ${SHARE_TEXT}px ${palette.fontFamily}`;
    context.textAlign = "right";
    context.fillText(words, right - 6, top + BASELINE);
    context.textAlign = "left";
  }

  #isMarked(scene: Scene, first: number, last: number): boolean {
    const inside = (node: number) => node >= first && node <= last;
    return inside(scene.hovered) || inside(scene.current) || (first === last && scene.tree.functionOf[first] === scene.selectedFunction);
  }

  /** Outlines: of the selected function, of the box under the pointer, and of the keyboard's box. */
  #mark(scene: Scene, boxes: Boxes, box: number, surface: Surface): void {
    const context = this.#context;
    const first = boxes.first[box]!;
    const left = Math.max(-ROUNDED, boxes.left[box]!);
    const width = Math.max(2, Math.min(surface.width + ROUNDED, boxes.right[box]!) - left - 1);
    const top = topOf(boxes.row[box]!, surface);
    const outline = (color: string, line: number) => {
      context.strokeStyle = color;
      context.lineWidth = line;
      context.beginPath();
      context.roundRect(left + line / 2, top + line / 2, Math.max(1, width - line), BOX_HEIGHT - line, 2);
      context.stroke();
    };
    const holds = (node: number) => node >= first && node <= boxes.last[box]!;
    if (holds(scene.current)) outline(scene.palette.text, 2);
    else if (scene.tree.functionOf[first] === scene.selectedFunction) outline(scene.palette.focus, 2);
    else outline(scene.palette.text, 1.5);
  }

  /** A pattern of thin slanted lines; drawn once per ink. */
  #hatch(ink: string): CanvasPattern | null {
    const known = this.#hatches.get(`${ink}${this.#ratio}`);
    if (known !== undefined) return known;
    const size = Math.max(2, Math.round(HATCH * this.#ratio));
    const tile = new OffscreenCanvas(size, size);
    const context = tile.getContext("2d")!;
    context.strokeStyle = ink;
    context.globalAlpha = 0.16;
    context.lineWidth = this.#ratio;
    context.beginPath();
    // Three lines, so that the corners of the tile meet those of its neighbours.
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift - 1, size + 1);
      context.lineTo(shift + size + 1, -1);
    }
    context.stroke();
    const pattern = this.#context.createPattern(tile, "repeat");
    pattern?.setTransform(new DOMMatrix().scale(1 / this.#ratio));
    this.#hatches.set(`${ink}${this.#ratio}`, pattern);
    return pattern;
  }

  /** On a whole device pixel, so that edges are sharp. */
  #snapped(x: number): number {
    return Math.round(x * this.#ratio) / this.#ratio;
  }
}
