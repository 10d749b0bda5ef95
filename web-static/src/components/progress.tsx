import { useEffect, useState } from "preact/hooks";

/** Quicker answers need no word. */
const LONG = 1_000;
/** From here on there is a word on what would help; seconds. */
const VERY_LONG = 10;

/** What is being waited for, once that takes more than a second, with a way to stop it. Place it only while waiting. */
export function Progress({ what, onCancel }: { what: string; onCancel(): void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setSeconds((before) => before + 1), LONG);
    return () => window.clearInterval(timer);
  }, []);
  if (seconds === 0) return null;
  return (
    <div class="progress">
      <span class="spin" aria-hidden="true" />
      <span role="status">Reading {what} …</span>
      <span class="muted" aria-hidden="true">
        {seconds}&#x202f;s
      </span>
      {seconds >= VERY_LONG && <span class="muted wide">A shorter range is answered sooner.</span>}
      <button type="button" class="btn btn-s" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
