package io.lineflame.server.pyroscope;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Which series there are. Pyroscope lists the series of whole blocks and says no times, so both come from totals over time: the first and
 * the last step in which a series has a profile. How many profiles it has nobody tells: 0.
 */
final class PeerSeries {

    /** Of a range; what is shown is a time of day, or since when. */
    private static final int STEPS = 240;

    private static final String TYPE_LABEL = "__profile_type__";
    private static final long MIN_STEP = 1_000;
    /** A minute. */
    private static final long FINE_ENOUGH = 60_000;
    /** Versions that came or went: further ones, which are older, get the time of their step. */
    private static final int MAX_COARSE = 24;

    private final Querier querier;
    private final PeerLimits limits;
    private final Together together;
    private final PeerTimeline timeline;

    PeerSeries(Querier querier, PeerLimits limits, Together together, PeerTimeline timeline) {
        this.querier = querier;
        this.limits = limits;
        this.together = together;
        this.timeline = timeline;
    }

    /** Those that fit and have a profile in the span, with the asked type alone. */
    List<SeriesRow> of(QueryContext context, ProfileQuery query, Span span) {
        String selector = LabelSelectors.of(query.matchers(), Map.of());
        return rows(context, query.type(), selector, names(context, query, span), span);
    }

    /** Every name of a label that such series have, in their order. */
    SortedSet<String> names(QueryContext context, ProfileQuery query, Span span) {
        String selector = LabelSelectors.of(
                query.matchers(), Map.of(TYPE_LABEL, query.type().id()));
        SortedSet<String> names = new TreeSet<>();
        inParts(context, span, part -> querier.labelNames(context, selector, part))
                .forEach(more -> names.addAll(more));
        return names;
    }

    /** All that have a profile in the span. */
    List<SeriesRow> all(QueryContext context, Span span) {
        Map<Key, SortedSet<String>> typesOf = new HashMap<>();
        for (List<SortedMap<String, String>> part : inParts(context, span, part -> querier.series(context, part))) {
            part.forEach(labels -> Key.of(labels)
                    .ifPresent(key -> typesOf.computeIfAbsent(key, any -> new TreeSet<>())
                            .add(labels.getOrDefault(TYPE_LABEL, ""))));
        }
        SortedSet<String> names = new TreeSet<>();
        typesOf.keySet().forEach(key -> names.addAll(key.labels.keySet()));
        Map<Key, SeriesRow> rows = new HashMap<>();
        for (ProfileType type : enough(typesOf)) {
            for (SeriesRow row : rows(context, type, "{}", names, span)) {
                Key key = new Key(type.name(), row.labels());
                rows.putIfAbsent(key, withTypes(row, typesOf.getOrDefault(key, new TreeSet<>(row.profileTypes()))));
            }
        }
        return List.copyOf(rows.values());
    }

    /** Whether a series of any type has this label. */
    boolean carry(QueryContext context, String label, String value, Span span) {
        String selector = LabelSelectors.of(List.of(), Map.of(label, value));
        return inParts(context, span, part -> querier.labelNames(context, selector, part)).stream()
                .anyMatch(names -> !names.isEmpty());
    }

    /** When the last profile that fits started, to within a second or so. */
    Optional<Instant> lastSeen(QueryContext context, ProfileQuery query, Span span) {
        String selector = LabelSelectors.of(query.matchers(), Map.of());
        Optional<Span> last = lastStep(context, query.type(), selector, span);
        for (int round = 0; round < 2 && last.isPresent(); round++) {
            Span coarse = last.get();
            last = lastStep(context, query.type(), selector, coarse).or(() -> Optional.of(coarse));
        }
        return last.map(Span::first);
    }

    private Optional<Span> lastStep(QueryContext context, ProfileType type, String selector, Span span) {
        long step = step(span);
        return timeline.totals(context, type, selector, List.of(), span, step).values().stream()
                .map(steps -> steps.lastKey())
                .max(Long::compare)
                .map(start -> new Span(start, Math.min(span.end(), start + step)));
    }

    private List<SeriesRow> rows(
            QueryContext context, ProfileType type, String selector, SortedSet<String> names, Span span) {
        long step = step(span);
        Map<SortedMap<String, String>, SortedMap<Long, Long>> totals =
                timeline.totals(context, type, selector, names, span, step);
        Map<SortedMap<String, String>, Seen> seen = new HashMap<>();
        totals.forEach((labels, steps) ->
                seen.put(labels, new Seen(steps.firstKey(), Math.min(span.end(), steps.lastKey() + step) - 1)));
        for (Span coarse : coarse(totals, step, span)) {
            long fine = step(coarse);
            timeline.totals(context, type, selector, names, coarse, fine)
                    .forEach((labels, steps) -> seen.computeIfPresent(
                            labels,
                            (any, before) -> before.closer(steps.firstKey(), steps.lastKey() + fine - 1, coarse)));
        }
        List<SeriesRow> rows = new ArrayList<>();
        seen.forEach((labels, times) -> rows.add(new SeriesRow(
                id(context.tenant(), type, labels),
                labels.getOrDefault(ServiceVersion.SERVICE_LABEL, ""),
                labels,
                List.of(type.id()),
                Instant.ofEpochMilli(times.first),
                Instant.ofEpochMilli(times.last),
                0)));
        return rows;
    }

    /** Milliseconds; the first profile starts not before, the last not after. */
    private record Seen(long first, long last) {

        /** With what was found out about a step. */
        Seen closer(long firstThere, long lastThere, Span there) {
            return new Seen(
                    first == there.start() ? firstThere : first,
                    last == there.end() - 1 ? Math.min(last, lastThere) : last);
        }
    }

    /** The steps in which something begins or ends and that are too long to say when, newest first. */
    private static List<Span> coarse(
            Map<SortedMap<String, String>, SortedMap<Long, Long>> totals, long step, Span span) {
        if (step <= FINE_ENOUGH) {
            return List.of();
        }
        SortedSet<Long> starts = new TreeSet<>(Comparator.reverseOrder());
        totals.values().forEach(steps -> {
            starts.add(steps.firstKey());
            starts.add(steps.lastKey());
        });
        return starts.stream()
                .limit(MAX_COARSE)
                .map(start -> new Span(start, Math.min(span.end(), start + step)))
                .toList();
    }

    private static SeriesRow withTypes(SeriesRow row, Collection<String> types) {
        return new SeriesRow(
                row.id(),
                row.service(),
                row.labels(),
                List.copyOf(types),
                row.firstSeen(),
                row.lastSeen(),
                row.profiles());
    }

    private static long step(Span span) {
        return Math.max(MIN_STEP, -Math.floorDiv(-span.millis(), STEPS));
    }

    private <T> List<T> inParts(QueryContext context, Span span, Function<Span, T> ask) {
        return limits.inParts(
                context.tenant(),
                longest -> together.ask(span.parts(longest, 1).stream()
                        .<Callable<T>>map(part -> () -> ask.apply(part))
                        .toList()));
    }

    /** So many types that each series has one of them. */
    private static List<ProfileType> enough(Map<Key, SortedSet<String>> typesOf) {
        Map<String, Set<Key>> seriesOf = new TreeMap<>();
        typesOf.forEach((key, types) -> types.forEach(
                type -> seriesOf.computeIfAbsent(type, any -> new HashSet<>()).add(key)));
        List<ProfileType> enough = new ArrayList<>();
        Set<Key> missing = new HashSet<>(typesOf.keySet());
        while (!missing.isEmpty()) {
            Map.Entry<String, Set<Key>> most = seriesOf.entrySet().stream()
                    .max(Map.Entry.comparingByValue((a, b) -> Long.compare(common(a, missing), common(b, missing))))
                    .orElseThrow();
            missing.removeAll(most.getValue());
            enough.add(ProfileType.parse(most.getKey()));
        }
        return enough;
    }

    private static long common(Set<Key> some, Set<Key> missing) {
        return some.stream().filter(missing::contains).count();
    }

    /** What makes a series one: its kind of profile, and the labels that are not made by Pyroscope. */
    private record Key(String kind, SortedMap<String, String> labels) {

        static Optional<Key> of(SortedMap<String, String> labels) {
            SortedMap<String, String> own = new TreeMap<>(labels);
            own.keySet().removeIf(name -> name.startsWith("__"));
            try {
                return Optional.of(new Key(
                        ProfileType.parse(labels.getOrDefault(TYPE_LABEL, "")).name(), own));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // a type that cannot be asked for
            }
        }
    }

    /** The same for the same series, on every node and after every start: nothing has to be kept. */
    static long id(Tenant tenant, ProfileType type, SortedMap<String, String> labels) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, tenant.id());
            add(digest, type.name());
            labels.forEach((name, value) -> {
                add(digest, name);
                add(digest, value);
            });
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
