import { useLayoutEffect, useRef } from "preact/hooks";
import { FlameCanvas, type FlameEvents, type FlameState } from "./flameCanvas";

interface Ref<T> {
  current: T | null;
}

/** Makes a canvas draw the flame graph for as long as it is in the page, and hands each new state to it. */
export function useFlameCanvas(canvas: Ref<HTMLCanvasElement>, state: FlameState, events: FlameEvents): Ref<FlameCanvas> {
  const flame = useRef<FlameCanvas | null>(null);
  const latest = useRef(events);
  latest.current = events;
  useLayoutEffect(() => {
    const drawn = new FlameCanvas(canvas.current!, state, {
      onHover: (node, place) => latest.current.onHover(node, place),
      onPick: (node, place) => latest.current.onPick(node, place),
      onZoom: (node) => latest.current.onZoom(node),
      onMove: () => latest.current.onMove(),
    });
    flame.current = drawn;
    return () => drawn.dispose();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- made once; each state is handed on below
  }, []);
  useLayoutEffect(() => flame.current?.update(state));
  return flame;
}
