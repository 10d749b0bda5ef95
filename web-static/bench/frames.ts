import type { Page } from "@playwright/test";

/** Milliseconds of each frame in which the flame graph was painted. */
export interface Frames {
  /** From the start of the frame to the start of the next: script, layout, raster of the canvas. */
  readonly whole: number[];
  /** Of that, the time in the flame graph's own code. */
  readonly script: number[];
  /** Tasks of more than 50 milliseconds, in which the page answers to nothing. */
  readonly longTasks: number[];
}

interface Recorder extends Frames {
  /** Script time of the frame that is under way. */
  spent: number;
  painted: boolean;
  running: boolean;
}

declare global {
  interface Window {
    recorder: Recorder;
  }
}

/** Starts to record frames in the page. A frame counts as painted when a canvas was cleared in it. */
export async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    const recorder: Recorder = { whole: [], script: [], longTasks: [], spent: 0, painted: false, running: true };
    window.recorder = recorder;
    new PerformanceObserver((list) => recorder.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ["longtask"],
    });
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...area) {
      recorder.painted = true;
      clear.apply(this, area);
    };
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        const start = performance.now();
        callback(time);
        recorder.spent += performance.now() - start;
      });
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      if (recorder.painted) {
        recorder.whole.push(now - last);
        recorder.script.push(recorder.spent);
      }
      last = now;
      recorder.painted = false;
      recorder.spent = 0;
      if (recorder.running) request(frame);
    };
    request(frame);
  });
}

/** Ends the recording and gives what was measured. */
export async function recorded(page: Page): Promise<Frames> {
  return page.evaluate(() => {
    window.recorder.running = false;
    return { whole: window.recorder.whole, script: window.recorder.script, longTasks: window.recorder.longTasks };
  });
}

/** "median 4.1  p99 9.8  max 12.0 ms" */
export function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `median ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)} ms`;
}
