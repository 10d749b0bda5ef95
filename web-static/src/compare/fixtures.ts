import { packDiff, type DiffData, type DiffJson, type DiffRow } from "../api/diff";
import type { Origin } from "../api/types";

/** A cost before and now at the end of a stack of functions, root first; `lib.` functions are a dependency's, others own code. */
export type ComparedStack = readonly [stack: string, a: number, b: number];

/** A comparison for tests, of the self costs of some stacks; frames apart by ";". */
export function comparison(...stacks: readonly ComparedStack[]): DiffData {
  const names = [...new Set(stacks.flatMap(([stack]) => stack.split(";")))].sort();
  const nodes = { parent: [-1], function: [-1], inlined: [0], a: costs(), b: costs() };
  for (const [stack, a, b] of stacks) {
    let node = 0;
    const path = [0];
    for (const name of stack.split(";")) path.push((node = childOf(nodes, node, names.indexOf(name))));
    for (const [side, value] of [
      [nodes.a, a],
      [nodes.b, b],
    ] as const) {
      side.self[node]! += value;
      path.forEach((above) => (side.total[above]! += value));
      path.forEach((above) => (side.samples[above]! += value === 0 ? 0 : 1));
    }
  }
  return packDiff({
    profileType: "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
    unit: "nanoseconds",
    a: sideOf(nodes.a.total[0]!),
    b: sideOf(nodes.b.total[0]!),
    functions: { name: names, file: names.map(() => ""), origin: names.map(originOf) },
    nodes,
    truncated: null,
    table: { count: names.length, truncated: false, functions: names.map((name) => rowOf(name, stacks)) },
  });
}

const costs = () => ({ self: [0], total: [0], samples: [0] });

function childOf(nodes: DiffJson["nodes"], parent: number, callee: number): number {
  const known = nodes.parent.findIndex((above, node) => above === parent && nodes.function[node] === callee);
  if (known > 0) return known;
  nodes.parent.push(parent);
  nodes.function.push(callee);
  nodes.inlined.push(0);
  for (const side of [nodes.a, nodes.b]) [side.self, side.total, side.samples].forEach((column) => column.push(0));
  return nodes.parent.length - 1;
}

function sideOf(total: number): DiffData["a"] {
  const ends = { from: "2026-11-23T09:00:00Z", until: "2026-11-23T10:00:00Z" };
  return { ...ends, selected: null, total, samples: total === 0 ? 0 : 1, profiles: 1, versions: [], lastSeen: null, warnings: [] };
}

function originOf(name: string): Origin {
  return name.startsWith("lib.") ? "dependency" : "own";
}

function rowOf(name: string, stacks: readonly ComparedStack[]): DiffRow {
  const sum = (of: 1 | 2, fits: (frames: string[]) => boolean) =>
    stacks.filter(([stack]) => fits(stack.split(";"))).reduce((total, stack) => total + stack[of], 0);
  const cost = (of: 1 | 2) => ({
    self: sum(of, (frames) => frames.at(-1) === name),
    total: sum(of, (frames) => frames.includes(name)),
    samples: 1,
  });
  return { name, file: "", startLine: 0, origin: originOf(name), a: cost(1), b: cost(2) };
}
