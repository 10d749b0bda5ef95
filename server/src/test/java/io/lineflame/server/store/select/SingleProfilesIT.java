package io.lineflame.server.store.select;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.BlockStore;
import io.lineflame.db.Database;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SingleProfileStore;
import io.lineflame.db.SpanStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.TestServer;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ProfileValue;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.SpanValue;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.store.trees.SymbolTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a push with spans to what is selected by span, by trace and by profile. */
final class SingleProfilesIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant START = NOW.minusSeconds(60);
    private static final TimeRange RANGE = new TimeRange(NOW.minusSeconds(3600), NOW);
    private static final QueryContext CONTEXT = QueryContext.of(Tenant.DEFAULT);
    private static final String PAY = "00f067aa0ba902b7";
    private static final String CART = "f0f067aa0ba902b7";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static TestServer server;
    private static ProfileSelector profiles;

    @BeforeAll
    static void start() {
        server = TestServer.setup()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .start()
                .stopJobs();
        profiles = selector(server.database());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static ProfileSelector selector(Database database) {
        SymbolStore symbols = new SymbolStore(database);
        BlockStore blocks = new BlockStore(database);
        return new StoredProfiles(
                new TenantStore(database),
                new SeriesStore(database),
                blocks,
                new SingleProfiles(new SingleProfileStore(database), new SpanStore(database), blocks),
                new SymbolTables(symbols::news, 1 << 20));
    }

    @Test
    void spans_areSelectedAlone_withTheirLines() {
        push("lines", START, "a");
        push("lines", START.plusSeconds(10), "b");

        Selection pay = select("lines", Picked.spans(List.of(PAY)));
        Selection both = select("lines", Picked.spans(List.of(PAY, CART, "0123456789abcdef")));

        assertThat(lines(pay)).isEqualTo(Map.of(10, 2 * 100L));
        assertThat(pay.samples()).isEqualTo(2);
        assertThat(pay.profiles()).isEqualTo(2);
        assertThat(lines(both)).isEqualTo(Map.of(10, 2 * (100L + 1_000), 11, 2 * 10_000L));
        assertThat(lines(select("lines", Picked.traces(List.of(TRACE))))).isEqualTo(lines(pay));
        assertThat(lines(profiles.select(CONTEXT, query("lines"), RANGE)))
                .isEqualTo(Map.of(10, 2 * 1_100L, 11, 2 * 110_000L));
    }

    @Test
    void span_ofNothing_selectsNothing_andSoDoesAnotherRange() {
        push("nothing", START, "a");

        assertThat(select("nothing", Picked.spans(List.of("0123456789abcdef"))).versions())
                .isEmpty();
        TimeRange before = new TimeRange(START.minusSeconds(60), START);
        assertThat(profiles.select(CONTEXT, query("nothing"), before, Picked.spans(List.of(PAY)))
                        .versions())
                .isEmpty();
    }

    @Test
    void push_comingTwice_countsItsSpansOnce() {
        push("twice", START, "a");
        push("twice", START, "a");

        assertThat(select("twice", Picked.spans(List.of(PAY))).total()).isEqualTo(100);
    }

    @Test
    void profiles_areListed_andSelectedByTheirIds() {
        push("ids", START, "a");
        push("ids", START.plusSeconds(10), "b");

        Listed<ProfileValue> listed = profiles.profiles(CONTEXT, query("ids").type(), rows("ids"), RANGE, 100);

        assertThat(listed.complete()).isTrue();
        assertThat(listed.items())
                .extracting(ProfileValue::time)
                .containsExactly(START, START, START.plusSeconds(10), START.plusSeconds(10));
        for (ProfileValue one : listed.items()) {
            Selection alone = select("ids", Picked.profiles(List.of(one.profileId())));
            assertThat(alone.total()).isEqualTo(one.value());
            assertThat(alone.profiles()).isEqualTo(1);
        }
        List<String> all = listed.items().stream().map(ProfileValue::profileId).toList();
        assertThat(select("ids", Picked.profiles(all)).total())
                .isEqualTo(profiles.select(CONTEXT, query("ids"), RANGE).total());
        assertThat(profiles.profiles(CONTEXT, query("ids").type(), rows("ids"), RANGE, 1)
                        .complete())
                .isFalse();
    }

    @Test
    void spans_areListed_withTraceAndValue() {
        push("list", START, "a");

        Listed<SpanValue> listed = profiles.spans(CONTEXT, query("list").type(), rows("list"), RANGE, 100);

        assertThat(listed.complete()).isTrue();
        Map<Long, String> region = rows("list").stream()
                .collect(toMap(row -> row.id(), row -> row.labels().getOrDefault("region", "")));
        assertThat(listed.items())
                .extracting(one -> one.time() + " " + region.get(one.seriesId()) + " " + one.spanId() + " "
                        + one.traceId() + " " + one.value())
                .containsExactly(
                        START + " us " + CART + "  10000",
                        START + "  " + CART + "  1000",
                        START + "  " + PAY + " " + TRACE + " 100");
    }

    /** Once each: 1 sample of 100 of PAY; of CART 1000 at line 10, and 10000 at line 11 in another series; the rest without a span. */
    private static void push(String service, Instant start, String extra) {
        ProfileBuilder builder = new ProfileBuilder(
                        List.of(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds")))
                .period(new ValueType("cpu", "nanoseconds"), 100)
                .time(start.getEpochSecond() * 1_000_000_000L, 10_000_000_000L);
        int function = builder.function("shop.Pay", "", "pay.go", 9);
        int[] ten = {builder.location(ProfileBuilder.NO_MAPPING, 0, function, 10)};
        int[] eleven = {builder.location(ProfileBuilder.NO_MAPPING, 0, function, 11)};
        builder.sample(ten, 1, Map.of("span_id", PAY, "trace_id", TRACE), 1, 100);
        builder.sample(ten, 1, Map.of("profile_id", CART), 1, 1_000);
        builder.sample(eleven, 1, Map.of("span_id", CART, "region", "us"), 1, 10_000);
        builder.sample(eleven, 1, Map.of("region", "us"), 1, 100_000);
        assertThat(server.post(
                                "/ingest?format=pprof&name=" + service + "&from=" + start.getEpochSecond() + "&until="
                                        + start.plusSeconds(10).getEpochSecond() + "&x=" + extra,
                                builder.toBytes(),
                                "Content-Type",
                                "application/octet-stream")
                        .statusCode())
                .isEqualTo(200);
    }

    private static ProfileQuery query(String service) {
        return ProfileQuery.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"" + service + "\"}");
    }

    private static List<SeriesRow> rows(String service) {
        return profiles.series(CONTEXT, Optional.of(query(service)), RANGE);
    }

    private static Selection select(String service, Picked picked) {
        return profiles.select(CONTEXT, query(service), RANGE, picked);
    }

    private static Map<Integer, Long> lines(Selection selection) {
        FunctionDetails details = FunctionDetails.of(selection.weights(), FunctionSelector.named("shop.Pay"));
        Map<Integer, Long> lines = new TreeMap<>();
        details.breakdown()
                .lines()
                .forEach(line -> lines.put(line.line(), line.cost().total()));
        return lines;
    }
}
