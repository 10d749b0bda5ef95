import type { ComponentChildren } from "preact";
import { lazy } from "./components/lazy";
import { ExplorePage } from "./explore/explorePage";
import { ServicesPage } from "./services/servicesPage";

const SourcePage = lazy(() => import("./source/sourcePage").then((module) => module.SourcePage));
const SettingsPage = lazy(() => import("./settings/settingsPage").then((module) => module.SettingsPage));

const ComparePage = lazy(() => import("./compare/comparePage").then((module) => module.ComparePage));

/** Each path of the pages and what is drawn there. What the first look needs not is loaded when it is gone to. */
export const ROUTES: Readonly<Record<string, () => ComponentChildren>> = {
  "/": () => <ServicesPage />,
  "/services": () => <ServicesPage />,
  "/explore": () => <ExplorePage />,
  "/compare": () => <ComparePage />,
  "/source": () => <SourcePage />,
  "/settings": () => <SettingsPage section="connections" />,
  "/settings/connections": () => <SettingsPage section="connections" />,
  "/settings/appearance": () => <SettingsPage section="appearance" />,
  "/settings/check": () => <SettingsPage section="check" />,
  "/settings/tokens": () => <SettingsPage section="tokens" />,
  "/settings/mappings": () => <SettingsPage section="mappings" />,
  "/settings/sessions": () => <SettingsPage section="sessions" />,
};
