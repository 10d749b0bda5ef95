import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "../components/icon";
import type { BoxFacts } from "./describe";
import type { Place } from "./pointer";

export interface MenuItem {
  readonly label: string;
  readonly icon: IconName;
  /** The key that does the same, here and on the canvas. */
  readonly key?: string;
  /** Starts a group: a line is drawn above. */
  readonly group?: boolean;
  run(): void;
}

interface ContextMenuProps {
  readonly facts: BoxFacts;
  readonly items: readonly MenuItem[];
  /** In pixels from the top left corner of the window. */
  readonly place: Place;
  /** Called when an item was chosen, and for Escape, Tab, a press elsewhere and a scroll. */
  onClose(): void;
}

/** Free space between the menu and the window's edge. */
const EDGE = 8;
/** Distance from the pointer. */
const GAP = 6;

/** The menu of a box. Takes the focus while it is open; closing gives it back in the caller's hands. */
export function ContextMenu({ facts, items, place, onClose }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    position(menu.current!, place);
    focusItem(menu.current!, 0);
  }, [place]);
  useEffect(() => closeOnOutside(menu.current!, onClose), [onClose]);
  const choose = (item: MenuItem) => {
    onClose();
    item.run();
  };
  return (
    <div
      ref={menu}
      class="menu ctx"
      role="menu"
      aria-label={facts.name}
      onKeyDown={(event) => onKey(event, menu.current!, items, choose, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div class="menu-head" role="presentation">
        <div class="mono strong cut" title={facts.name}>
          {facts.name}
        </div>
        <div class="muted" title={facts.exactTotal}>
          {facts.words ?? `Total ${facts.total} (${facts.share}) · Self ${facts.self}`}
        </div>
      </div>
      {items.map((item) => (
        <>
          {item.group === true && <hr />}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => choose(item)}
            onPointerMove={(event) => event.currentTarget.focus()}
          >
            <Icon name={item.icon} />
            {item.label}
            {item.key !== undefined && <kbd class="kbd">{item.key}</kbd>}
          </button>
        </>
      ))}
    </div>
  );
}

function onKey(
  event: KeyboardEvent,
  menu: HTMLElement,
  items: readonly MenuItem[],
  choose: (item: MenuItem) => void,
  close: () => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  const at = itemsOf(menu).indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const letter = items.find((item) => item.key?.length === 1 && item.key.toLowerCase() === event.key.toLowerCase());
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (event.key === "ArrowDown") focusItem(menu, at === last ? 0 : at + 1);
  else if (event.key === "ArrowUp") focusItem(menu, at <= 0 ? last : at - 1);
  else if (event.key === "Home") focusItem(menu, 0);
  else if (event.key === "End") focusItem(menu, last);
  else if (letter !== undefined) choose(letter);
  else return;
  event.preventDefault();
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return Array.from(menu.querySelectorAll<HTMLElement>("[role=menuitem]"));
}

/** The item with the focus is the active one; the style shows it. */
function focusItem(menu: HTMLElement, index: number): void {
  itemsOf(menu).forEach((item, i) => item.classList.toggle("is-active", i === index));
  itemsOf(menu)[index]?.focus({ preventScroll: true });
}

/**
 * Below the pointer, or above it where there is no room, wholly in the window; never under the pointer, where the second half of a
 * double click would meet it. Fixed, as the flame graph cuts off what sticks out of it.
 */
function position(menu: HTMLElement, place: Place): void {
  const left = Math.max(EDGE, Math.min(place.x, innerWidth - menu.offsetWidth - EDGE));
  const below = place.y + GAP;
  const fits = below + menu.offsetHeight <= innerHeight - EDGE;
  menu.style.position = "fixed";
  menu.style.left = `${left}px`;
  menu.style.top = `${fits ? below : Math.max(EDGE, place.y - menu.offsetHeight - GAP)}px`;
}

function closeOnOutside(menu: HTMLElement, close: () => void): () => void {
  const ended = new AbortController();
  const outside = (event: Event) => {
    if (!(event.target instanceof Node && menu.contains(event.target))) close();
  };
  for (const name of ["pointerdown", "wheel"]) document.addEventListener(name, outside, { signal: ended.signal, capture: true });
  window.addEventListener("blur", close, { signal: ended.signal });
  window.addEventListener("resize", close, { signal: ended.signal });
  return () => ended.abort();
}
