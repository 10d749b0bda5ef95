import { useEffect, useState } from "preact/hooks";
import { Icon, type IconName } from "./icon";

/** Puts a text on the clipboard; false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Plain HTTP on another host has no clipboard interface: the old way through a selection still works there. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

export interface CopyButtonProps {
  /** What is copied, said by screen readers and on hover: "Copy file path". */
  label: string;
  text(): string;
  class?: string;
  icon?: IconName;
  /** Shown beside the icon. */
  words?: string;
}

/** Copies a text and says so for a moment. */
export function CopyButton(props: CopyButtonProps) {
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = window.setTimeout(() => setDone(null), 1_600);
    return () => window.clearTimeout(timer);
  }, [done]);
  const copy = async () => setDone(await copyText(props.text()));
  const said = done === null ? "" : done ? "Copied" : "The browser did not allow copying";
  return (
    <button
      type="button"
      class={props.class ?? "btn btn-quiet btn-s btn-icon"}
      aria-label={props.words === undefined ? props.label : undefined}
      title={said === "" ? props.label : said}
      onClick={copy}
    >
      <Icon name={done === true ? "check" : (props.icon ?? "copy")} class={done === true ? "ok" : ""} />
      {props.words}
      <span class="sr" role="status">
        {said}
      </span>
    </button>
  );
}
