import type { MappingMistake } from "./types";

/** The fields of an application/problem+json answer the pages use. */
export interface ProblemFacts {
  type: string;
  title: string;
  detail: string;
  status: number;
  /** When the server may be asked again, milliseconds since 1970; undefined when it did not say. */
  retryAt?: number;
  /** What is wrong in a text that was refused, by line. */
  mistakes?: MappingMistake[];
}

/** What went wrong with a call, in the server's own words where it sent any. */
export class Problem extends Error {
  readonly facts: ProblemFacts;

  constructor(facts: ProblemFacts) {
    super(facts.detail === "" ? facts.title : facts.detail);
    this.name = "Problem";
    this.facts = facts;
  }
}

/** Reads the problem out of an answer that is not 2xx. An answer of another kind (a proxy's page) becomes a problem as well. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: ProblemFacts = {
    type: "",
    title: titleOf(response.status),
    detail: `It answered ${response.status} ${response.statusText}`.trim() + ".",
    status: response.status,
    ...retryAt(response.headers.get("retry-after"), Date.now()),
  };
  try {
    const body: unknown = await response.json();
    return new Problem(merge(fallback, body));
  } catch {
    return new Problem(fallback);
  }
}

function titleOf(status: number): string {
  if (status === 429) return "The server asks us to wait";
  return status >= 500 ? "The server had an error" : "The server refused the request";
}

/** What Retry-After says: seconds, or a date (RFC 9110, section 10.2.3). */
export function retryAt(header: string | null, now: number): { retryAt?: number } {
  if (header === null || header.trim() === "") return {};
  const at = /^\d+$/.test(header.trim()) ? now + Number(header) * 1_000 : Date.parse(header);
  return Number.isNaN(at) ? {} : { retryAt: at };
}

function merge(fallback: ProblemFacts, body: unknown): ProblemFacts {
  if (typeof body !== "object" || body === null) return fallback;
  const text = (name: "type" | "title" | "detail") => {
    const value: unknown = (body as Record<string, unknown>)[name];
    return typeof value === "string" ? value : fallback[name];
  };
  const { mistakes } = body as { mistakes?: unknown };
  const refused = Array.isArray(mistakes) ? { mistakes: mistakes as MappingMistake[] } : {};
  return { ...fallback, type: text("type"), title: text("title"), detail: text("detail"), ...refused };
}
