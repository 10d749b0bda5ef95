import { useState } from "preact/hooks";
import { hashOf } from "../profile/names";

const TINTS = 6;

/** A person's picture; initials on a colour of their own when there is none or it cannot be fetched. Silent: the name stands beside it. */
export function Avatar(props: { name: string; picture: string | null | undefined; large?: boolean }) {
  const [broken, setBroken] = useState("");
  const picture = props.picture ?? "";
  const classes = `avatar ${props.large === true ? "avatar-l" : ""}`;
  if (picture !== "" && picture !== broken) {
    return (
      <img
        class={classes}
        src={picture}
        alt=""
        width={props.large === true ? 36 : 20}
        height={props.large === true ? 36 : 20}
        loading="lazy"
        referrerpolicy="no-referrer"
        onError={() => setBroken(picture)}
      />
    );
  }
  return (
    <span class={`${classes} tint-${hashOf(props.name) % TINTS}`} aria-hidden="true">
      {initials(props.name)}
    </span>
  );
}

/** "MO" of "Mona Octo", "M" of "mona"; "?" of nothing. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => /^./u.exec(word ?? "")?.[0].toUpperCase() ?? "").join("") || "?";
}
