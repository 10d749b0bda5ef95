// The URL is the state of every view: what is here can be pasted into a chat, and Back restores it.
import { signal } from "@preact/signals";

export interface Place {
  readonly path: string;
  readonly parameters: URLSearchParams;
}

function placeNow(): Place {
  return { path: window.location.pathname, parameters: new URLSearchParams(window.location.search) };
}

/** Where the page is. Changes by `go` and by the browser's Back and Forward. */
export const place = signal<Place>(placeNow());

window.addEventListener("popstate", () => {
  place.value = placeNow();
});

/** Values of URL parameters; undefined and "" leave the parameter out. */
export type ParameterValues = Record<string, string | readonly string[] | undefined>;

/** A path with parameters in the order given. */
export function href(path: string, values: ParameterValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === "") continue;
    if (typeof value === "string") search.set(name, value);
    else value.forEach((one) => search.append(name, one));
  }
  const text = readable(search);
  return text === "" ? path : `${path}?${text}`;
}

/** Characters that may stand as they are in a query string: a pasted link stays readable. */
function readable(search: URLSearchParams): string {
  return search
    .toString()
    .replaceAll("%3A", ":")
    .replaceAll("%2F", "/")
    .replaceAll("%2C", ",")
    .replaceAll("%7B", "{")
    .replaceAll("%7D", "}")
    .replaceAll("%28", "(")
    .replaceAll("%29", ")");
}

/** Goes to an address of this page. `replace` while dragging or typing; push when a choice is made. */
export function go(address: string, how: "push" | "replace" = "push"): void {
  if (how === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  place.value = placeNow();
}

/** The address of this page within its server: what a code host sends a person back to. */
export function hereWithin(): string {
  const { pathname, search, hash } = window.location;
  return pathname + search + hash;
}
