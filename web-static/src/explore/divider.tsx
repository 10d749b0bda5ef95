import { useRef } from "preact/hooks";
import { signal } from "@preact/signals";

const KEPT = "lineflame.explore.table";
const [LEAST, MOST, STEP] = [20, 75, 2];

/** The table's part of the width in per cent, as this browser was told last; null while nobody moved it. */
export const tableShare = signal<number | null>(read());

/** The line between flame graph and table: dragged, or moved by arrow keys; a double click puts it back. */
export function Divider() {
  const dragging = useRef(false);
  const line = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent) => {
    const views = line.current?.closest(".views")?.getBoundingClientRect();
    if (!dragging.current || views === undefined || views.width === 0) return;
    put(((views.right - event.clientX) / views.width) * 100);
  };
  const share = tableShare.value ?? 40;
  const keyed = (event: KeyboardEvent) => {
    const to = { ArrowLeft: share + STEP, ArrowRight: share - STEP, Home: MOST, End: LEAST }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    put(to);
    keep();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with the focus is a widget: WAI-ARIA, window splitter
    <div
      ref={line}
      class="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the table"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={Math.round(share)}
      aria-valuetext={`${Math.round(share)} % of the width`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      title="Drag, or press ← →"
      onKeyDown={keyed}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => {
        dragging.current = false;
        keep();
      }}
      onPointerCancel={() => (dragging.current = false)}
      onDblClick={() => {
        tableShare.value = null;
        keep();
      }}
    />
  );
}

function put(share: number): void {
  tableShare.value = Math.max(LEAST, Math.min(MOST, share));
}

function keep(): void {
  try {
    if (tableShare.value === null) window.localStorage.removeItem(KEPT);
    else window.localStorage.setItem(KEPT, tableShare.value.toFixed(1));
  } catch {
    // forbidden storage: it counts until the page is left
  }
}

function read(): number | null {
  try {
    const kept = Number.parseFloat(window.localStorage.getItem(KEPT) ?? "");
    return kept >= LEAST && kept <= MOST ? kept : null;
  } catch {
    return null;
  }
}
