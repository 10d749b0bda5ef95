// What everybody's pages of a tenant show.
import { change, get } from "./http";

export interface PagesChoice {
  /** Whether a function's details and source are shown; on unless somebody turned it off. */
  functionDetails: boolean;
  mayChange: boolean;
}

export const pages = {
  read: (of: { tenant: string }, signal?: AbortSignal) => get<PagesChoice>("pages", { ...of }, signal),
  turn: (functionDetails: boolean, of: { tenant: string }) => change<PagesChoice>("PUT", "pages", { functionDetails }, of),
};
