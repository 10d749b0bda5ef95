import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** What the button that opens a popover must carry. */
export interface PopoverButton {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-expanded": boolean;
  onClick(): void;
}

export interface PopoverProps {
  /** Draws the button with what it must carry. */
  button(attributes: PopoverButton): ComponentChildren;
  /** Draws the content; `close` also gives the focus back to the button. */
  children(close: () => void): ComponentChildren;
  class?: string;
  label: string;
  role?: "dialog" | "menu";
  align?: "start" | "end";
}

const GAP = 4;
const EDGE = 8;

/** A layer under a button. Closes on Escape, on a press elsewhere, when the focus leaves it and when the window's size changes. */
export function Popover(props: PopoverProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useLayoutEffect(() => {
    if (!open || layer.current === null || button.current === null) return;
    placeUnder(layer.current, button.current, props.align ?? "start");
    focusFirst(layer.current);
  }, [open, props.align]);
  useEffect(() => {
    if (!open) return;
    const pressed = (event: PointerEvent) => {
      const target = event.target as Node;
      if (layer.current?.contains(target) !== true && button.current?.contains(target) !== true) setOpen(false);
    };
    const resized = () => setOpen(false);
    // Before anything below hears of it: Escape closes the top layer only.
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", escaped, true);
    document.addEventListener("pointerdown", pressed);
    window.addEventListener("resize", resized);
    return () => {
      document.removeEventListener("keydown", escaped, true);
      document.removeEventListener("pointerdown", pressed);
      window.removeEventListener("resize", resized);
    };
  }, [open]);
  const keyed = (event: KeyboardEvent) => {
    event.stopPropagation(); // keys of the view below must not act while a layer is open
  };
  const left = (event: FocusEvent) => {
    const to = event.relatedTarget;
    if (to instanceof Node && layer.current?.contains(to) !== true && button.current?.contains(to) !== true) setOpen(false);
  };
  return (
    <>
      {props.button({ ref: button, "aria-expanded": open, onClick: () => setOpen(!open) })}
      {open && (
        <div
          ref={layer}
          class={`menu float ${props.class ?? ""}`}
          role={props.role ?? "dialog"}
          aria-label={props.label}
          onKeyDown={keyed}
          onFocusOut={left}
        >
          {props.children(close)}
        </div>
      )}
    </>
  );
}

function placeUnder(layer: HTMLElement, button: HTMLElement, align: "start" | "end"): void {
  const anchor = button.getBoundingClientRect();
  const size = layer.getBoundingClientRect();
  const wanted = align === "start" ? anchor.left : anchor.right - size.width;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - size.width - EDGE));
  const below = anchor.bottom + GAP;
  const top =
    below + size.height > window.innerHeight - EDGE ? Math.max(EDGE, Math.min(below, window.innerHeight - size.height - EDGE)) : below;
  layer.style.left = `${left}px`;
  layer.style.top = `${top}px`;
  layer.style.maxHeight = `${window.innerHeight - top - EDGE}px`;
}

function focusFirst(layer: HTMLElement): void {
  const first =
    layer.querySelector<HTMLElement>('[aria-selected="true"]') ??
    layer.querySelector<HTMLElement>('[role="option"], [role^="menuitem"], input, button, a[href]');
  // A layer of words alone takes the focus itself, so that keys can scroll it.
  if (first === null) layer.tabIndex = 0;
  (first ?? layer).focus();
}
