import { theme, type Theme } from "../../state/theme";

const CARDS: readonly { value: Theme; title: string }[] = [
  { value: "system", title: "Follow the system" },
  { value: "light", title: "Light" },
  { value: "dark", title: "Dark" },
];

/** The themes as small pictures of a page. */
export function ThemeCards() {
  return (
    <div class="themes" role="radiogroup" aria-labelledby="themes">
      {CARDS.map(({ value, title }) => (
        <label key={value} class="theme-card">
          <input type="radio" name="theme" checked={theme.value === value} onChange={() => (theme.value = value)} />
          <span class="pv" aria-hidden="true">
            {value !== "dark" && <Page shows="light" />}
            {value !== "light" && <Page shows="dark" half={value === "system"} />}
          </span>
          <span class="lb">{title}</span>
        </label>
      ))}
    </div>
  );
}

const FLAMES = [96, 78, 60, 42];
const LINES = [34, 40, 30, 38, 26, 34];

function Page({ shows, half = false }: { shows: "light" | "dark"; half?: boolean }) {
  return (
    <svg class={`pv-${shows} ${half ? "pv-half" : ""}`} viewBox="0 0 200 116">
      <rect class="bg" width="200" height="116" />
      <rect class="surface" width="200" height="16" />
      <rect class="text" x="8" y="6" width="28" height="4" rx="2" />
      <rect class="surface" x="8" y="24" width="112" height="84" rx="3" />
      <rect class="surface" x="126" y="24" width="66" height="84" rx="3" />
      {FLAMES.map((width, at) => (
        <rect key={width} class={at === 0 ? "box-run" : "box-own"} x="14" y={32 + at * 11} width={width} height="9" rx="1" />
      ))}
      {LINES.map((width, at) => (
        <g key={at}>
          <rect class={at === 3 ? "box-own" : "line"} x="132" y={32 + at * 11} width="7" height="3" rx="1" />
          <rect class="line" x="143" y={32 + at * 11} width={width} height="3" rx="1" />
        </g>
      ))}
    </svg>
  );
}
