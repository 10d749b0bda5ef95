import type { FlameGraphData } from "../src/api/types";

/** Puts a flame graph together stack by stack. */
export class GraphWriter {
  readonly #functions = { name: [] as string[], file: [] as string[], origin: [] as number[] };
  readonly #known = new Map<string, number>();
  readonly #children = new Map<string, number>();
  readonly #parent = [-1];
  readonly #callee = [-1];
  readonly #inlined = [0];
  readonly #self = [0];

  get size(): number {
    return this.#parent.length;
  }

  child(parent: number, name: string, file: string, origin: number, inlined: boolean): number {
    const callee = this.#function(name, file, origin);
    const place = `${parent} ${callee} ${inlined}`;
    const known = this.#children.get(place);
    if (known !== undefined) return known;
    const node = this.#parent.push(parent) - 1;
    this.#callee.push(callee);
    this.#inlined.push(inlined ? 1 : 0);
    this.#self.push(0);
    this.#children.set(place, node);
    return node;
  }

  add(node: number, value: number): void {
    this.#self[node]! += value;
  }

  finish(): FlameGraphData {
    const total = this.#self.slice();
    for (let node = total.length - 1; node > 0; node--) total[this.#parent[node]!]! += total[node]!;
    return {
      profileType: "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
      unit: "nanoseconds",
      total: total[0]!,
      samples: total[0]! / 1e7,
      profiles: 1,
      functions: {
        name: this.#functions.name,
        file: this.#functions.file,
        startLine: this.#functions.name.map(() => 0),
        origin: Uint8Array.from(this.#functions.origin),
      },
      nodes: {
        parent: Int32Array.from(this.#parent),
        function: Int32Array.from(this.#callee),
        self: Float64Array.from(this.#self),
        total: Float64Array.from(total),
        samples: Float64Array.from(total, (value) => value / 1e7),
        inlined: Uint8Array.from(this.#inlined),
      },
      truncated: null,
      warnings: [],
    };
  }

  #function(name: string, file: string, origin: number): number {
    const key = `${name}\n${file}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#functions.file.push(file);
    this.#functions.origin.push(origin);
    const index = this.#functions.name.push(name) - 1;
    this.#known.set(key, index);
    return index;
  }
}
