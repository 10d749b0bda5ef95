import type { Headline, Service } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { Link } from "../components/link";
import { shortName } from "../profile/names";
import { formatAmount, formatChange, formatExact, formatShare } from "../profile/numbers";
import { compareTypes, typeFamilies, typeLabel } from "../profile/profileTypes";
import { serviceQuery } from "../profile/queries";
import { fittingRange, formatAgo, formatExactMoment, formatSpan, type RangeText } from "../profile/ranges";
import { repositoryName, shortPath, shortRef } from "../profile/repositories";
import { now } from "../state/clock";
import { exploreHref, mappingsHref, settingsHref, type ServicesState } from "../state/views";
import { sparkPaths, sparkPosition } from "./spark";

export interface ServiceRowProps {
  service: Service;
  state: ServicesState;
  /** Milliseconds since 1970, as answered. */
  from: number;
  until: number;
  /** Not every figure of the column is in cores: each then says what it is. */
  mixed: boolean;
}

const STALE_MILLIS = 10 * 60_000;
/** Profiles are sent when they are over, and clocks differ a little. */
const AHEAD_MILLIS = 2 * 60_000;

export function ServiceRow(props: ServiceRowProps) {
  const { service } = props;
  const lastSeen = Date.parse(service.lastSeen);
  return (
    <tr>
      <th scope="row">
        <div class="cut" title={service.name}>
          <Link class="sname" href={serviceHref(props)}>
            {service.name}
          </Link>
        </div>
        <div class="sub cut">{subtitle(service)}</div>
      </th>
      <td class="c-spark">
        <Spark {...props} />
      </td>
      <td class="num">
        <Cores service={service} seconds={(props.until - props.from) / 1e3} mixed={props.mixed} />
      </td>
      <td>
        <HottestLine {...props} />
      </td>
      <td class="soft c-types">
        <Families ids={service.profileTypes} />
      </td>
      <td class="c-ver">
        <Versions service={service} />
      </td>
      <td class="c-map">
        <SourceState service={service} tenant={props.state.tenant} />
      </td>
      <LastSeen at={lastSeen} />
    </tr>
  );
}

/** A profile that begins in the future was timed by a clock that is ahead: what the list shows of "now" is then not all. */
function LastSeen({ at }: { at: number }) {
  const ahead = at - now.value;
  if (ahead > AHEAD_MILLIS) {
    return (
      <td
        class="num c-seen warn"
        title={`The newest profile says ${formatExactMoment(at)}. The clock of the machine that sends it is ahead of this one's: let both take their time from the same source.`}
      >
        {formatSpan(ahead)} ahead
        <div class="sub">its clock is off</div>
      </td>
    );
  }
  return (
    <td class={`num c-seen ${-ahead > STALE_MILLIS ? "warn" : "soft"}`} title={formatExactMoment(at)}>
      {formatAgo(at, now.value)}
    </td>
  );
}

function profileTypeOf(service: Service): string {
  return service.headline?.profileType ?? [...service.profileTypes].sort(compareTypes)[0] ?? "";
}

function serviceHref(props: ServiceRowProps): string {
  const { service, state } = props;
  return exploreHref({ query: serviceQuery(profileTypeOf(service), service.name), ...shownRange(props), tenant: state.tenant });
}

/** The range of the list, closed in on where the service has profiles: the same figures, drawn larger. */
function shownRange({ service, state }: ServiceRowProps): RangeText {
  const first = Math.min(...service.versions.map((version) => Date.parse(version.firstSeen)));
  return Number.isFinite(first) ? fittingRange(state, first, now.value) : { from: state.from, until: state.until };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  go: "Go",
  java: "Java",
  kotlin: "Kotlin",
  scala: "Scala",
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
  ruby: "Ruby",
  rust: "Rust",
  csharp: "C#",
  cpp: "C++",
  c: "C",
  groovy: "Groovy",
  php: "PHP",
};

function subtitle(service: Service): string {
  const repository = service.versions.find((version) => version.repository !== "")?.repository;
  const language = LANGUAGES[service.language.toLowerCase()] ?? service.language;
  return [language === "unknown" ? "" : language, repository === undefined ? "not named" : repositoryName(repository)]
    .filter((text) => text !== "")
    .join(" · ");
}

function Spark({ service, from, until }: ServiceRowProps) {
  if (service.headline === null) return null;
  const { line, area } = sparkPaths(service.headline.points);
  const newest = service.versions.find((version) => version.ref !== "");
  const mark = newest === undefined ? null : sparkPosition(Date.parse(newest.firstSeen), from, until);
  return (
    <svg class="spark" viewBox="0 0 160 32" preserveAspectRatio="none" aria-hidden="true">
      <path class="a" d={area} />
      <path class="l" d={line} />
      {mark !== null && <path class="m" d={`M${mark.toFixed(1)} 0V32`} />}
    </svg>
  );
}

function Cores(props: { service: Service; seconds: number; mixed: boolean }) {
  const { service, seconds, mixed } = props;
  const { headline, headlineProblem } = service;
  if (headlineProblem !== null) {
    return (
      <span class="stat" title={headlineProblem}>
        <Icon name="warn" class="warn" />
        <span class="sr">{headlineProblem}</span>
      </span>
    );
  }
  if (headline === null) return <span class="muted">·</span>;
  const cores = isInCores(headline);
  const figure = cores ? coresText(headline.total / 1e9 / Math.max(1, seconds)) : figureText(headline);
  return (
    <>
      <div class="big-n" title={`${typeLabel(headline.profileType)}: ${formatExact(headline.total, headline.unit)}`}>
        {figure}
        {cores && mixed && <small class="muted"> cores</small>}
      </div>
      {!cores && <div class="sub cut">{typeLabel(headline.profileType)}</div>}
      {headline.previousTotal !== null && (
        <div class={`trend ${trendClass(headline)}`}>{formatChange(headline.previousTotal, headline.total)}</div>
      )}
    </>
  );
}

/** Whether a figure is time on a processor, so that time per time reads as cores. */
export function isInCores(headline: Headline): boolean {
  return headline.unit === "nanoseconds" && headline.profileType.startsWith("process_cpu:");
}

/** A figure that fits the column: "196.6 M" for counts of many digits; the exact value is in its title. */
function figureText({ total, unit }: Headline): string {
  return unit === "count" && Math.abs(total) >= 1e7 ? `${(total / 1e6).toFixed(1)}\u202fM` : formatAmount(total, unit);
}

function coresText(cores: number): string {
  return cores > 0 && cores < 0.005 ? "<\u202f0.01" : cores.toFixed(2);
}

function trendClass({ previousTotal, total }: Headline): string {
  if (previousTotal === null || previousTotal === 0) return "muted";
  const change = total / previousTotal - 1;
  return change > 0.03 ? "more" : change < -0.03 ? "less" : "muted";
}

function HottestLine(props: ServiceRowProps) {
  const { service, state } = props;
  const line = service.headline?.hottestLine ?? null;
  if (line === null || service.headline === null) return <span class="muted">·</span>;
  const address = exploreHref({
    query: serviceQuery(service.headline.profileType, service.name),
    ...shownRange(props),
    tenant: state.tenant,
    function: line.function,
    file: line.file,
    line: line.line,
  });
  return (
    <>
      <div class="cut cut-start">
        <Link class="hotline mono" href={address} title={`${line.function}\n${line.file}:${line.line}`}>
          <bdi>{placeText(line)}</bdi>
        </Link>
      </div>
      <div class="sub">
        {formatShare(line.share)} of {typeLabel(service.headline.profileType)}
      </div>
    </>
  );
}

/** "cart/total.go:76"; the function's name where the profile does not say which line or file. */
function placeText({ function: name, file, line }: NonNullable<Headline["hottestLine"]>): string {
  if (file !== "" && line > 0) return `${shortPath(file)}:${line}`;
  return shortName(name) + (line > 0 ? `:${line}` : "");
}

function Families({ ids }: { ids: readonly string[] }) {
  const families = typeFamilies([...ids].sort(compareTypes));
  const more = families.length - 3;
  return (
    <span title={families.join(", ")}>
      {families.slice(0, 3).join(", ")} {more > 0 && <span class="muted">+{more}</span>}
    </span>
  );
}

function Versions({ service }: { service: Service }) {
  const named = service.versions.filter((version) => version.ref !== "");
  const newest = named[0];
  return (
    <>
      {newest === undefined ? (
        <span class="muted">·</span>
      ) : (
        <div class="hash cut" title={newest.ref}>
          {shortRef(newest.ref)}
        </div>
      )}
      <div class="sub">{named.length === 0 ? "no version" : named.length === 1 ? "1 version" : `${named.length} versions`}</div>
    </>
  );
}

const SOURCE_WORDS: Readonly<Record<Service["source"]["state"], { icon: IconName; tone: string; words: string }>> = {
  ready: { icon: "pass", tone: "ok", words: "Source ready" },
  no_labels: { icon: "tag", tone: "muted", words: "No repository label" },
  no_host: { icon: "plug", tone: "muted", words: "No host for its repository" },
};

/** Whether source can be shown; where it cannot, the way to what would help. */
function SourceState({ service, tenant }: { service: Service; tenant: string }) {
  const { state, detail } = service.source;
  const { icon, tone, words } = SOURCE_WORDS[state];
  const wayOut = state === "no_host" ? settingsHref("connections", tenant) : mappingsHref({ service: service.name, tenant });
  return (
    <span class="stat" title={detail}>
      <Icon name={icon} class={tone} />
      {state === "ready" ? <span class="soft">{words}</span> : <Link href={wayOut}>{words}</Link>}
    </span>
  );
}
