import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { Problem } from "../api/problem";
import type { MappingProposal, ServerMappings } from "../api/types";
import { blankIn, withProposal } from "../profile/mappings";
import { asProblem } from "../state/resource";
import { sourceChanged } from "../state/sourceChanges";

/** The server's mappings as they are being written. */
export interface Draft {
  readonly text: string;
  readonly changed: boolean;
  readonly busy: boolean;
  /** Why the server did not take the text. */
  readonly problem: Problem | null;
  /** It was taken, and nothing was changed since. */
  readonly saved: boolean;
  write(text: string): void;
  discard(): void;
  /** Sends a text; what was asked for by the mappings before is asked again. A refused one stays to be mended. */
  save(text: string): Promise<void>;
  /** Adds a proposal: sent at once, unless something is left to fill in. */
  add(proposal: MappingProposal): void;
}

export function useDraft(mappings: ServerMappings | null): Draft {
  const [written, setWritten] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState(false);
  const standing = mappings?.text ?? "";
  const write = (text: string | null) => {
    setWritten(text);
    setSaved(false);
  };
  const discard = () => {
    write(null);
    setProblem(null);
  };
  const save = async (text: string) => {
    setBusy(true);
    write(text);
    try {
      await api.setMappings(text);
      setProblem(null);
      setSaved(true);
      sourceChanged();
    } catch (cause) {
      setProblem(asProblem(cause));
    }
    setBusy(false);
  };
  const text = written ?? standing;
  const add = ({ yaml }: MappingProposal) => {
    const more = withProposal(text, yaml);
    if (blankIn(yaml) === null) void save(more);
    else write(more);
  };
  return { text, changed: text !== standing, busy, problem, saved, write, discard, save, add };
}
