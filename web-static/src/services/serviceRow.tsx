import type { Headline, Service } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { Link } from "../components/link";
import { formatAmount, formatChange, formatExact, formatShare } from "../profile/numbers";
import { compareTypes, typeFamilies, typeLabel } from "../profile/profileTypes";
import { serviceQuery } from "../profile/queries";
import { fittingRange, formatAgo, formatExactMoment, type RangeText } from "../profile/ranges";
import { repositoryName, shortPath, shortRef } from "../profile/repositories";
import { now } from "../state/clock";
import { exploreHref, type ServicesState } from "../state/views";
import { sparkPaths, sparkPosition } from "./spark";

export interface ServiceRowProps {
  service: Service;
  state: ServicesState;
  /** Milliseconds since 1970, as answered. */
  from: number;
  until: number;
}

const STALE_MILLIS = 10 * 60_000;

export function ServiceRow(props: ServiceRowProps) {
  const { service } = props;
  const lastSeen = Date.parse(service.lastSeen);
  return (
    <tr>
      <th scope="row">
        <Link class="sname" href={serviceHref(props)}>
          {service.name}
        </Link>
        <div class="sub cut">{subtitle(service)}</div>
      </th>
      <td class="c-spark">
        <Spark {...props} />
      </td>
      <td class="num">
        <Cores headline={service.headline} seconds={(props.until - props.from) / 1e3} />
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
        <SourceState source={service.source} />
      </td>
      <td class={`num ${now.value - lastSeen > STALE_MILLIS ? "warn" : "soft"}`} title={formatExactMoment(lastSeen)}>
        {formatAgo(lastSeen, now.value)}
      </td>
    </tr>
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
  dotnet: ".NET",
  php: "PHP",
};

function subtitle(service: Service): string {
  const repository = service.versions.find((version) => version.repository !== "")?.repository;
  const language = LANGUAGES[service.language.toLowerCase()] ?? service.language;
  return [language, repository === undefined ? "not named" : repositoryName(repository)].filter((text) => text !== "").join(" · ");
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

function Cores({ headline, seconds }: { headline: Headline | null; seconds: number }) {
  if (headline === null) return <span class="muted">·</span>;
  const figure =
    headline.unit === "nanoseconds" ? coresText(headline.total / 1e9 / Math.max(1, seconds)) : formatAmount(headline.total, headline.unit);
  return (
    <>
      <div class="big-n" title={`${typeLabel(headline.profileType)}: ${formatExact(headline.total, headline.unit)}`}>
        {figure}
      </div>
      {headline.previousTotal !== null && (
        <div class={`trend ${trendClass(headline)}`}>{formatChange(headline.previousTotal, headline.total)}</div>
      )}
    </>
  );
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
          <bdi>
            {shortPath(line.file)}:{line.line}
          </bdi>
        </Link>
      </div>
      <div class="sub">
        {formatShare(line.share)} of {typeLabel(service.headline.profileType)}
      </div>
    </>
  );
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

function SourceState({ source }: { source: Service["source"] }) {
  const { icon, tone, words } = SOURCE_WORDS[source.state];
  return (
    <span class="stat" title={source.detail}>
      <Icon name={icon} class={tone} />
      <span class={source.state === "ready" ? "soft" : ""}>{words}</span>
    </span>
  );
}
