import { Link } from "../components/link";
import { Note } from "../components/notes";
import { place } from "../state/location";
import { settingsHref, tenantOf } from "../state/views";

/** What an address leads to that asks for a function's details where they are turned off. */
export function DetailsOff({ onClose }: { onClose(): void }) {
  return (
    <aside class="panel" aria-label="Function Details">
      <div class="pane-note">
        <Note
          icon="hide"
          title="Function details are turned off"
          actions={
            <>
              <button type="button" class="btn btn-s" onClick={onClose}>
                Close
              </button>
              <Link class="btn btn-s btn-quiet" href={settingsHref("connections", tenantOf(place.value))}>
                Settings
              </Link>
            </>
          }
        >
          Somebody who runs this server turned off source and cost per line for everybody here. Flame graph and table show all costs.
        </Note>
      </div>
    </aside>
  );
}
