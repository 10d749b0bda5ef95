// Where a service's source is said to be: mine before everyone's, everyone's before the labels, each part by itself.
import type { ForWhom, ServiceVersion, SourceSettings } from "../api/types";

export type SourcePart = keyof ServiceVersion;

export const NOTHING_SET: ServiceVersion = { repository: "", ref: "", rootPath: "" };

/** What one has set, or everyone's. */
export function settingOf(settings: SourceSettings, whom: ForWhom): ServiceVersion {
  return (whom === "me" ? settings.mine : settings.everyones) ?? NOTHING_SET;
}

export function isNothing(setting: ServiceVersion): boolean {
  return setting.repository === "" && setting.ref === "" && setting.rootPath === "";
}

/** What counts where nothing is set: the value and who says it; an empty value when nobody does. */
export function otherwise(settings: SourceSettings, whom: ForWhom, part: SourcePart): { value: string; words: string } {
  const everyones = whom === "me" ? (settings.everyones?.[part] ?? "") : "";
  if (everyones !== "") return { value: everyones, words: `Set for everyone: ${everyones}` };
  const label = settings.labelled?.[part] ?? "";
  return { value: label, words: label === "" ? "The profiles carry no label for it." : `The label says ${label}` };
}

/** For whom the form opens: what is set already, else for oneself if one may. */
export function firstWhom(settings: SourceSettings): ForWhom {
  if (!settings.mayChangeMine) return "everyone";
  return settings.mine === null && settings.everyones !== null && settings.mayChangeEveryones ? "everyone" : "me";
}
