// The rows of the tree of files, and where keys lead in it.
import type { CodeEntry } from "../api/code";

export interface TreeRow {
  readonly entry: CodeEntry;
  /** 1 at the root. */
  readonly level: number;
  /** Of a folder whether it is unfolded, null of anything else. */
  readonly open: boolean | null;
}

/** Folders by their path, as far as they are known. */
export type Folders = ReadonlyMap<string, readonly CodeEntry[]>;

/** What is drawn: every entry whose folders are all unfolded. */
export function treeRows(folders: Folders, open: ReadonlySet<string>, folder = "", level = 1): TreeRow[] {
  return (folders.get(folder) ?? []).flatMap((entry) => {
    if (entry.kind !== "directory") return [{ entry, level, open: null }];
    const unfolded = open.has(entry.path);
    const row = { entry, level, open: unfolded };
    return unfolded ? [row, ...treeRows(folders, open, entry.path, level + 1)] : [row];
  });
}

/** The folders that a path stands in, outermost first, without the root. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** What a key does at a row: go to another one, or fold; null where it does nothing. */
export type TreeMove = { readonly to: string } | { readonly fold: string } | null;

/** As the tree pattern of the ARIA Authoring Practices says. */
export function treeMove(rows: readonly TreeRow[], at: string, key: string): TreeMove {
  const index = rows.findIndex((row) => row.entry.path === at);
  const row = rows[index];
  const to = (target: TreeRow | undefined): TreeMove => (target === undefined ? null : { to: target.entry.path });
  if (row === undefined) return to(rows[0]);
  switch (key) {
    case "ArrowDown":
      return to(rows[index + 1]);
    case "ArrowUp":
      return to(rows[index - 1]);
    case "Home":
      return to(rows[0]);
    case "End":
      return to(rows.at(-1));
    case "ArrowRight":
      return row.open === null
        ? null
        : row.open
          ? to(rows[index + 1]?.level === row.level + 1 ? rows[index + 1] : undefined)
          : { fold: at };
    case "ArrowLeft":
      return row.open === true ? { fold: at } : to(rows.findLast((one, before) => before < index && one.level === row.level - 1));
    default:
      return null;
  }
}
