import { useEffect, useState } from "preact/hooks";
import { copyText } from "./copyText";
import { Icon, type IconName } from "./icon";

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
      onClick={() => void copy()}
    >
      <Icon name={done === true ? "check" : (props.icon ?? "copy")} class={done === true ? "ok" : ""} />
      {props.words}
      <span class="sr" role="status">
        {said}
      </span>
    </button>
  );
}
