import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { Problem } from "../api/problem";
import type { ForWhom, ServiceVersion, SourceSettings } from "../api/types";
import { Dialog } from "../components/dialog";
import { Icon } from "../components/icon";
import { Note, Skeleton, Waiting } from "../components/notes";
import { Segmented } from "../components/segmented";
import { firstWhom, isNothing, settingOf, type SourcePart } from "../profile/sourceSettings";
import { accessChanges } from "../state/access";
import { asProblem, useResource } from "../state/resource";
import { sourceChanged } from "../state/sourceChanges";
import { SettingsForm } from "./settingsForm";

export interface SettingsDialogProps {
  service: string;
  tenant: string;
  /** The field to begin with. */
  part: SourcePart;
  onClose(): void;
  /** Something else counts now. */
  onSaved(): void;
}

/** Where the source of a service is, for oneself or for everyone, in place of what the labels say. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { service, tenant } = props;
  const key = `source settings ${tenant} ${service}`;
  const settings = useResource(key, (signal) => api.sourceSettings({ service, tenant }, signal), "drop", accessChanges.value);
  return (
    <Dialog title={`Where the source of ${service} is`} onClose={props.onClose}>
      {(close) => (
        <>
          <p class="soft">What is set here counts in place of the labels of the profiles. An empty field leaves it to them.</p>
          {settings.problem !== null && (
            <Note icon="warn" tone="warn" title={settings.problem.facts.title}>
              {settings.problem.facts.detail}
            </Note>
          )}
          {settings.data !== null ? (
            <Editor {...props} settings={settings.data} close={close} />
          ) : (
            <>
              <Waiting>
                <Skeleton width={90} />
              </Waiting>
              <div class="acts">
                <button type="button" class="btn btn-quiet" onClick={close}>
                  Cancel
                </button>
              </div>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

type EditorProps = SettingsDialogProps & { settings: SourceSettings; close(): void };

function Editor(props: EditorProps) {
  const { service, tenant, settings } = props;
  const [whom, setWhom] = useState<ForWhom>(() => firstWhom(settings));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = async (what: () => Promise<SourceSettings>) => {
    setBusy(true);
    setProblem(null);
    try {
      await what();
      props.close();
      props.onSaved();
      sourceChanged();
    } catch (cause) {
      setProblem(asProblem(cause));
      setBusy(false);
    }
  };
  const reset = () => void attempt(() => api.resetSource({ service, tenant }, whom));
  const save = (setting: ServiceVersion) =>
    isNothing(setting) ? reset() : void attempt(() => api.setSource({ service, tenant }, whom, setting));
  return (
    <>
      <Whom {...props} whom={whom} onChoose={setWhom} />
      <SettingsForm
        key={whom}
        settings={settings}
        whom={whom}
        part={props.part}
        busy={busy}
        problem={problem}
        onSave={save}
        onReset={isNothing(settingOf(settings, whom)) ? null : reset}
        onCancel={props.close}
      />
    </>
  );
}

/** For whom it counts, and why not for everyone. */
function Whom({ settings, whom, onChoose }: EditorProps & { whom: ForWhom; onChoose(whom: ForWhom): void }) {
  if (settings.mayChangeMine && settings.mayChangeEveryones) {
    return (
      <Segmented
        label="For whom"
        choices={[
          { value: "me", label: "For me" },
          { value: "everyone", label: "For everyone" },
        ]}
        chosen={whom}
        onChoose={onChoose}
      />
    );
  }
  const forWhom = settings.mayChangeEveryones ? "It counts for everyone." : settings.mayChangeMine ? "It counts for you." : "";
  return (
    <p class="form-why">
      <Icon name="info" class="note-c" />
      <span>
        {forWhom} {settings.advice}
      </span>
    </p>
  );
}
