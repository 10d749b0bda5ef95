import { render } from "preact";
import type { FlameGraphData, TimelineData } from "../src/api/types";
import { FlameGraphView, type FlameGraphViewProps } from "../src/flamegraph";
import "../src/styles/index.css";
import { Timeline } from "../src/timeline";
import { readProfile } from "./pprof";
import "./stage.css";
import { syntheticGraph } from "./synthetic";

// Offered to the driver: a flame graph of a profile file or of a made one, in the whole window.
declare global {
  interface Window {
    bench: Bench;
  }
}

/** What the driver can ask of the page. */
export interface Bench {
  /** Shows the profile that the driver serves under this address; gives the number of nodes and functions. */
  showProfile(url: string): Promise<Shown>;
  showSynthetic(nodes: number): Shown;
  show(data: FlameGraphData, title: string): Shown;
  showTimeline(data: TimelineData): void;
  set(props: Partial<FlameGraphViewProps>): void;
}

export interface Shown {
  nodes: number;
  functions: number;
}

const stage = document.getElementById("stage")!;
let props: FlameGraphViewProps | undefined;

function show(data: FlameGraphData, title: string): Shown {
  const none = () => undefined;
  const zoom = (zoomNode: number) => window.bench.set({ zoomNode });
  const hide = (index: number) => window.bench.set({ hidden: [...(props?.hidden ?? []), data.functions.name[index]!] });
  props = {
    data,
    title,
    find: "",
    selectedFunction: null,
    colorBy: "origin",
    zoomNode: 0,
    onZoom: zoom,
    onOpenDetails: none,
    onHide: hide,
  };
  draw();
  return { nodes: data.nodes.parent.length, functions: data.functions.name.length };
}

function draw(): void {
  if (props !== undefined) render(<FlameGraphView {...props} />, stage);
}

window.bench = {
  show,
  showProfile: async (url) => show(await readProfile(await (await fetch(url)).arrayBuffer()), "bench · process_cpu"),
  showSynthetic: (nodes) => show(syntheticGraph(nodes), "synthetic · process_cpu"),
  showTimeline: (data) => {
    const select = (from: string, until: string) => console.log(`selected ${from} ${until}`);
    render(<Timeline data={data} from={data.from} until={data.until} onSelectRange={select} />, stage);
  },
  set: (some) => {
    if (props === undefined) return;
    props = { ...props, ...some };
    draw();
  },
};
