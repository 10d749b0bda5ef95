import type { FlameColumns } from "./columns";

/**
 * A flame graph for tests, written as its stacks: one per line, root first, frames apart by ";", then the self cost.
 * A frame `name@file` has a file, one that ends in "~" is inlined. Samples are a tenth of the cost.
 */
export function textGraph(...stacks: readonly string[]): FlameColumns {
  const graph = new GraphBuilder();
  for (const stack of stacks) {
    const [frames, cost] = stack.split(" ");
    let node = 0;
    for (const frame of frames!.split(";")) node = graph.child(node, frame);
    graph.self[node]! += Number(cost);
  }
  return graph.columns();
}

/** The numbers 0 to below 1 of one seed, always the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A graph of random shape: few function names, so that recursion and repeated names are common; some costs are zero. */
export function randomGraph(seed: number, nodes: number, functions = 12): FlameColumns {
  const random = seeded(seed);
  const graph = new GraphBuilder();
  for (let made = 1; made < nodes; made++) {
    const parent = random() < 0.5 ? Math.floor(random() * graph.parent.length) : graph.parent.length - 1;
    const node = graph.child(parent, `pkg.f${Math.floor(random() * functions)}${random() < 0.1 ? "~" : ""}`);
    graph.self[node]! += Math.floor(random() ** 4 * 1000);
  }
  return graph.columns();
}

class GraphBuilder {
  readonly parent = [-1];
  readonly self = [0];
  readonly #functionOf = [-1];
  readonly #inlined = [0];
  readonly #names: string[] = [];
  readonly #known = new Map<string, number>();

  child(parent: number, frame: string): number {
    const key = `${parent};${frame}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = frame.replace(/~$/u, "");
    if (!this.#names.includes(name)) this.#names.push(name);
    this.#functionOf.push(this.#names.indexOf(name));
    this.#inlined.push(frame.endsWith("~") ? 1 : 0);
    this.parent.push(parent);
    this.self.push(0);
    this.#known.set(key, this.parent.length - 1);
    return this.parent.length - 1;
  }

  columns(): FlameColumns {
    const total = this.self.slice();
    for (let node = total.length - 1; node > 0; node--) total[this.parent[node]!]! += total[node]!;
    return {
      functions: {
        name: this.#names.map((name) => name.split("@")[0]!),
        file: this.#names.map((name) => name.split("@")[1] ?? ""),
        startLine: this.#names.map(() => 0),
        origin: new Uint8Array(this.#names.length),
      },
      nodes: {
        parent: Int32Array.from(this.parent),
        function: Int32Array.from(this.#functionOf),
        self: Float64Array.from(this.self),
        total: Float64Array.from(total),
        samples: Float64Array.from(total, (cost) => cost / 10),
        inlined: Uint8Array.from(this.#inlined),
      },
    };
  }
}
