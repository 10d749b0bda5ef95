import { DetailsPanel } from "../src/details/detailsPanel";
import type { FlameGraphData } from "../src/api/types";
import { details, functionCalls, hit, host } from "../src/profile/fixtures";
import { parseQuery } from "../src/profile/queries";
import { go, place } from "../src/state/location";
import { exploreHref, exploreState } from "../src/state/views";

export const QUERY = 'process_cpu:samples:count:cpu:nanoseconds{service_name="checkout"}';

export const ADDRESS = exploreHref({
  query: QUERY,
  from: "now-1h",
  until: "now",
  function: "cart.(*Cart).Total",
  file: "cart/total.go",
});

/** What the panel asks for besides the source. */
export const PANEL_ANSWERS = {
  "function-details": () => details({ lines: [hit(5, 5, 5), hit(6, 10, 70)] }),
  calls: () => functionCalls(),
  commits: () => ({ commits: [] }),
  connections: () => ({ hosts: [host()] }),
  session: () => ({ user: null, access: "open" }),
};

/** As the explore view does it: state from the URL, changes back into it. */
export function Panel({ onClose = () => undefined, graph = null }: { onClose?: () => void; graph?: FlameGraphData | null }) {
  const state = exploreState(place.value);
  return (
    <DetailsPanel
      state={state}
      query={parseQuery(QUERY)!}
      selection={{ query: QUERY, from: state.from, until: state.until, tenant: "" }}
      graph={{ data: graph, problem: null, pending: false, repeating: false, before: null, cancel: () => undefined }}
      onChange={(patch, how) => go(exploreHref({ ...state, ...patch }), how)}
      onClose={onClose}
      onOpened={() => undefined}
    />
  );
}

export const verdictRow = (root: HTMLElement) => root.querySelector(".verdict")?.textContent ?? "";
