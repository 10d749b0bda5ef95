import { stillPreferred } from "../state/appearance";
import { onThemeChange } from "../canvas/tokens";
import { Camera } from "./camera";
import type { DifferenceView } from "./difference";
import type { Matches } from "./find";
import { Boxes, PADDING, layOut, nodeAt, scaleOf, topOf, type Surface } from "./layout";
import { Painter, type Scene } from "./painter";
import { colorsOf, readPalette, type ColorBy, type Palette } from "./palette";
import { listenToPointer, type Place } from "./pointer";
import type { FlameTree } from "./tree";

/** What is shown; nodes are those of the tree, -1 for none. */
export interface FlameState {
  readonly tree: FlameTree;
  readonly title: string;
  readonly matches: Matches | null;
  readonly selectedFunction: number;
  readonly colorBy: ColorBy;
  readonly difference: DifferenceView | undefined;
  readonly zoomNode: number;
  /** The box the keyboard is at. */
  readonly current: number;
  /** The match that was stepped to. */
  readonly match: number;
  /** Whether boxes grow upwards from the root. */
  readonly upwards: boolean;
  /** The box whose menu is open. */
  readonly inMenu: number;
}

export interface FlameEvents {
  /** The box under the pointer, -1 for none. */
  onHover(node: number, place: Place): void;
  /** The menu of a box was asked for; -1 beside all boxes. */
  onPick(node: number, place: Place): void;
  /** A box was double-clicked. */
  onZoom(node: number): void;
  /** The picture moved under what points into it. */
  onMove(): void;
}

const KEY_ZOOM = 1.6;
/** A match narrower than this is zoomed to, in pixels. */
const LEAST_SHOWN = 12;

/**
 * The flame graph on a canvas: brings together where it is looked at from (camera), what is then seen (layout), and the drawing of it
 * (painter). Draws only when something changed, once per frame at most.
 */
export class FlameCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #events: FlameEvents;
  readonly #painter: Painter;
  readonly #camera: Camera;
  readonly #boxes = new Boxes();
  readonly #ends: (() => void)[];
  #state: FlameState;
  #palette: Palette;
  #colors: Uint8Array;
  #surface: Surface = { width: 0, height: 0, scroll: 0 };
  #hovered = -1;
  #frame = 0;

  /** Starts to draw and to listen; {@link dispose} ends both. */
  constructor(canvas: HTMLCanvasElement, state: FlameState, events: FlameEvents) {
    this.#canvas = canvas;
    // A finger pans the graph, not the page.
    canvas.style.touchAction = "none";
    this.#events = events;
    this.#state = state;
    this.#painter = new Painter(canvas);
    this.#camera = new Camera(state.tree);
    this.#camera.load(state.tree, Math.max(0, state.zoomNode));
    this.#palette = readPalette(this.#host());
    this.#colors = colorsOf(state.tree.functions, state.colorBy);
    const resized = new ResizeObserver(() => this.#resize());
    resized.observe(canvas);
    this.#ends = [
      () => resized.disconnect(),
      onThemeChange(() => this.#readTheme()),
      listenToPointer(canvas, this.#pointerEvents()),
      this.#followFocus(),
    ];
    this.#resize();
  }

  update(state: FlameState): void {
    const before = this.#state;
    this.#state = state;
    if ((Object.keys(state) as (keyof FlameState)[]).every((part) => state[part] === before[part])) return;
    if (state.tree !== before.tree || state.colorBy !== before.colorBy) this.#colors = colorsOf(state.tree.functions, state.colorBy);
    if (state.tree !== before.tree) {
      this.#hovered = -1;
      const [node, old] = [Math.max(0, state.zoomNode), Math.max(0, before.zoomNode)];
      if (state.tree.nameOf(node) === before.tree.nameOf(old)) this.#camera.reload(state.tree, node, old);
      else this.#camera.load(state.tree, node);
      this.#camera.resize(this.#surface.height);
    } else if (state.zoomNode !== before.zoomNode) this.goTo(state.zoomNode);
    if (state.current !== before.current && state.current >= 0) this.#camera.reveal(state.current, performance.now(), !stillPreferred());
    if (state.match !== before.match && state.match >= 0) this.#show(state.match);
    this.#draw();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#ends.forEach((end) => end());
  }

  /** Zooms to a node; -1 is everything. */
  goTo(node: number): void {
    this.#camera.goTo(Math.max(0, node), performance.now(), !stillPreferred());
    this.#moved();
  }

  /** Whether a node fills the width, neither zoomed nor panned further. */
  isAt(node: number): boolean {
    return this.#camera.isAt(Math.max(0, node));
  }

  /** Brings a box into sight, and closer where it is too small to be seen. */
  #show(node: number): void {
    const now = performance.now();
    const width = this.#state.tree.extent[node]! * scaleOf(this.#camera.viewportAt(now), this.#surface);
    if (width < LEAST_SHOWN) this.#camera.goTo(node, now, !stillPreferred());
    else this.#camera.reveal(node, now, !stillPreferred());
  }

  /** One step closer, or further for `closer` false, around the keyboard's box or the middle. */
  zoomStep(closer: boolean): void {
    const { tree, current } = this.#state;
    const { from, to } = this.#camera.viewportAt(performance.now());
    const middle = (from + to) / 2;
    const box = current > 0 ? tree.start[current]! + tree.extent[current]! / 2 : middle;
    this.#camera.zoomBy(closer ? KEY_ZOOM : 1 / KEY_ZOOM, Math.min(to, Math.max(from, box)), performance.now());
    this.#moved();
  }

  /** Scrolls by a share of the height, negative upwards. */
  page(share: number): void {
    this.#camera.scrollBy((this.#state.upwards ? -share : share) * this.#surface.height);
    this.#moved();
  }

  /** Where the menu of a box belongs: just below its left part that is in sight. */
  placeBelow(node: number): Place {
    const surface = this.#surfaceAt(performance.now());
    const viewport = this.#camera.viewportAt(performance.now());
    const scale = scaleOf(viewport, surface);
    const { tree } = this.#state;
    const left = Math.max(PADDING, PADDING + (tree.start[node]! - viewport.from) * scale);
    const right = Math.min(surface.width - PADDING, PADDING + (tree.start[node]! + tree.extent[node]! - viewport.from) * scale);
    const y = topOf(tree.rowOf(node), surface) + 16;
    return { x: left + Math.min(64, Math.max(0, right - left) / 3), y };
  }

  #pointerEvents() {
    return {
      onHover: (place: Place | null) => this.#hover(place),
      onPick: (place: Place) => this.#events.onPick(this.#nodeAt(place), place),
      onDoubleClick: (place: Place) => {
        const node = this.#nodeAt(place);
        if (node >= 0) this.#events.onZoom(node);
      },
      onDrag: (right: number, down: number) => {
        const now = performance.now();
        this.#camera.panBy(-right / (scaleOf(this.#camera.viewportAt(now), this.#surface) || 1), now);
        this.#camera.scrollBy(this.#state.upwards ? down : -down);
        this.#moved();
      },
      onZoom: (factor: number, place: Place) => {
        const now = performance.now();
        const viewport = this.#camera.viewportAt(now);
        this.#camera.zoomBy(factor, viewport.from + (place.x - PADDING) / (scaleOf(viewport, this.#surface) || 1), now);
        this.#moved();
      },
    };
  }

  #moved(): void {
    this.#setHovered(-1, { x: 0, y: 0 });
    this.#events.onMove();
    this.#draw();
  }

  #hover(place: Place | null): void {
    this.#setHovered(place === null ? -1 : this.#nodeAt(place), place ?? { x: 0, y: 0 });
  }

  #setHovered(node: number, place: Place): void {
    if (node !== this.#hovered) this.#draw();
    if (node !== this.#hovered || node >= 0) this.#events.onHover(node, place);
    this.#hovered = node;
  }

  #nodeAt(place: Place): number {
    const now = performance.now();
    return nodeAt(this.#state.tree, this.#camera.viewportAt(now), this.#surfaceAt(now), place.x, place.y);
  }

  #resize(): void {
    this.#surface = { ...this.#surface, width: this.#canvas.clientWidth, height: this.#canvas.clientHeight };
    this.#camera.resize(this.#surface.height);
    // At once, not with the next frame: a canvas that changes its size is blank until it is painted.
    this.#paint(performance.now());
  }

  #followFocus(): () => void {
    const ended = new AbortController();
    for (const name of ["focus", "blur"]) this.#canvas.addEventListener(name, () => this.#draw(), { signal: ended.signal });
    return () => ended.abort();
  }

  #readTheme(): void {
    this.#palette = readPalette(this.#host());
    this.#painter.forgetTheme();
    this.#draw();
  }

  #host(): HTMLElement {
    return this.#canvas.parentElement ?? document.body;
  }

  #surfaceAt(now: number): Surface {
    return { ...this.#surface, scroll: this.#camera.scrollAt(now), upwards: this.#state.upwards };
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#paint(performance.now()));
  }

  #paint(now: number): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const surface = this.#surfaceAt(now);
    if (surface.width === 0 || surface.height === 0) return;
    layOut(this.#state.tree, this.#camera.viewportAt(now), surface, this.#boxes);
    this.#painter.paint(this.#scene(now), this.#boxes, surface);
    if (this.#camera.isMoving(now)) this.#draw();
  }

  #scene(now: number): Scene {
    return {
      ...this.#state,
      palette: this.#palette,
      colors: this.#colors,
      difference: this.#state.difference,
      hovered: this.#state.inMenu >= 0 ? this.#state.inMenu : this.#hovered,
      current: this.#canvas.matches(":focus-visible") ? this.#state.current : this.#state.match,
      labels: this.#camera.labelsAt(now),
    };
  }
}
