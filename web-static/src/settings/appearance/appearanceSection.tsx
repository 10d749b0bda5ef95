import { Segmented } from "../../components/segmented";
import { rangeLabel } from "../../profile/ranges";
import { contrast, keys, motion, usualColor, usualFrom } from "../../state/appearance";
import { now } from "../../state/clock";
import { SettingRow, SwitchRow } from "../switch";
import { ThemeCards } from "./themeCards";

const RANGES = ["now-1h", "now-6h", "now-24h", "now-168h"] as const;

/** How the pages look and feel; each choice counts at once. */
export function AppearanceSection() {
  return (
    <>
      <p class="lead">Kept in this browser.</p>
      <section class="section">
        <h2 id="themes">Theme</h2>
        <ThemeCards />
      </section>
      <section class="section" aria-labelledby="sight">
        <h2 id="sight">Contrast and motion</h2>
        <div class="card">
          <SettingRow title="Contrast" words="More contrast: stronger lines and text on plainer grounds.">
            <Segmented
              label="Contrast"
              choices={[
                { value: "system", label: "System" },
                { value: "more", label: "More" },
              ]}
              chosen={contrast.value}
              onChoose={(value) => (contrast.value = value)}
            />
          </SettingRow>
          <SettingRow title="Motion" words="Reduced: nothing moves, fades or zooms.">
            <Segmented
              label="Motion"
              choices={[
                { value: "system", label: "System" },
                { value: "reduced", label: "Reduced" },
              ]}
              chosen={motion.value}
              onChoose={(value) => (motion.value = value)}
            />
          </SettingRow>
        </div>
      </section>
      <section class="section" aria-labelledby="habits">
        <h2 id="habits">Habits</h2>
        <div class="card">
          <SettingRow title="Colours" words="What a box of the flame graph tells by its colour, unless the address says otherwise.">
            <Segmented
              label="Colours"
              choices={[
                { value: "origin", label: "Origin" },
                { value: "package", label: "Package" },
              ]}
              chosen={usualColor.value}
              onChoose={(value) => (usualColor.value = value)}
            />
          </SettingRow>
          <div class="row colors-row">
            {["Own code", "Dependency", "Standard library", "Runtime"].map((words, at) => (
              <span key={words} class="stat">
                <span class={`dot dot-${["own", "dep", "std", "run"][at]}`} />
                {words}
              </span>
            ))}
          </div>
          <SettingRow title="Time range" words="Where the list of services begins, unless the address says otherwise.">
            <Segmented
              label="Time range"
              choices={RANGES.map((from) => ({ value: from, label: rangeLabel({ from, until: "now" }, now.value) }))}
              chosen={RANGES.find((from) => from === usualFrom.value) ?? "now-24h"}
              onChoose={(value) => (usualFrom.value = value)}
            />
          </SettingRow>
          <SwitchRow
            title="Single keys"
            words="Keys such as F, S and / without a modifier. Turn them off if they clash with a screen reader or speech input."
            on={keys.value === "on"}
            onTurn={(on) => (keys.value = on ? "on" : "off")}
          />
        </div>
      </section>
    </>
  );
}
