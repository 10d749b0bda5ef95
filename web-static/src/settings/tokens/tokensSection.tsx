import { useState } from "preact/hooks";
import type { Problem } from "../../api/problem";
import { tokens, type ApiToken, type ApiTokens, type MadeToken } from "../../api/tokens";
import { Icon } from "../../components/icon";
import { Note, ProblemNote, Skeleton, Waiting } from "../../components/notes";
import { accessChanges } from "../../state/access";
import { place } from "../../state/location";
import { asProblem, useResource } from "../../state/resource";
import { tenantOf } from "../../state/views";
import { SectionHead } from "../sectionHead";
import { MadeTokenNote } from "./madeTokenNote";
import { NewTokenForm } from "./newTokenForm";
import { TokenTable } from "./tokenTable";
import { TokenUse } from "./tokenUse";

/** What programs show that push or read: made here once, listed without itself, revoked. */
export function TokensSection() {
  const tenant = tenantOf(place.value);
  const [changes, setChanges] = useState(0);
  const answer = useResource(`tokens ${tenant}`, (signal) => tokens.all({ tenant }, signal), "keep", accessChanges.value + changes);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changed = () => setChanges((before) => before + 1);
  const revoke = async (token: ApiToken) => {
    setProblem(null);
    try {
      await tokens.revoke(token.id, { tenant });
      if (made?.token.id === token.id) setMade(null);
    } catch (cause) {
      setProblem(asProblem(cause));
    }
    changed();
  };
  const shown = problem ?? answer.problem;
  const may = answer.data?.mayChange === true;
  return (
    <>
      <SectionHead title="API tokens">
        <span class="grow" />
        {may && !making && (
          <button type="button" class="btn btn-primary" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            New token
          </button>
        )}
      </SectionHead>
      <p class="lead">For programs that push profiles or read them. Only a hash is kept, so a token is shown once.</p>
      {shown !== null && (
        <div class="section">
          <ProblemNote problem={shown} />
        </div>
      )}
      {made !== null && <MadeTokenNote key={made.token.id} made={made} onDone={() => setMade(null)} />}
      {making && may && (
        <NewTokenForm
          tenant={tenant}
          onCancel={() => setMaking(false)}
          onMade={(one) => {
            setMaking(false);
            setMade(one);
            changed();
          }}
        />
      )}
      {answer.data === null && answer.problem === null && <Loading />}
      {answer.data !== null && <Listed data={answer.data} onRevoke={(token) => void revoke(token)} />}
      {answer.data !== null && <TokenUse data={answer.data} secret={made?.secret ?? null} />}
    </>
  );
}

function Listed({ data, onRevoke }: { data: ApiTokens; onRevoke(token: ApiToken): void }) {
  if (!data.mayChange) {
    return (
      <div class="section">
        <Note icon="lock" title="Tokens are not yours to make here">
          {data.advice}
        </Note>
      </div>
    );
  }
  if (data.tokens.length === 0) {
    return (
      <div class="section">
        <Note icon="key" title="There is no token yet">
          {data.pushNeedsToken ? "Until a program shows one, its pushes are refused." : "Programs push without one at the moment."}
        </Note>
      </div>
    );
  }
  return <TokenTable tokens={data.tokens} onRevoke={onRevoke} />;
}

function Loading() {
  return (
    <Waiting>
      <div class="card skeleton-card section" role="status" aria-label="Loading the tokens">
        {[60, 48].map((width) => (
          <div key={width}>
            <Skeleton width={width} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
