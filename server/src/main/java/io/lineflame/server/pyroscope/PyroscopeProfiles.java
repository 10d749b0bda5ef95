package io.lineflame.server.pyroscope;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.lineflame.db.SeenRow;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.WeightOverflowException;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ProfileValue;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.SpanValue;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.LabelMatcher;
import io.lineflame.server.query.LabelMatcher.Operator;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks a Pyroscope what the pages ask. Stacks come merged, once for each service version, so that no sample loses its commit; everything
 * above works as over the database. Times are cut to the millisecond, which is what it is asked in. How many profiles there were it does
 * not tell: those numbers are 0. Safe for many threads.
 */
@Singleton
public final class PyroscopeProfiles implements ProfileSelector {

    private final PeerSeries series;
    private final PeerTimeline timeline;
    private final PeerSums sums;
    private final Clock clock;
    private final Duration kept;

    @Inject
    PyroscopeProfiles(Config config, Clock clock) {
        this(config.pyroscope().orElseThrow(), config.retention().usual(), clock);
    }

    /** With how far back profiles are looked for when a question means always. */
    PyroscopeProfiles(PyroscopeSettings settings, Duration kept, Clock clock) {
        PeerLimits limits = new PeerLimits();
        Querier querier = new Querier(new PyroscopeClient(settings), limits);
        Together together = new Together();
        this.timeline = new PeerTimeline(querier, limits, together);
        this.series = new PeerSeries(querier, limits, together, timeline);
        this.sums = new PeerSums(querier, limits, together, clock);
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public List<SeriesRow> series(QueryContext context, Optional<ProfileQuery> query, TimeRange range) {
        return span(range)
                .map(span -> query.isPresent() ? series.of(context, query.get(), span) : series.all(context, span))
                .orElse(List.of());
    }

    @Override
    public boolean carry(QueryContext context, String label, String value) {
        return span(TimeRange.ALL)
                .filter(span -> series.carry(context, label, value, span))
                .isPresent();
    }

    @Override
    public Optional<SeenRow> seen(QueryContext context) {
        Comparator<Instant> order = Comparator.naturalOrder();
        List<SeriesRow> all = series(context, Optional.empty(), TimeRange.ALL);
        return all.stream()
                .map(SeriesRow::firstSeen)
                .min(order)
                .map(first -> new SeenRow(
                        first, all.stream().map(SeriesRow::lastSeen).max(order).orElseThrow()));
    }

    @Override
    public Optional<Instant> lastSeen(QueryContext context, ProfileQuery query) {
        return span(TimeRange.ALL).flatMap(span -> series.lastSeen(context, query, span));
    }

    @Override
    public Selection select(QueryContext context, ProfileQuery query, TimeRange range) {
        return select(context, query, range, Optional.empty());
    }

    @Override
    public Selection select(QueryContext context, ProfileQuery query, TimeRange range, Picked picked) {
        return select(context, query, range, Optional.of(picked));
    }

    private Selection select(QueryContext context, ProfileQuery query, TimeRange range, Optional<Picked> picked) {
        List<SeriesRow> rows = series(context, Optional.of(query), range);
        if (rows.isEmpty()) {
            return new Selection(query.type(), List.of(), lastSeen(context, query));
        }
        Map<ServiceVersion, List<SeriesRow>> byVersion =
                rows.stream().collect(groupingBy(row -> ServiceVersion.of(row.labels())));
        List<Group> groups = new ArrayList<>();
        byVersion.forEach((version, ofVersion) -> groups.add(new Group(
                version,
                ofVersion,
                List.of(LabelSelectors.of(query.matchers(), byVersion.size() == 1 ? Map.of() : labels(version))))));
        return summed(context, query.type(), groups, range, picked);
    }

    @Override
    public Selection sum(QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range) {
        List<Group> groups = new ArrayList<>();
        rows.stream().collect(groupingBy(SeriesRow::service)).forEach((service, ofService) -> {
            LabelMatcher matcher = LabelMatcher.of(ServiceVersion.SERVICE_LABEL, Operator.EQUAL, service);
            List<SeriesRow> there = series(context, Optional.of(new ProfileQuery(type, List.of(matcher))), range);
            groups.addAll(groups(service, ofService, there));
        });
        return summed(context, type, groups, range, Optional.empty());
    }

    @Override
    public List<TimelineRow> timeline(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, Duration step) {
        Optional<Span> span = span(range);
        if (rows.isEmpty() || span.isEmpty()) {
            return List.of();
        }
        Set<Long> wanted = rows.stream().map(SeriesRow::id).collect(toSet());
        ProfileQuery query = new ProfileQuery(type, common(rows));
        SortedSet<String> names = new TreeSet<>(series.names(context, query, span.get()));
        rows.forEach(row -> names.addAll(row.labels().keySet()));
        List<TimelineRow> points = new ArrayList<>();
        timeline.totals(
                        context,
                        type,
                        LabelSelectors.of(query.matchers(), Map.of()),
                        names,
                        span.get(),
                        step.toMillis())
                .forEach((labels, totals) -> {
                    long id = PeerSeries.id(context.tenant(), type, labels);
                    if (wanted.contains(id)) {
                        totals.forEach((at, total) ->
                                points.add(new TimelineRow(id, bucket(range, span.get(), at), total, 0)));
                    }
                });
        return points;
    }

    @Override
    public Listed<ProfileValue> profiles(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        throw notListed("profiles");
    }

    @Override
    public Listed<SpanValue> spans(
            QueryContext context, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        throw notListed("spans");
    }

    private static ProblemException notListed(String what) {
        return new ProblemException(
                NOT_LISTED,
                "The profiles are in a Pyroscope (LINEFLAME_STORE=pyroscope), which does not list all single " + what
                        + ". Ask it for its exemplars instead, or keep profiles in PostgreSQL.");
    }

    /** Steps start where the range does, which may be between two milliseconds. */
    private static Instant bucket(TimeRange range, Span span, long at) {
        return Instant.ofEpochMilli(span.start()).isAfter(range.from())
                ? Instant.ofEpochMilli(at)
                : range.from().plusMillis(at - span.start());
    }

    /** Some series of one version, and what selects them and no other. */
    private record Group(ServiceVersion version, List<SeriesRow> rows, List<String> selectors) {}

    /** One selector for a version where all its series are wanted, else one for each series. */
    private static List<Group> groups(String service, List<SeriesRow> wanted, List<SeriesRow> there) {
        Set<Long> ids = wanted.stream().map(SeriesRow::id).collect(toSet());
        SortedSet<String> names = new TreeSet<>();
        there.forEach(row -> names.addAll(row.labels().keySet()));
        List<Group> groups = new ArrayList<>();
        there.stream()
                .collect(groupingBy(row -> ServiceVersion.of(row.labels())))
                .forEach((version, rows) -> {
                    List<SeriesRow> found =
                            rows.stream().filter(row -> ids.contains(row.id())).toList();
                    Map<String, String> exact = labels(version);
                    exact.put(ServiceVersion.SERVICE_LABEL, service);
                    if (found.size() == rows.size()) {
                        groups.add(new Group(version, found, List.of(LabelSelectors.of(List.of(), exact))));
                    } else if (!found.isEmpty()) {
                        List<String> selectors =
                                found.stream().map(row -> only(row, names)).toList();
                        groups.add(new Group(version, found, selectors));
                    }
                });
        return groups;
    }

    private static String only(SeriesRow row, SortedSet<String> names) {
        Map<String, String> exact = new TreeMap<>();
        names.forEach(name -> exact.put(name, row.labels().getOrDefault(name, "")));
        return LabelSelectors.of(List.of(), exact);
    }

    private static Map<String, String> labels(ServiceVersion version) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(ServiceVersion.REPOSITORY_LABEL, version.repository());
        labels.put(ServiceVersion.REF_LABEL, version.ref());
        labels.put(ServiceVersion.ROOT_PATH_LABEL, version.rootPath());
        return labels;
    }

    /** The labels that all of them have, with the same value. */
    private static List<LabelMatcher> common(List<SeriesRow> rows) {
        Map<String, String> common = new HashMap<>(rows.get(0).labels());
        rows.forEach(row -> common.entrySet().retainAll(row.labels().entrySet()));
        return new TreeMap<>(common)
                .entrySet().stream()
                        .map(label -> LabelMatcher.of(label.getKey(), Operator.EQUAL, label.getValue()))
                        .toList();
    }

    private Selection summed(
            QueryContext context, ProfileType type, List<Group> groups, TimeRange range, Optional<Picked> picked) {
        Span span = span(range).orElseThrow();
        try {
            List<PeerSums.Sum> all =
                    sums.of(context, type, groups.stream().map(Group::selectors).toList(), span, picked);
            List<VersionProfiles> versions = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                Group group = groups.get(i);
                all.get(i).weights().ifPresent(weights -> versions.add(profiles(group, weights)));
            }
            Selection selection = new Selection(type, versions, Optional.empty(), warnings(type, all));
            Weights.checkSum(selection.weights());
            return selection;
        } catch (WeightOverflowException e) {
            throw new ProblemException(SUM_TOO_LARGE, e.getMessage() + ".");
        }
    }

    private static List<String> warnings(ProfileType type, List<PeerSums.Sum> sums) {
        List<String> warnings = new ArrayList<>();
        if (sums.stream().anyMatch(PeerSums.Sum::cut)) {
            warnings.add(
                    "Pyroscope left out small stacks: its limit of nodes for this tenant cuts merged profiles. What is left"
                            + " out stands under \"other\".");
        }
        if (sums.stream().anyMatch(sum -> sum.weights().isPresent() && !sum.counted())) {
            warnings.add("Pyroscope does not keep how many samples there were of " + type.sampleType()
                    + ": each different stack counts as one.");
        }
        return warnings;
    }

    private static VersionProfiles profiles(Group group, Weights weights) {
        Comparator<Instant> order = Comparator.naturalOrder();
        return new VersionProfiles(
                group.version,
                List.of(weights),
                group.rows.stream().map(SeriesRow::firstSeen).min(order).orElseThrow(),
                group.rows.stream().map(SeriesRow::lastSeen).max(order).orElseThrow(),
                0);
    }

    private Optional<Span> span(TimeRange range) {
        return Span.of(range, clock.instant(), kept);
    }
}
