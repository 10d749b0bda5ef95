import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Milliseconds until a moment, counted down second by second; 0 without one. Calls `done` once when it has come; a page that nobody looks
 * at waits until somebody does.
 */
export function useCountdown(at: number | null, done: () => void): number {
  const [now, setNow] = useState(Date.now);
  const action = useRef(done);
  action.current = done;
  useEffect(() => {
    if (at === null) return;
    setNow(Date.now());
    let over = false;
    const tick = () => {
      setNow(Date.now());
      if (over || Date.now() < at || document.visibilityState === "hidden") return;
      over = true;
      action.current();
    };
    const timer = window.setInterval(tick, 1_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [at]);
  return at === null ? 0 : Math.max(0, at - now);
}
