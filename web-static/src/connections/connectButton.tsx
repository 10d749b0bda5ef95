import { Icon } from "../components/icon";
import type { Connecting } from "./connecting";

export interface ConnectButtonProps {
  connecting: Connecting;
  words: string;
  primary?: boolean;
  class?: string;
}

/** Leads to the host's own page, in this tab. */
export function ConnectButton({ connecting, words, primary, class: styles }: ConnectButtonProps) {
  return (
    <button
      type="button"
      class={`btn ${styles ?? "btn-s"} ${primary === true ? "btn-primary" : ""}`}
      aria-disabled={connecting.busy}
      title={words}
      onClick={() => !connecting.busy && void connecting.authorize()}
    >
      {connecting.busy ? <span class="spin" aria-hidden="true" /> : <Icon name="plug" />}
      <span class="cut">{words}</span>
    </button>
  );
}
