package io.lineflame.server.store.select;

import static java.util.stream.Collectors.toMap;

import io.lineflame.db.BlockStore;
import io.lineflame.db.SeriesColumn;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.SingleProfileStore;
import io.lineflame.db.SpanRow;
import io.lineflame.db.SpanStore;
import io.lineflame.db.StoredProfile;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.SpanBlocks;
import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.profiles.ProfileValue;
import io.lineflame.server.profiles.SpanValue;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** Reads what is smaller than a series: single profiles and spans, as lists or as blocks to add up. Safe for many threads. */
final class SingleProfiles {

    private static final UUID NO_TRACE = new UUID(0, 0);

    private final SingleProfileStore profiles;
    private final SpanStore spans;
    private final BlockStore blocks;

    @Inject
    SingleProfiles(SingleProfileStore profiles, SpanStore spans, BlockStore blocks) {
        this.profiles = profiles;
        this.spans = spans;
        this.blocks = blocks;
    }

    Listed<ProfileValue> profiles(
            QueryContext context, int tenant, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        LargestValues<ProfileValue> largest = new LargestValues<>(most, ProfileValue::value, ProfileValue::time);
        List<SeriesColumn> columns = rows.stream()
                .map(row -> new SeriesColumn(row.id(), row.column(type.id())))
                .toList();
        profiles.totals(tenant, columns, range.from(), range.until(), context.cancellation(), (profile, total) -> {
            if (total != 0 && largest.takes(total)) {
                largest.add(new ProfileValue(
                        profile.seriesId(), ProfileIds.of(profile).toString(), profile.time(), total));
            }
        });
        return largest.listed();
    }

    Listed<SpanValue> spans(
            QueryContext context, int tenant, ProfileType type, List<SeriesRow> rows, TimeRange range, int most) {
        LargestValues<SpanValue> largest = new LargestValues<>(most, SpanValue::value, SpanValue::time);
        Map<Long, SeriesRow> rowOfSeries = rows.stream().collect(toMap(SeriesRow::id, row -> row));
        spans.list(tenant, rowOfSeries.keySet(), range.from(), range.until(), context.cancellation(), row -> {
            SeriesRow series = Objects.requireNonNull(rowOfSeries.get(row.seriesId()));
            int column = series.column(type.id());
            for (int span = 0; span < row.spanIds().length; span++) {
                long total = row.totals()[span * series.profileTypes().size() + column];
                if (total != 0 && largest.takes(total)) {
                    largest.add(value(row, span, total));
                }
            }
        });
        return largest.listed();
    }

    private static SpanValue value(SpanRow row, int span, long total) {
        String trace = row.traceIds().length == 0 || row.traceIds()[span].equals(NO_TRACE)
                ? ""
                : row.traceIds()[span].toString().replace("-", "");
        return new SpanValue(row.seriesId(), HexFormat.of().toHexDigits(row.spanIds()[span]), trace, row.time(), total);
    }

    /** Hands over the blocks of what was picked. */
    void read(
            QueryContext context,
            int tenant,
            Map<Long, Integer> groups,
            TimeRange range,
            Picked picked,
            BlockStore.SumConsumer consumer) {
        switch (picked.kind()) {
            case PROFILE -> readProfiles(context, tenant, groups, range, picked.uuids(), consumer);
            case SPAN -> {
                Set<Long> ids = new HashSet<>();
                picked.ids().forEach(id -> ids.add(HexFormat.fromHexDigitsToLong(id)));
                spans.ofSpans(
                        tenant,
                        groups.keySet(),
                        range.from(),
                        range.until(),
                        ids,
                        context.cancellation(),
                        new Slices(groups, consumer, (row, span) -> ids.contains(row.spanIds()[span])));
            }
            case TRACE -> {
                Set<UUID> ids = new HashSet<>();
                picked.ids().forEach(id -> ids.add(traceId(id)));
                spans.ofTraces(
                        tenant,
                        groups.keySet(),
                        range.from(),
                        range.until(),
                        ids,
                        context.cancellation(),
                        new Slices(groups, consumer, (row, span) -> ids.contains(row.traceIds()[span])));
            }
        }
    }

    private static UUID traceId(String hex) {
        return new UUID(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    private void readProfiles(
            QueryContext context,
            int tenant,
            Map<Long, Integer> groups,
            TimeRange range,
            Set<UUID> ids,
            BlockStore.SumConsumer consumer) {
        SortedSet<Instant> times = new TreeSet<>();
        for (UUID id : ids) {
            Instant time = ProfileIds.time(id);
            if (!time.isBefore(range.from()) && time.isBefore(range.until())) {
                times.add(time);
            }
        }
        List<StoredProfile> wanted =
                new ArrayList<>(profiles.at(tenant, groups.keySet(), times, context.cancellation()));
        wanted.removeIf(profile -> !ids.contains(ProfileIds.of(profile)));
        blocks.some(tenant, groups, wanted, context.cancellation(), consumer);
    }

    /** Says which spans of a row are meant. */
    @FunctionalInterface
    private interface Wanted {
        boolean wants(SpanRow row, int span);
    }

    /** Cuts the wanted blocks out of rows. A row counts as one profile. */
    private record Slices(Map<Long, Integer> groups, BlockStore.SumConsumer consumer, Wanted wanted)
            implements SpanStore.SpanConsumer {

        @Override
        public void tables(Set<Long> symbolTableIds) {
            consumer.tables(symbolTableIds);
        }

        @Override
        public void spans(SpanRow row) {
            SpanBlocks slices = SpanBlocks.decode(row.blocks());
            int[] some = IntStream.range(0, slices.count())
                    .filter(span -> wanted.wants(row, span))
                    .toArray();
            int group = Objects.requireNonNull(groups.get(row.seriesId()));
            for (int i = 0; i < some.length; i++) {
                consumer.block(
                        group,
                        row.symbolTableId(),
                        i == 0 ? 1 : 0,
                        slices.bytes(),
                        slices.start(some[i]),
                        slices.length(some[i]));
            }
        }
    }
}
