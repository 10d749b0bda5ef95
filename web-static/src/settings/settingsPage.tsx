import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "../components/icon";
import { Link } from "../components/link";
import { MainNav, TopBar } from "../components/topBar";
import { MappingsSection } from "../mappings/mappingsSection";
import { place } from "../state/location";
import { servicesHref, settingsHref, tenantOf, type SettingsSection } from "../state/views";
import { AppearanceSection } from "./appearance/appearanceSection";
import { CheckSection } from "./check/checkSection";
import { ConnectionsSection } from "./connectionsSection";
import { SessionsSection } from "./sessionsSection";
import { TokensSection } from "./tokens/tokensSection";

/** A section draws its own title where something can be done beside it. */
type Section = { title: string; icon: IconName; ownHead?: true; content(): ComponentChildren };

const SECTIONS: Readonly<Record<SettingsSection, Section>> = {
  connections: { title: "Connections", icon: "plug", content: () => <ConnectionsSection /> },
  appearance: { title: "Appearance", icon: "palette", content: () => <AppearanceSection /> },
  tokens: { title: "API tokens", icon: "key", ownHead: true, content: () => <TokensSection /> },
  mappings: { title: "Mappings", icon: "repo", content: () => <MappingsSection /> },
  check: { title: "Self-check", icon: "pulse", ownHead: true, content: () => <CheckSection /> },
  sessions: { title: "Sessions", icon: "user", content: () => <SessionsSection /> },
};

const SECTION_NAMES: readonly SettingsSection[] = ["connections", "appearance", "tokens", "mappings", "check", "sessions"];

/** One's own settings: a list of sections, one of them open. */
export function SettingsPage({ section }: { section: SettingsSection }) {
  const { title, ownHead, content } = SECTIONS[section];
  const tenant = tenantOf(place.value);
  const services = servicesHref({ tenant });
  useEffect(() => {
    document.title = `${title} · Settings · Lineflame`;
  }, [title]);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the list lies on its side, the chosen one may be out of sight.
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [section]);
  return (
    <div class="app-page">
      <TopBar servicesHref={services}>
        <MainNav servicesHref={services} current="settings" />
        <span class="grow" />
      </TopBar>
      <div class="set">
        <nav ref={nav} aria-label="Settings">
          {SECTION_NAMES.map((name) => (
            <Link key={name} href={settingsHref(name, tenant)} current={name === section}>
              <Icon name={SECTIONS[name].icon} />
              {SECTIONS[name].title}
            </Link>
          ))}
        </nav>
        <main>
          {ownHead !== true && <h1>{title}</h1>}
          {content()}
        </main>
      </div>
    </div>
  );
}
