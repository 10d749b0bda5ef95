import type { ApiTokens } from "../../api/tokens";
import { CopyButton } from "../../components/copyButton";

/** Whether tokens are asked for now, and what a client must send. */
export function TokenUse({ data, secret }: { data: ApiTokens; secret: string | null }) {
  const { protocol, host } = window.location;
  const shown = secret ?? "lft_…";
  const text = [
    `Authorization: Bearer ${shown}`,
    "",
    "# clients with user and password (basic authentication): any user, the token as the password",
    "",
    "# clients that take an address alone",
    `${protocol}//any:${shown}@${host}`,
  ].join("\n");
  return (
    <section class="section" aria-labelledby="token-use">
      <h2 id="token-use">Use it</h2>
      <p class="lead">{askedWords(data)}</p>
      <div class="term-wrap">
        <pre class="term">{text}</pre>
        <CopyButton class="btn btn-s btn-icon" label="Copy the header" text={() => `Authorization: Bearer ${shown}`} />
      </div>
    </section>
  );
}

function askedWords({ pushNeedsToken, readNeedsToken }: ApiTokens): string {
  const push = pushNeedsToken
    ? "Pushes need a token on this server."
    : "Pushes are taken without a token at the moment; LINEFLAME_INGEST_TOKENS=required asks for one.";
  const read = readNeedsToken ? " Programs that read need one too." : " Programs read without one, because the pages are open as well.";
  return `${push}${read} A token that is shown counts in any case: it says whose profiles these are, and one that ended is refused.`;
}
