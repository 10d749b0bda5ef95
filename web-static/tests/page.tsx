import type { ComponentChild } from "preact";
import { render } from "preact";
import { afterEach, beforeEach, vi } from "vitest";
import { Problem } from "../src/api/problem";
import { go } from "../src/state/location";

/** Answers by the path under /api/v1, after "POST " or "DELETE " for those; called with the parameters and the body. An Error refuses; a Problem in its own words. */
export type Answers = Record<string, (parameters: URLSearchParams, body: unknown) => unknown>;

export interface Asked {
  /** With the method before it, save for GET. */
  readonly path: string;
  readonly body: unknown;
  readonly parameters: URLSearchParams;
}

/** A page with a server of its own: what it asks is kept in `asked`. */
export function usePage() {
  const asked: Asked[] = [];
  let root: HTMLElement;
  beforeEach(() => {
    root = document.createElement("div");
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    vi.restoreAllMocks();
    window.sessionStorage.clear();
    asked.length = 0;
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return {
    asked,
    serve(answers: Answers): void {
      vi.stubGlobal("fetch", async (input: string, init?: RequestInit) => answerTo(input, init, answers, asked));
    },
    open(address: string, content: ComponentChild): HTMLElement {
      go(address, "replace");
      render(content, root);
      return root;
    },
  };
}

async function answerTo(input: string, init: RequestInit | undefined, answers: Answers, asked: Asked[]): Promise<Response> {
  const url = new URL(input, "http://localhost");
  const method = init?.method ?? "GET";
  const path = `${method === "GET" ? "" : `${method} `}${url.pathname.replace("/api/v1/", "")}`;
  const sent: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
  asked.push({ path, parameters: url.searchParams, body: sent });
  const answer = answers[path];
  if (answer === undefined) return problem(404, `No answer for ${path}.`);
  const body = await answer(url.searchParams, sent);
  if (body instanceof Problem) return new Response(JSON.stringify(body.facts), { status: body.facts.status });
  return body instanceof Error
    ? problem(503, body.message)
    : new Response(body === undefined ? null : JSON.stringify(body), { status: body === undefined ? 204 : 200 });
}

function problem(status: number, detail: string): Response {
  return new Response(JSON.stringify({ type: "https://lineflame.io/problems/test", title: "Refused", status, detail }), { status });
}

/** The button or link of a name, as a person would look for it; fails when there is none. */
export function control(root: ParentNode, name: string): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>("button, a[href]")];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name);
  if (found === undefined) throw new Error(`No "${name}" among ${all.map((one) => one.textContent.trim()).join(", ")}`);
  return found;
}

/** Types into a field as a person would. */
export function type(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Waits until a check holds; the deadline is generous, for machines that do other things as well. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}

/** The element that a selector finds, once it does. */
export function appears<T extends HTMLElement>(root: ParentNode, selector: string): Promise<T> {
  return vi.waitFor(
    () => {
      const found = root.querySelector<T>(selector);
      if (found === null) throw new Error(`Nothing is ${selector}`);
      return found;
    },
    { timeout: 15_000, interval: 10 },
  );
}
