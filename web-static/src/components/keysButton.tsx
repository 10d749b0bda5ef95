import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";
import { Popover } from "./popover";
import { isTyping } from "./searchField";

/** A key and what it does. */
export type KeyWords = readonly [key: string, words: string];
/** The keys of a view, by where they work. */
export type KeyGroups = readonly { title: string; keys: readonly KeyWords[] }[];

const EVERYWHERE: readonly KeyWords[] = [
  ["/", "Find"],
  ["Esc", "Close the top layer"],
  ["?", "These keys"],
];

/** The list of keys; "?" opens it from anywhere. */
export function KeysButton({ groups }: { groups: KeyGroups }) {
  const button = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== "?" || isTyping(event.target)) return;
      event.preventDefault();
      button.current?.querySelector("button")?.click();
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
  }, []);
  return (
    <span ref={button} class="wide">
      <Popover
        label="Keys"
        class="keys"
        align="end"
        button={(attributes) => (
          <button type="button" class="btn btn-quiet btn-icon" aria-haspopup="dialog" aria-label="Keys" title="Keys (?)" {...attributes}>
            <Icon name="keyb" />
          </button>
        )}
      >
        {() => [{ title: "Anywhere", keys: EVERYWHERE }, ...groups].map((group) => <Group key={group.title} {...group} />)}
      </Popover>
    </span>
  );
}

function Group({ title, keys }: { title: string; keys: readonly KeyWords[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd class="kbd">{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
