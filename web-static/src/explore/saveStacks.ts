import type { Selection } from "../api/http";
import type { FlameGraphData } from "../api/types";
import type { SaveFormat } from "../flamegraph";
import { href } from "../state/location";

/** Servers and browsers take no longer addresses for certain. */
const LONGEST = 7_000;

/** Where the stacks of a selection that begin with the frames down to a node are read as a file; "" when that address is too long. */
export function profileHref(selection: Selection, format: SaveFormat, data: FlameGraphData, node: number): string {
  const stack: string[] = [];
  for (let at = node; at > 0; at = data.nodes.parent[at]!) stack.unshift(frameOf(data, data.nodes.function[at]!));
  const address = href("/api/v1/profile", { ...selection, format, stack });
  return address.length > LONGEST ? "" : address;
}

function frameOf(data: FlameGraphData, index: number): string {
  const file = data.functions.file[index] ?? "";
  return `${data.functions.name[index] ?? ""}${file === "" ? "" : `\n${file}`}`;
}

/** Saves a file the browser fetches itself. */
export function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
