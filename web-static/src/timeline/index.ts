export { steady } from "./steady";
export { Timeline, type TimelineProps } from "./timeline";
export { TimelineLegend, measureWords } from "./legend";
