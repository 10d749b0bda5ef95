import type { Session } from "../api/types";
import { place } from "../state/location";
import { settingsHref, tenantOf } from "../state/views";
import { Avatar } from "./avatar";
import { Icon } from "./icon";
import { Link } from "./link";
import { moveFocus } from "./listbox";
import { Popover } from "./popover";

/** Who is signed in, and what belongs to them. */
export function AccountMenu(props: { user: NonNullable<Session["user"]>; onSignOut(): void }) {
  const { user } = props;
  const tenant = tenantOf(place.value);
  const keyed = (event: KeyboardEvent) => {
    if (moveFocus(event.currentTarget as HTMLElement, '[role="menuitem"]', event.key)) event.preventDefault();
  };
  return (
    <Popover
      label="Account"
      role="menu"
      align="end"
      button={(attributes) => (
        <button type="button" class="btn btn-quiet account" aria-haspopup="menu" aria-label={`Account of ${user.login}`} {...attributes}>
          <Avatar name={user.name} picture={user.picture} />
          <span class="wide cut">{user.login}</span>
        </button>
      )}
    >
      {(close) => (
        <div role="presentation" onKeyDown={keyed} onClick={close}>
          <div class="menu-head" role="presentation">
            <b>{user.login}</b> <span class="soft">at {user.host}</span>
          </div>
          <Link href={settingsHref("connections", tenant)} role="menuitem">
            <Icon name="plug" />
            Connections
          </Link>
          <Link href={settingsHref("sessions", tenant)} role="menuitem">
            <Icon name="user" />
            Sessions
          </Link>
          <hr />
          <button type="button" role="menuitem" tabIndex={-1} onClick={props.onSignOut}>
            <Icon name="out" />
            Sign out
          </button>
        </div>
      )}
    </Popover>
  );
}
