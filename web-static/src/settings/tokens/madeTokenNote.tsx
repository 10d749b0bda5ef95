import { useEffect, useRef } from "preact/hooks";
import type { MadeToken } from "../../api/tokens";
import { CopyButton } from "../../components/copyButton";
import { Icon } from "../../components/icon";

/** The token itself, this once. It lives in this view alone: whoever leaves without copying makes another one. */
export function MadeTokenNote({ made, onDone }: { made: MadeToken; onDone(): void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div class="note note-ok section" role="region" aria-label="New token">
      <Icon name="key" />
      <div class="grow">
        <b>Copy it now: {made.token.name} will not be shown again</b>
        <div class="token">
          <input
            ref={field}
            class="input mono"
            readOnly
            value={made.secret}
            aria-label={`Token ${made.token.name}`}
            autocomplete="off"
            spellcheck={false}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton class="btn btn-l" label="Copy the token" words="Copy" text={() => made.secret} />
          <button type="button" class="btn btn-l btn-quiet" onClick={onDone}>
            Done
          </button>
        </div>
      </div>
    </div>
  );
}
