export type { DifferenceView } from "./difference";
export { FlameGraphView, type FlameGraphViewProps } from "./flameGraphView";
export type { SaveFormat } from "./boxActions";
export { keyOf, nodeOfKey, type BoxKey } from "./key";
export type { Matches } from "./find";
export { childOf, framesTo, parentOf, type Frame } from "./path";
