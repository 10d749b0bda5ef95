// A sandwich cut out of invented stacks, as the server does it: each stack once, at the function's outermost frame.
type Stacks = readonly [string, number][];

interface Described {
  name: string;
  file: string;
  origin: string;
}

const S = 1e9;

export function sandwich(stacks: Stacks, name: string, describe: (name: string) => Described) {
  const above: [string[], number][] = [];
  const below: [string[], number][] = [];
  for (const [stack, seconds] of stacks) {
    const frames = stack.split(";");
    const cut = frames.indexOf(name);
    if (cut < 0) continue;
    above.push([frames.slice(0, cut + 1).reverse(), seconds]);
    below.push([frames.slice(cut), seconds]);
  }
  const total = above.reduce((sum, [, seconds]) => sum + seconds, 0) * S;
  const self = below.reduce((sum, [frames, seconds]) => sum + (frames.at(-1) === name ? seconds : 0), 0) * S;
  return {
    profileType: "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
    unit: "nanoseconds",
    function: { ...describe(name), startLine: 10 },
    self,
    total,
    samples: total / 1e7,
    profileTotal: stacks.reduce((sum, [, seconds]) => sum + seconds, 0) * S,
    callers: side(name, above, describe),
    callees: side(name, below, describe),
    lastSeen: null,
    warnings: [],
  };
}

/** All paths begin with the function itself, which is node 0. */
function side(name: string, paths: readonly [string[], number][], describe: (name: string) => Described) {
  const names = [name];
  const nodes = { parent: [-1], function: [0], self: [0], total: [0], samples: [0], inlined: [0] };
  const known = new Map<string, number>();
  const child = (above: number, called: string) => {
    const key = `${above} ${called}`;
    const node = known.get(key) ?? nodes.parent.push(above) - 1;
    if (!known.has(key)) {
      known.set(key, node);
      if (!names.includes(called)) names.push(called);
      nodes.function.push(names.indexOf(called));
      for (const column of [nodes.self, nodes.total, nodes.samples, nodes.inlined]) column.push(0);
    }
    return node;
  };
  for (const [path, seconds] of paths) {
    let node = 0;
    path.forEach((called, depth) => {
      if (depth > 0) node = child(node, called);
      nodes.total[node]! += seconds * S;
      nodes.samples[node]! += seconds * 100;
    });
    nodes.self[node]! += seconds * S;
  }
  const all = names.map(describe);
  const functions = {
    name: names,
    file: all.map((one) => one.file),
    origin: all.map((one) => one.origin),
    startLine: names.map(() => 10),
  };
  return { functions, nodes, truncated: null };
}
