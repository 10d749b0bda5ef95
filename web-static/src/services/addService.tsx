import { Dialog } from "../components/dialog";
import { SetupTabs } from "./setup/setupTabs";

/** How to send profiles of one more service, over the list of those that are here. */
export function AddService({ tenant, onClose }: { tenant: string; onClose(): void }) {
  return (
    <Dialog title="Add a service" onClose={onClose}>
      {(close) => (
        <div class="add-service">
          <SetupTabs tenant={tenant} />
          <div class="acts">
            <button type="button" class="btn" onClick={close}>
              Close
            </button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
