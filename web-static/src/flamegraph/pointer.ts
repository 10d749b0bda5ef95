/** What a pointer does on the canvas; places are CSS pixels from its top left corner. */
export interface PointerEvents {
  /** The pointer rests or moves without a button; null when it has left. */
  onHover(place: Place | null): void;
  /** A click, a tap, a right click or a long press: asks for the menu of what lies there. */
  onPick(place: Place): void;
  onDoubleClick(place: Place): void;
  /** A drag by so many pixels since the last call. */
  onDrag(right: number, down: number): void;
  /** A wheel turn or a pinch: above 1 is closer. */
  onZoom(factor: number, place: Place): void;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A pointer that moves less than this is clicking, not dragging. */
const DRAG_START = 4;
const LONG_PRESS = 500;
const LINE = 16;
/** Fingers closer than this are taken as this far apart: a zoom has no end there. */
const LEAST_PINCH = 16;

/** Turns the browser's events into {@link PointerEvents}. Gives the function that ends it. */
export function listenToPointer(canvas: HTMLCanvasElement, events: PointerEvents): () => void {
  const ended = new AbortController();
  const press = new Press(events);
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void, passive = true) =>
    canvas.addEventListener(name, listener, { signal: ended.signal, passive });
  on("pointerdown", (event) => press.down(event));
  on("pointermove", (event) => press.move(event, canvas));
  on("pointerup", (event) => press.up(event));
  on("pointercancel", (event) => press.forget(event));
  on("pointerleave", () => events.onHover(null));
  on("dblclick", (event) => events.onDoubleClick(placeOf(event)));
  on(
    "contextmenu",
    (event) => {
      event.preventDefault();
      // A key brings the menu without a pointer; that is the keyboard's part.
      if (event.button === 2 && !press.longPressed) events.onPick(placeOf(event));
    },
    false,
  );
  on("wheel", (event) => turn(event, events), false);
  return () => ended.abort();
}

/** How a finger's move changes what two fingers hold: the zoom and where to, and how far their middle went. */
export function pinched(before: Place, now: Place, other: Place): { factor: number; right: number; down: number; middle: Place } {
  const [old, wide] = [before, now].map((place) => Math.max(LEAST_PINCH, Math.hypot(place.x - other.x, place.y - other.y)));
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  return { factor: wide! / old!, right: (now.x - before.x) / 2, down: (now.y - before.y) / 2, middle };
}

function turn(event: WheelEvent, events: PointerEvents): void {
  event.preventDefault();
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
  const [right, down] = [event.deltaX * pixels, event.deltaY * pixels];
  if (event.shiftKey) events.onDrag(0, -(down === 0 ? right : down));
  else if (Math.abs(right) > Math.abs(down)) events.onDrag(-right, 0);
  else events.onZoom(Math.exp(-down * (event.ctrlKey ? 0.01 : 0.0025)), placeOf(event));
}

/** One press of a button or finger, from down to up. */
class Press {
  longPressed = false;
  #start: Place | null = null;
  #last: Place = { x: 0, y: 0 };
  #dragging = false;
  #timer = 0;
  /** Fingers on the glass, by pointer; two of them pinch. */
  readonly #fingers = new Map<number, Place>();

  constructor(readonly events: PointerEvents) {}

  down(event: PointerEvent): void {
    this.longPressed = false;
    if (event.button !== 0) return;
    if (event.pointerType === "touch") this.#fingers.set(event.pointerId, placeOf(event));
    if (this.#fingers.size > 1) {
      clearTimeout(this.#timer);
      this.#start = null;
      return;
    }
    this.#start = placeOf(event);
    this.#last = this.#start;
    this.#dragging = false;
    if (event.pointerType !== "mouse") this.#timer = window.setTimeout(() => this.#longPress(), LONG_PRESS);
  }

  move(event: PointerEvent, canvas: HTMLCanvasElement): void {
    const place = placeOf(event);
    if (this.#fingers.size > 1) {
      this.#pinch(event.pointerId, place);
      return;
    }
    if (this.#start === null) {
      if (event.pointerType === "mouse") this.events.onHover(place);
      return;
    }
    if (!this.#dragging && Math.hypot(place.x - this.#start.x, place.y - this.#start.y) < DRAG_START) return;
    if (!this.#dragging) {
      this.#dragging = true;
      clearTimeout(this.#timer);
      canvas.setPointerCapture(event.pointerId);
      this.events.onHover(null);
    }
    this.events.onDrag(place.x - this.#last.x, place.y - this.#last.y);
    this.#last = place;
  }

  up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const click = this.#start !== null && !this.#dragging && !this.longPressed;
    this.cancel();
    if (click) this.events.onPick(placeOf(event));
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#start = null;
    this.#dragging = false;
  }

  /** All fingers are gone, or the browser took them for itself. */
  forget(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.cancel();
  }

  /** One of two fingers moved: what lies between them stays between them. */
  #pinch(finger: number, place: Place): void {
    const before = this.#fingers.get(finger);
    const other = [...this.#fingers].find(([id]) => id !== finger)?.[1];
    if (before === undefined || other === undefined) return;
    this.#fingers.set(finger, place);
    const { factor, right, down, middle } = pinched(before, place, other);
    if (right !== 0 || down !== 0) this.events.onDrag(right, down);
    if (factor !== 1) this.events.onZoom(factor, middle);
  }

  #longPress(): void {
    this.longPressed = true;
    this.events.onPick(this.#last);
  }
}

function placeOf(event: MouseEvent): Place {
  return { x: event.offsetX, y: event.offsetY };
}
