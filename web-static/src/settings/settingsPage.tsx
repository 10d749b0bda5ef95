import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { Icon, type IconName } from "../components/icon";
import { Link } from "../components/link";
import { MainNav, TopBar } from "../components/topBar";
import { ConnectionsSection } from "./connectionsSection";
import { SessionsSection } from "./sessionsSection";

type Section = "connections" | "sessions";

const SECTIONS: Readonly<Record<Section, { title: string; icon: IconName; content(): ComponentChildren }>> = {
  connections: { title: "Connections", icon: "plug", content: () => <ConnectionsSection /> },
  sessions: { title: "Sessions", icon: "user", content: () => <SessionsSection /> },
};

/** One's own settings: a list of sections, one of them open. */
export function SettingsPage({ section }: { section: Section }) {
  const { title, content } = SECTIONS[section];
  useEffect(() => {
    document.title = `${title} · Settings · Lineflame`;
  }, [title]);
  return (
    <div class="app-page">
      <TopBar servicesHref="/services">
        <MainNav servicesHref="/services" current="settings" />
        <span class="grow" />
      </TopBar>
      <div class="set">
        <nav aria-label="Settings">
          {Object.entries(SECTIONS).map(([name, one]) => (
            <Link key={name} href={`/settings/${name}`} current={name === section}>
              <Icon name={one.icon} />
              {one.title}
            </Link>
          ))}
        </nav>
        <main>
          <h1>{title}</h1>
          {content()}
        </main>
      </div>
    </div>
  );
}
