import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../api/problem";
import { tokens, type MadeToken, type TokenScope } from "../../api/tokens";
import { Icon } from "../../components/icon";
import { asProblem } from "../../state/resource";
import { SCOPE_WORDS } from "./scopes";

const LIVES: readonly { days: number | null; words: string }[] = [
  { days: null, words: "Until it is revoked" },
  { days: 30, words: "30 days" },
  { days: 90, words: "90 days" },
  { days: 365, words: "A year" },
];

/** What a new token is for, what it may, and how long. */
export function NewTokenForm(props: { tenant: string; onMade(made: MadeToken): void; onCancel(): void }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>(["push"]);
  const [life, setLife] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const wanted = { name, scopes, expiresInDays: LIVES[life]?.days ?? null };
      props.onMade(await tokens.create(wanted, { tenant: props.tenant }));
    } catch (cause) {
      setProblem(asProblem(cause));
      setBusy(false);
    }
  };
  const turn = (scope: TokenScope, on: boolean) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  const missing = name.trim() === "" || scopes.length === 0;
  return (
    <form class="card section token-form" aria-label="New token" onSubmit={(event) => void submit(event)}>
      <label class="named">
        <span>Name</span>
        <input
          ref={first}
          class="input"
          maxLength={200}
          value={name}
          placeholder="checkout in production"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <fieldset>
        <legend>May</legend>
        {SCOPE_WORDS.map(({ scope, title, words }) => (
          <label key={scope} class="check">
            <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => turn(scope, event.currentTarget.checked)} />
            <span>
              {title} <span class="soft">{words}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label class="named">
        <span>Holds</span>
        <select class="input" value={String(life)} onChange={(event) => setLife(Number(event.currentTarget.value))}>
          {LIVES.map(({ words }, at) => (
            <option key={words} value={String(at)}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <p class="form-why" role="status">
        {problem !== null && (
          <>
            <Icon name="fail" class="danger" />
            <span>
              <b>{problem.facts.title}</b> {problem.facts.detail}
            </span>
          </>
        )}
      </p>
      <div class="acts">
        <button type="submit" class="btn btn-primary" disabled={missing || busy}>
          {busy ? "Making it…" : "Make the token"}
        </button>
        <button type="button" class="btn btn-quiet" onClick={props.onCancel}>
          Cancel
        </button>
        {props.tenant !== "" && (
          <span class="soft">
            For tenant <b>{props.tenant}</b> alone
          </span>
        )}
      </div>
    </form>
  );
}
