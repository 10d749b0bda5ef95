import type { FlameGraphData } from "../src/api/types";
import { seeded } from "../src/flamegraph/textGraph";
import { GraphWriter } from "./graphWriter";

const PACKAGES = [
  "net/http",
  "runtime",
  "main",
  "encoding/json",
  "github.com/acme/shop/cart",
  "github.com/acme/shop/price",
  "database/sql",
];

/** A graph of the asked number of nodes, shaped like those of real services: deep trunks, ever finer twigs. Always the same. */
export function syntheticGraph(nodes: number): FlameGraphData {
  const random = seeded(42);
  const graph = new GraphWriter();
  const depths = [0];
  while (graph.size < nodes) {
    // Mostly on from a recent node, so that stacks get deep; at times from anywhere, so that it branches.
    const recent = Math.max(0, graph.size - 1 - Math.floor(random() * 6));
    const from = random() < 0.93 ? recent : Math.floor(random() * graph.size);
    const parent = depths[from]! < 70 ? from : Math.floor(from / 2);
    const part = Math.floor(random() * PACKAGES.length);
    const before = graph.size;
    const node = graph.child(
      parent,
      `${PACKAGES[part]}.(*Type${Math.floor(random() * 40)}).Method${Math.floor(random() * 60)}`,
      "x.go",
      part % 4,
      random() < 0.1,
    );
    if (graph.size > before) depths.push(depths[parent]! + 1);
    graph.add(node, Math.ceil(random() ** 6 * 1e9));
  }
  return graph.finish();
}
