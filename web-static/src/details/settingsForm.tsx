import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "../api/problem";
import type { ForWhom, ServiceVersion, SourceSettings } from "../api/types";
import { textOf } from "../components/formText";
import { Icon } from "../components/icon";
import { otherwise, settingOf, type SourcePart } from "../profile/sourceSettings";

const FIELDS: readonly { part: SourcePart; label: string }[] = [
  { part: "repository", label: "Repository" },
  { part: "ref", label: "Commit, tag or branch" },
  { part: "rootPath", label: "Root path" },
];

export interface SettingsFormProps {
  settings: SourceSettings;
  whom: ForWhom;
  part: SourcePart;
  busy: boolean;
  problem: Problem | null;
  onSave(setting: ServiceVersion): void;
  /** Null when nothing is set. */
  onReset: (() => void) | null;
  onCancel(): void;
}

/** Three fields, each with what counts when it is empty; what the server has against them stands below. */
export function SettingsForm(props: SettingsFormProps) {
  const { settings, whom, busy, problem } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const may = whom === "me" ? settings.mayChangeMine : settings.mayChangeEveryones;
  const focus = () => form.current?.querySelector<HTMLInputElement>(`[name=${props.part}]`)?.focus();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- when it opens, and when the server has something against it
  useEffect(focus, [problem]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy && may) props.onSave(filledIn(event.currentTarget as HTMLFormElement));
  };
  const set = settingOf(settings, whom);
  return (
    <form class="connect-form" ref={form} onSubmit={submit} autocomplete="off">
      {FIELDS.map(({ part, label }) => (
        <label key={part}>
          <span>{label}</span>
          <input
            class="input mono"
            type="text"
            name={part}
            defaultValue={set[part]}
            placeholder={otherwise(settings, whom, part).value}
            readOnly={!may}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={problem !== null}
            aria-describedby={`${id}-${part} ${id}-why`}
          />
          <small class="muted" id={`${id}-${part}`}>
            {otherwise(settings, whom, part).words}
          </small>
        </label>
      ))}
      <p class="form-why" id={`${id}-why`} role="status">
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
        <button type="submit" class="btn btn-primary" disabled={busy || !may}>
          {busy && <span class="spin" aria-hidden="true" />}
          Save
        </button>
        {props.onReset !== null && may && (
          <button type="button" class="btn" disabled={busy} onClick={props.onReset}>
            {whom === "me" ? "Remove mine" : "Remove everyone's"}
          </button>
        )}
        <button type="button" class="btn btn-quiet" onClick={props.onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function filledIn(form: HTMLFormElement): ServiceVersion {
  const filled = new FormData(form);
  const text = (part: SourcePart) => textOf(filled, part);
  return { repository: text("repository"), ref: text("ref"), rootPath: text("rootPath") };
}
