import type { FlameGraphData } from "../api/types";

/** Index of a function by name and file; without a file the first of that name; null when the graph has none. */
export function functionIndex(data: FlameGraphData, name: string, file: string): number | null {
  if (name === "") return null;
  const { name: names, file: files } = data.functions;
  const index = names.findIndex((one, at) => one === name && (file === "" || files[at] === file));
  return index < 0 ? null : index;
}
