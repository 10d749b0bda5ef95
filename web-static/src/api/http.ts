// The one place that speaks HTTP. Every call can be aborted; every failure is a Problem. What is asked stands in the files beside this one.
import { Problem, problemOf } from "./problem";

/** Values of a call's query string; undefined and "" leave one out, a list repeats it. */
export type Parameters = Record<string, string | number | readonly string[] | undefined>;

function url(path: string, parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === "object") value.forEach((one) => search.append(name, one));
    else if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? `/api/v1/${path}` : `/api/v1/${path}?${text}`;
}

/** Asks for something. `parameters` become the query string. */
export async function get<T>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<T> {
  const headers = { accept: "application/json" };
  return patiently(signal, async (ended) => read<T>(await ask(url(path, parameters), { signal: ended, headers })));
}

/** A server that says nothing for so long will not say it any more; milliseconds. */
const PATIENCE = 60_000;

/** Ends a call when its view is left, and when the answer does not come. */
async function patiently<T>(left: AbortSignal | undefined, call: (ended: AbortSignal) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const leave = () => ended.abort();
  const patience = { over: false };
  const timer = setTimeout(() => {
    patience.over = true;
    ended.abort();
  }, PATIENCE);
  left?.addEventListener("abort", leave);
  if (left?.aborted === true) leave();
  try {
    return await call(ended.signal);
  } catch (cause) {
    if (!patience.over) throw cause;
    const detail = `No answer within ${PATIENCE / 1000} s. A shorter range is answered sooner.`;
    throw new Problem({ title: "The server does not answer", detail, status: 0, type: "no_answer" });
  } finally {
    clearTimeout(timer);
    left?.removeEventListener("abort", leave);
  }
}

/** A call that changes something; it is carried through, also when the view that made it is left. */
export async function change<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: object, parameters: Parameters = {}): Promise<T> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const response = await ask(url(path, parameters), { method, ...sent, headers: { accept: "application/json", ...type } });
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (cause) {
    if (request.signal?.aborted === true) throw cause;
    throw new Problem({ title: "The server does not answer", detail: "No connection to the Lineflame server.", status: 0, type: "" });
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** What an answer says. A proxy or a sign-in page between here and the server may have answered in its place, with status 200. */
async function read<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const kind = response.headers.get("content-type") ?? "nothing readable";
    const detail = `It was ${kind} instead of data: something between this page and the server may have answered in its place.`;
    throw new Problem({ title: "The answer makes no sense", detail, status: 0, type: "" });
  }
}

/** A time range as the server takes it: RFC 3339, unix time, or relative ("now-1h"). */
export interface TimeRange {
  from: string;
  until: string;
}

/** What nearly every call asks about. */
export interface Selection extends TimeRange {
  query: string;
  /** The tenant, "" for the server's default. */
  tenant: string;
}
