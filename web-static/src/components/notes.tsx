import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { useCountdown } from "../state/countdown";
import { refresh } from "../state/resource";
import { Icon, type IconName } from "./icon";

/** A message in its place, with its way out beside it. */
export function Note(props: {
  icon: IconName;
  title: string;
  tone?: "warn" | "danger" | "ok";
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class={`note ${props.tone === undefined ? "" : `note-${props.tone}`}`} role="status">
      <Icon name={props.icon} />
      <div class="grow">
        <b>{props.title}</b>
        {props.children !== undefined && <p>{props.children}</p>}
        {props.actions !== undefined && <div class="acts">{props.actions}</div>}
      </div>
    </div>
  );
}

/** What went wrong with a call, with a way to try again; where the server named a time, it is tried by itself then. */
export function ProblemNote({ problem, actions }: { problem: Problem; actions?: ComponentChildren }) {
  const { type, title, detail, status, retryAt } = problem.facts;
  const wait = useCountdown(retryAt ?? null, refresh);
  const stopped = type === "cancelled";
  return (
    <Note
      icon={stopped ? "info" : "warn"}
      {...(!stopped && { tone: status >= 500 || status === 0 ? "danger" : "warn" })}
      title={title}
      actions={
        <>
          {actions}
          <button type="button" class="btn btn-s" onClick={refresh}>
            {stopped ? "Ask again" : retryAt === undefined ? "Try again" : "Try now"}
          </button>
        </>
      }
    >
      {detail}
      {retryAt !== undefined && <span aria-live="off"> Asked again by itself in {Math.ceil(wait / 1_000)} s.</span>}
    </Note>
  );
}

/** What to know to read the numbers right, on one quiet line; nothing when there is nothing to say. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  const words = warnings.join(" ");
  return (
    <div class="foot warnings" role="status" title={words}>
      <Icon name="warn" small />
      <span class="cut">{words}</span>
    </div>
  );
}

/** Draws its content only after 150 ms of waiting: what is quick does not flicker. */
export function Waiting({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), 150);
    return () => window.clearTimeout(timer);
  }, []);
  return shown ? <>{children}</> : null;
}

/** A bar where text will be; `width` in the unit of the style sheet (3 px). */
export function Skeleton({ width }: { width: number }) {
  return <span class="skel" style={{ "--sk": String(width) }} />;
}
