// How repositories, refs and paths are shortened for the eye. The full text always stands in a title or is copied.

/** "acme/checkout" of "https://host/acme/checkout.git"; the text itself when it is no URL. */
export function repositoryName(url: string): string {
  const path = url
    .trim()
    .replace(/^[a-z+]+:\/\/[^/]*\/?/i, "")
    .replace(/^[^@/]+@[^:/]+:/, "")
    .replace(/\.git$/, "")
    .replace(/\/+$/, "");
  return path === "" ? url : path;
}

/** "acme" of "acme/checkout": whom to ask for access; the name itself when nothing stands before it. */
export function ownerOf(name: string): string {
  return name.split("/")[0] || name;
}

/** A host's page of a file opened at a line or at a range of lines; the page itself when the host says no anchors. */
export function hostPageAt(
  page: { webUrl: string; lineAnchor: string | null; rangeAnchor: string | null },
  first: number,
  last = first,
): string {
  const anchor = last > first ? (page.rangeAnchor ?? page.lineAnchor) : page.lineAnchor;
  if (anchor === null || first < 1) return page.webUrl;
  return `${page.webUrl}#${anchor.replaceAll("{first}", String(first)).replaceAll("{last}", String(last))}`;
}

/** Seven characters of a full hash; names of branches and tags as they are. */
export function shortRef(ref: string): string {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/i.test(ref) ? ref.slice(0, 7) : ref;
}

/** Whether the text is a hash and not a name that may move. */
export function isHash(ref: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(ref);
}

/** The last parts of a path: "cart/total.go" of "/build/src/cart/total.go". */
export function shortPath(path: string, parts = 2): string {
  return path.split("/").slice(-parts).join("/");
}
