import { ExplorePage } from "./explore/explorePage";
import { Link } from "./components/link";
import { Note } from "./components/notes";
import { ServicesPage } from "./services/servicesPage";
import { place } from "./state/location";

/** The whole page: picks the view by the path. */
export function App() {
  switch (place.value.path) {
    case "/":
    case "/services":
      return <ServicesPage />;
    case "/explore":
      return <ExplorePage />;
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
