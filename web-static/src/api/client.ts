// What most views ask the server for. Calls of one view alone stand in a file of their own beside this one, with their types.
import { change, get, type Selection, type TimeRange } from "./http";
import { ORIGINS, type FlameGraphData, type Origin } from "./types";
import type {
  CommitAnswer,
  ConnectAnswer,
  ConnectedHost,
  ConnectionCheck,
  ForWhom,
  FunctionDetails,
  FunctionTable,
  MappingCoverage,
  OwnSession,
  ProfileTypeInfo,
  ReadableRepository,
  ServerMappings,
  Services,
  Session,
  SourceAnswer,
  SourceMatch,
  SourceSetting,
  SourceSettings,
  TimelineData,
} from "./types";

interface FlameGraphJson {
  profileType: string;
  unit: string;
  total: number;
  samples: number;
  profiles: number;
  functions: { name: string[]; file: string[]; startLine: number[]; origin: Origin[] };
  nodes: { parent: number[]; function: number[]; self: number[]; total: number[]; samples: number[]; inlined: number[] };
  truncated: FlameGraphData["truncated"];
  warnings: string[];
}

/** Packs the wire form into typed arrays: a hundred thousand nodes are drawn from them sixty times a second. */
export function packFlameGraph(json: FlameGraphJson): FlameGraphData {
  return {
    ...json,
    functions: { ...json.functions, origin: Uint8Array.from(json.functions.origin, (origin) => Math.max(0, ORIGINS.indexOf(origin))) },
    nodes: {
      parent: Int32Array.from(json.nodes.parent),
      function: Int32Array.from(json.nodes.function),
      self: Float64Array.from(json.nodes.self),
      total: Float64Array.from(json.nodes.total),
      samples: Float64Array.from(json.nodes.samples),
      inlined: Uint8Array.from(json.nodes.inlined),
    },
  };
}

export interface FunctionQuestion extends Selection {
  function: string;
  /** As compiled; "" for a function of that name in any file. */
  file: string;
  /** A ref as labelled or a hash; "" for the version with the largest total. */
  commit: string;
  /** The call path that is counted, root first: names with their files after a line break. Empty for all. */
  stack: readonly string[];
}

/** How to connect at a host: which of its ways, and where to come back to. */
export interface ConnectRequest {
  kind: string;
  /** A path of this server. */
  returnTo: string;
  /** What was filled in, by field. */
  values: Record<string, string>;
}

export interface SourceQuestion {
  tenant: string;
  service: string;
  query: string;
  function: string;
  file: string;
  startLine: number;
  repository: string;
  commit: string;
  rootPath: string;
}

/** Does the file shown belong to the build? */
export interface MatchQuestion extends Selection {
  service: string;
  function: string;
  /** As compiled. */
  file: string;
  repository: string;
  commit: string;
  rootPath: string;
  /** Whether a commit that fits better is looked for: it costs the host some requests. */
  better: boolean;
}

export const api = {
  tenants: (signal: AbortSignal) => get<{ tenants: string[] }>("tenants", {}, signal),

  services: (range: TimeRange & { tenant: string }, signal: AbortSignal) => get<Services>("services", { ...range }, signal),

  profileTypes: (range: TimeRange & { tenant: string; service: string }, signal: AbortSignal) =>
    get<{ profileTypes: ProfileTypeInfo[] }>("profile-types", { ...range }, signal),

  labels: (selection: Selection, signal: AbortSignal) => get<{ labels: string[] }>("labels", { ...selection }, signal),

  labelValues: (name: string, selection: Selection, signal: AbortSignal) =>
    get<{ values: string[] }>(`labels/${encodeURIComponent(name)}/values`, { ...selection }, signal),

  timeline: (selection: Selection & { groupBy: string }, signal: AbortSignal) => get<TimelineData>("timeline", { ...selection }, signal),

  flameGraph: async (selection: Selection & { maxNodes?: number }, signal: AbortSignal) =>
    packFlameGraph(await get<FlameGraphJson>("flamegraph", { ...selection }, signal)),

  functions: (selection: Selection & { search: string; sort: string; limit: number }, signal: AbortSignal) =>
    get<FunctionTable>("functions", { ...selection }, signal),

  functionDetails: (question: FunctionQuestion, signal: AbortSignal) => get<FunctionDetails>("function-details", { ...question }, signal),

  source: (question: SourceQuestion, signal: AbortSignal) => get<SourceAnswer>("source", { ...question }, signal),

  sourceMatch: (question: MatchQuestion, signal: AbortSignal) =>
    get<SourceMatch>("source-match", { ...question, better: question.better ? "true" : "" }, signal),

  sourceSettings: (of: { service: string; tenant: string }, signal: AbortSignal) =>
    get<SourceSettings>("source-settings", { ...of }, signal),

  setSource: (of: { service: string; tenant: string }, whom: ForWhom, setting: SourceSetting) =>
    change<SourceSettings>("PUT", "source-settings", { for: whom, ...setting }, of),

  resetSource: (of: { service: string; tenant: string }, whom: ForWhom) =>
    change<SourceSettings>("DELETE", "source-settings", undefined, { ...of, for: whom }),

  mappings: (signal: AbortSignal) => get<ServerMappings>("mappings", {}, signal),

  setMappings: (text: string) => change<ServerMappings>("PUT", "mappings", { text }),

  mappingCoverage: (question: TimeRange & { service: string; tenant: string; commit: string }, signal: AbortSignal) =>
    get<MappingCoverage>("mappings/coverage", { ...question }, signal),

  commits: (of: { repository: string; service: string; tenant: string }, refs: readonly string[], signal: AbortSignal) =>
    get<{ commits: CommitAnswer[] }>("commits", { ...of, ref: refs }, signal),

  session: () => get<Session>("session", {}),

  signOut: () => change<undefined>("DELETE", "session"),

  sessions: (signal: AbortSignal) => get<{ sessions: OwnSession[] }>("sessions", {}, signal),

  endSession: (id: string) => change<undefined>("DELETE", `sessions/${encodeURIComponent(id)}`),

  endAllSessions: () => change<undefined>("DELETE", "sessions"),

  hosts: (signal?: AbortSignal) => get<{ hosts: ConnectedHost[] }>("connections", {}, signal),

  connect: (host: string, request: ConnectRequest) =>
    change<ConnectAnswer>("POST", `connections/${encodeURIComponent(host)}/connect`, request),

  checkConnection: (host: string) => change<ConnectionCheck>("POST", `connections/${encodeURIComponent(host)}/check`),

  disconnect: (host: string) => change<{ revoked: boolean }>("DELETE", `connections/${encodeURIComponent(host)}`),

  forgetAttempt: (host: string) => change<undefined>("DELETE", `connections/${encodeURIComponent(host)}/attempt`),

  readableRepositories: (of: { tenant: string }, signal: AbortSignal) =>
    get<{ repositories: ReadableRepository[] }>("connections/repositories", { ...of }, signal),
};
