import { ORIGINS, type FlameGraphData } from "../src/api/types";
import { GraphWriter } from "./graphWriter";

/**
 * Reads a gzipped pprof profile straight into a flame graph, as the server would answer it: enough of profile.proto for the bench,
 * without checks. The value is that of the last sample type.
 */
export async function readProfile(compressed: ArrayBuffer): Promise<FlameGraphData> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const profile = new Profile(new Uint8Array(await new Response(stream).arrayBuffer()));
  const graph = new GraphWriter();
  for (const sample of profile.samples) {
    let node = 0;
    for (const location of sample.locations.toReversed()) {
      const lines = profile.locations.get(location) ?? [];
      lines.toReversed().forEach((functionId, depth) => {
        const callee = profile.functions.get(functionId) ?? { name: "", file: "" };
        node = graph.child(node, callee.name, callee.file, originOf(callee.name), depth > 0);
      });
    }
    graph.add(node, sample.value);
  }
  return graph.finish();
}

function originOf(name: string): number {
  if (name.startsWith("runtime.")) return ORIGINS.indexOf("runtime");
  if (name.startsWith("main.")) return ORIGINS.indexOf("own");
  return ORIGINS.indexOf(name.split("/")[0]!.includes(".") && name.includes("/") ? "dependency" : "standard_library");
}

interface Sample {
  locations: number[];
  value: number;
}

/** profile.proto, the fields that make a flame graph. */
class Profile {
  readonly samples: Sample[] = [];
  /** Function ids by location id, innermost first. */
  readonly locations = new Map<number, number[]>();
  readonly functions = new Map<number, { name: string; file: string }>();

  constructor(bytes: Uint8Array) {
    const strings: string[] = [];
    const functions: Fields[] = [];
    const text = new TextDecoder();
    fieldsOf(bytes, (field, value) => {
      if (typeof value === "number") return;
      if (field === 2) this.samples.push({ locations: numbers(collect(value), 1), value: numbers(collect(value), 2).at(-1) ?? 0 });
      else if (field === 4) this.#location(collect(value));
      else if (field === 5) functions.push(collect(value));
      else if (field === 6) strings.push(text.decode(value));
    });
    for (const fields of functions) {
      const string = (field: number) => strings[numbers(fields, field)[0] ?? 0] ?? "";
      this.functions.set(numbers(fields, 1)[0] ?? 0, { name: string(2), file: string(4) });
    }
  }

  #location(fields: Fields): void {
    const lines = (fields.get(4) ?? []).flatMap((line) => (typeof line === "number" ? [] : numbers(collect(line), 1)));
    this.locations.set(numbers(fields, 1)[0] ?? 0, lines);
  }
}

type Value = number | Uint8Array;
type Fields = Map<number, Value[]>;

function collect(bytes: Uint8Array): Fields {
  const fields: Fields = new Map();
  fieldsOf(bytes, (field, value) => fields.set(field, [...(fields.get(field) ?? []), value]));
  return fields;
}

/** A repeated number, packed or not. */
function numbers(fields: Fields, field: number): number[] {
  return (fields.get(field) ?? []).flatMap((value) => {
    if (typeof value === "number") return [value];
    const reader = new Reader(value);
    const all: number[] = [];
    while (reader.more()) all.push(reader.varint());
    return all;
  });
}

function fieldsOf(bytes: Uint8Array, found: (field: number, value: Value) => void): void {
  const reader = new Reader(bytes);
  while (reader.more()) {
    const tag = reader.varint();
    const field = Math.floor(tag / 8);
    if (tag % 8 === 0) found(field, reader.varint());
    else if (tag % 8 === 2) found(field, reader.bytes());
    else throw new Error(`unexpected wire type ${tag % 8}`);
  }
}

class Reader {
  #at = 0;

  constructor(readonly data: Uint8Array) {}

  more(): boolean {
    return this.#at < this.data.length;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.data[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  bytes(): Uint8Array {
    const length = this.varint();
    return this.data.subarray(this.#at, (this.#at += length));
  }
}
