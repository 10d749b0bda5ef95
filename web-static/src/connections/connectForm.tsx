import { useEffect, useId, useRef } from "preact/hooks";
import type { ConnectedHost, CredentialKind } from "../api/types";
import { textOf } from "../components/formText";
import { Icon } from "../components/icon";
import type { Connecting } from "./connecting";

export interface ConnectFormProps {
  host: ConnectedHost;
  kind: CredentialKind;
  connecting: Connecting;
  onConnected(): void;
  onCancel(): void;
}

/** A form drawn from what the host asks for. What is typed is sent once and kept nowhere in the page. */
export function ConnectForm(props: ConnectFormProps) {
  const { kind, host, connecting } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (fields: HTMLFormElement) => {
    const filled = new FormData(fields);
    const values = Object.fromEntries(kind.fields.map(({ name }) => [name, textOf(filled, name)]));
    if (await connecting.submit(kind, values)) props.onConnected();
    else fields.querySelector("input")?.focus();
  };
  const submitted = (event: Event) => {
    event.preventDefault();
    if (form.current !== null && !connecting.busy) void submit(form.current);
  };
  const failed = connecting.problem !== null;
  const attributes = (name: string) => ({
    class: "input",
    name,
    required: true,
    autocomplete: "off",
    spellcheck: false,
    autocapitalize: "off" as const,
    "aria-invalid": failed,
    "aria-describedby": failed ? `${id}-why` : undefined,
  });
  return (
    <form class="connect-form" ref={form} onSubmit={submitted} aria-label={`${kind.label} for ${host.name}`} autocomplete="off">
      {kind.help !== "" && <p class="soft">{kind.help}</p>}
      {kind.fields.map((field) => (
        <label key={field.name}>
          <span>{field.label}</span>
          {field.secret ? <input type="password" {...attributes(field.name)} /> : <input type="text" {...attributes(field.name)} />}
        </label>
      ))}
      <p class="form-why" id={`${id}-why`} role="status">
        {connecting.problem !== null && !connecting.busy && (
          <>
            <Icon name="fail" class="danger" />
            <span>
              <b>{connecting.problem.facts.title}</b> {connecting.problem.facts.detail}
            </span>
          </>
        )}
      </p>
      <div class="acts">
        <button type="submit" class="btn btn-primary btn-s" disabled={connecting.busy}>
          {connecting.busy && <span class="spin" aria-hidden="true" />}
          Connect
        </button>
        <button type="button" class="btn btn-quiet btn-s" onClick={props.onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
