import type { ComponentChildren } from "preact";
import { session, signOut } from "../state/access";
import { href, place } from "../state/location";
import { nextTheme, theme, type Theme } from "../state/theme";
import { settingsHref, tenantOf } from "../state/views";
import { AccountMenu } from "./accountMenu";
import { Icon, type IconName } from "./icon";
import { KeysButton, type KeyGroups } from "./keysButton";
import { Link } from "./link";

const THEME_WORDS: Readonly<Record<Theme, { icon: IconName; words: string }>> = {
  system: { icon: "contrast", words: "Theme: follow the system" },
  light: { icon: "sun", words: "Theme: light" },
  dark: { icon: "moon", words: "Theme: dark" },
};

/** The bar on top of every view; the view's own controls stand between the mark and the theme. */
export function TopBar(props: { servicesHref: string; keys?: KeyGroups; children?: ComponentChildren }) {
  const { icon, words } = THEME_WORDS[theme.value];
  return (
    <header class="bar">
      <Link class="brand" href={props.servicesHref} label="Lineflame, services">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect class="brand-1" x="1" y="13.5" width="18" height="4" rx="1.5" />
          <rect class="brand-2" x="3.5" y="8.25" width="11" height="4" rx="1.5" />
          <rect class="brand-3" x="6.5" y="3" width="5" height="4" rx="1.5" />
        </svg>
        <span class="wide">Lineflame</span>
      </Link>
      {props.children}
      <button type="button" class="btn btn-quiet btn-icon" aria-label={words} title={words} onClick={nextTheme}>
        <Icon name={icon} />
      </button>
      <KeysButton groups={props.keys ?? []} />
      <Account />
    </header>
  );
}

/** The signed-in person's menu; without one the way to Settings, where one can connect. */
function Account() {
  const user = session.value?.user ?? null;
  if (user !== null) return <AccountMenu user={user} onSignOut={() => void signOut()} />;
  return (
    <Link class="btn btn-quiet btn-icon" href={settingsHref("connections", tenantOf(place.value))} label="Settings" title="Settings">
      <Icon name="gear" />
    </Link>
  );
}

/** The main places, on pages that stand at the top. */
export function MainNav({ servicesHref, current }: { servicesHref: string; current: "services" | "compare" | "settings" }) {
  return (
    <nav class="nav" aria-label="Main">
      <Link href={servicesHref} current={current === "services"}>
        Services
      </Link>
      <Link href={href("/compare", { tenant: tenantOf(place.value) })} current={current === "compare"}>
        Compare
      </Link>
      <Link href={settingsHref("connections", tenantOf(place.value))} current={current === "settings"}>
        Settings
      </Link>
    </nav>
  );
}
