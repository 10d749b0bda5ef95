import { ExplorePage } from "./explore/explorePage";
import { lazy } from "./components/lazy";
import { Link } from "./components/link";
import { Note } from "./components/notes";
import { ServicesPage } from "./services/servicesPage";
import { notLetIn, session } from "./state/access";
import { place } from "./state/location";

const SettingsPage = lazy(() => import("./settings/settingsPage").then((module) => module.SettingsPage));
const SignInPage = lazy(() => import("./signin/signInPage").then((module) => module.SignInPage));

/** The whole page: picks the view by the path, once it is known whether the viewer may see it. */
export function App() {
  const viewer = session.value;
  if (viewer === undefined) return null;
  if (viewer?.access === "login" && (viewer.user === null || notLetIn.value !== null)) return <SignInPage refusal={notLetIn.value} />;
  switch (place.value.path) {
    case "/":
    case "/services":
      return <ServicesPage />;
    case "/explore":
      return <ExplorePage />;
    case "/settings":
    case "/settings/connections":
      return <SettingsPage section="connections" />;
    case "/settings/mappings":
      return <SettingsPage section="mappings" />;
    case "/settings/sessions":
      return <SettingsPage section="sessions" />;
    default:
      return <NoSuchPage />;
  }
}

function NoSuchPage() {
  return (
    <main class="page">
      <h1 class="sr">Lineflame</h1>
      <Note
        icon="search"
        title="There is no such page"
        actions={
          <Link class="btn btn-s" href="/services">
            Services
          </Link>
        }
      >
        <code>{place.value.path}</code>
      </Note>
    </main>
  );
}
