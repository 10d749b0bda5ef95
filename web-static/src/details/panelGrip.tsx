import { useEffect, useState } from "preact/hooks";
import { forgetPanelWidth, keepPanelWidth, panelWidths, restorePanelWidth, setPanelWidth } from "./panelWidth";

const STEP = 24;

/** The panel's left edge, by which it is made wider and narrower: with the pointer, or with the arrows. */
export function PanelGrip() {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(restorePanelWidth, []);
  const { least, most } = panelWidths();
  const resize = (to: number) => {
    const taken = setPanelWidth(to);
    setWidth(taken);
    return taken;
  };
  const keyed = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? STEP : event.key === "ArrowRight" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    keepPanelWidth(resize(widthOf(event.currentTarget) + by));
  };
  const dragged = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement;
    if (grip.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX);
  };
  const released = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement;
    if (!grip.hasPointerCapture(event.pointerId)) return;
    grip.releasePointerCapture(event.pointerId);
    if (width !== null) keepPanelWidth(width);
  };
  // A separator with a value is a control: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      class="panel-grip"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={Math.max(least, Math.min(most, width ?? least))}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      title="Drag to make the panel wider; double click for its usual width"
      onKeyDown={keyed}
      onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={dragged}
      onPointerUp={released}
      onPointerCancel={released}
      onDblClick={() => {
        forgetPanelWidth();
        setWidth(null);
      }}
    />
  );
}

function widthOf(grip: EventTarget | null): number {
  return grip instanceof HTMLElement ? (grip.parentElement?.getBoundingClientRect().width ?? 0) : 0;
}
