import spriteUrl from "./icons.svg?url";

export type IconName =
  | "search"
  | "down"
  | "right"
  | "left"
  | "x"
  | "check"
  | "plus"
  | "copy"
  | "out"
  | "refresh"
  | "sun"
  | "moon"
  | "contrast"
  | "commit"
  | "branch"
  | "repo"
  | "file"
  | "folder"
  | "clock"
  | "tag"
  | "warn"
  | "info"
  | "fail"
  | "pass"
  | "skip"
  | "lock"
  | "key"
  | "link"
  | "plug"
  | "kebab"
  | "panel"
  | "focus"
  | "sandwich"
  | "hide"
  | "code"
  | "collapse"
  | "compare"
  | "gear"
  | "trash"
  | "db"
  | "disk"
  | "pulse"
  | "user"
  | "keyb"
  | "star"
  | "list"
  | "swap"
  | "live"
  | "host"
  | "palette"
  | "upload"
  | "flame"
  | "pencil";

/** A picture from the icon set: 16 px (or 12 px small), drawn in the colour of its text, silent for screen readers. */
export function Icon(props: { name: IconName; small?: boolean; class?: string }) {
  const classes = ["icon", props.small === true ? "icon-s" : "", props.class ?? ""].filter((name) => name !== "").join(" ");
  return (
    <svg class={classes} aria-hidden="true">
      <use href={`${spriteUrl}#i-${props.name}`} />
    </svg>
  );
}
