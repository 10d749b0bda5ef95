import { lazy } from "./components/lazy";
import { Link } from "./components/link";
import { Note } from "./components/notes";
import { ROUTES } from "./routes";
import { notLetIn, session } from "./state/access";
import { place } from "./state/location";

const SignInPage = lazy(() => import("./signin/signInPage").then((module) => module.SignInPage));

/** The whole page: picks the view by the path, once it is known whether the viewer may see it. */
export function App() {
  const viewer = session.value;
  if (viewer === undefined) return null;
  if (viewer?.access === "login" && (viewer.user === null || notLetIn.value !== null)) return <SignInPage refusal={notLetIn.value} />;
  const page = ROUTES[place.value.path];
  return page === undefined ? <NoSuchPage /> : page();
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
