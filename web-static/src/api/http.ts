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
  const aborted = signal === undefined ? {} : { signal };
  return (await (await ask(url(path, parameters), { ...aborted, headers: { accept: "application/json" } })).json()) as T;
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
