import type { FlameGraphData } from "../api/types";

/**
 * The part of a flame graph that is drawn: parallel arrays, one entry per node. Node 0 is the root (function -1, save in a sandwich), parents come before
 * their children, `inlined` is 1 where the compiler inlined the function into its caller.
 */
export type FlameColumns = Pick<FlameGraphData, "functions" | "nodes">;

/** A node's number in the data, as the server sent it; what the page and this folder speak in. */
export type DataNode = number;
