/** The whole page: picks the view by the path. */
export function App() {
  return <main class="page" />;
}
