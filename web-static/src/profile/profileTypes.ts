// Names people use for profile types; the id's own words where there is none.

const WORDS: Readonly<Record<string, string>> = {
  "process_cpu:cpu": "CPU",
  "process_cpu:samples": "CPU samples",
  "memory:alloc_objects": "Allocated objects",
  "memory:alloc_space": "Allocated space",
  "memory:inuse_objects": "Heap objects",
  "memory:inuse_space": "Heap space",
  "goroutine:goroutine": "Goroutines",
  "goroutines:goroutine": "Goroutines",
  "mutex:contentions": "Mutex contentions",
  "mutex:delay": "Mutex delay",
  "block:contentions": "Block contentions",
  "block:delay": "Block delay",
  "wall:wall": "Wall time",
};

const FAMILIES: Readonly<Record<string, string>> = {
  process_cpu: "CPU",
  memory: "memory",
  goroutine: "goroutines",
  goroutines: "goroutines",
  mutex: "mutex",
  block: "block",
  wall: "wall",
};

/** The parts of a profile type id that the page needs. */
export function typeParts(id: string): { name: string; sampleType: string; sampleUnit: string } {
  const [name = "", sampleType = "", sampleUnit = ""] = id.split(":");
  return { name, sampleType, sampleUnit };
}

/** "CPU", "Allocated space"; "name sample type" for others. */
export function typeLabel(id: string): string {
  const { name, sampleType } = typeParts(id);
  return WORDS[`${name}:${sampleType}`] ?? [name, sampleType].filter((part) => part !== "").join(" ");
}

/** The kinds of profile a service sends, each once: "CPU", "memory", "goroutines". */
export function typeFamilies(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => FAMILIES[typeParts(id).name] ?? typeParts(id).name))];
}

/** CPU first, then by what people look at most, then by name. */
export function compareTypes(a: string, b: string): number {
  const order = Object.keys(WORDS);
  const rank = (id: string) => {
    const { name, sampleType } = typeParts(id);
    const index = order.indexOf(`${name}:${sampleType}`);
    return index < 0 ? order.length : index;
  };
  return rank(a) - rank(b) || a.localeCompare(b);
}
