import { Icon } from "../components/icon";
import { Popover } from "../components/popover";
import { withoutImportPath } from "../profile/names";

/** Which functions are left out of the flame graph, with the way back for each. */
export function HiddenFunctions({ hidden, onChange }: { hidden: readonly string[]; onChange(hidden: readonly string[]): void }) {
  if (hidden.length === 0) return null;
  return (
    <>
      <Popover
        label="Hidden functions"
        align="end"
        class="hidden-functions"
        button={(attributes) => (
          <button type="button" class="btn btn-quiet btn-s" aria-haspopup="dialog" {...attributes}>
            {hidden.length === 1 ? "1 function hidden" : `${hidden.length} functions hidden`}
          </button>
        )}
      >
        {() => (
          <ul>
            {hidden.map((name) => (
              <li key={name}>
                <span class="mono cut grow" title={name}>
                  {withoutImportPath(name)}
                </span>
                <button
                  type="button"
                  class="btn btn-quiet btn-s"
                  aria-label={`Show ${name} again`}
                  onClick={() => onChange(hidden.filter((one) => one !== name))}
                >
                  <Icon name="x" small />
                  Show
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      <button type="button" class="btn btn-quiet btn-s" onClick={() => onChange(hidden.slice(0, -1))}>
        Undo
      </button>
      <button type="button" class="btn btn-quiet btn-s" onClick={() => onChange([])}>
        Show all
      </button>
    </>
  );
}
