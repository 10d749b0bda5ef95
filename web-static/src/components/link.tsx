import type { ComponentChildren } from "preact";
import { go } from "../state/location";

export interface LinkProps {
  href: string;
  class?: string;
  title?: string;
  label?: string;
  current?: boolean;
  /** "menuitem" for a link in a menu. */
  role?: "menuitem";
  children: ComponentChildren;
}

/** A link to another view: a plain click stays in this page, any other click is the browser's. */
export function Link(props: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(props.href);
  };
  return (
    <a
      href={props.href}
      class={props.class}
      title={props.title}
      aria-label={props.label}
      role={props.role}
      tabIndex={props.role === "menuitem" ? -1 : undefined}
      aria-current={props.current === true ? "page" : undefined}
      onClick={follow}
    >
      {props.children}
    </a>
  );
}
