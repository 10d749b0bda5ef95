package io.lineflame.server.pyroscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.Cancellation;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.profile.view.LineBreakdown;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions whose answers a real Pyroscope gave once, see {@link FakePyroscope}. */
class PyroscopeProfilesIT {

    private static final ProfileType CPU = ProfileType.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds");
    private static final ProfileType SPACE = ProfileType.parse("memory:inuse_space:bytes:space:bytes");
    private static final ProfileQuery SHOP = ProfileQuery.parse(CPU.id() + "{service_name=\"shop\"}");
    private static final QueryContext ACME = new QueryContext(new Tenant("recorded"), new Cancellation());

    private static FakePyroscope pyroscope = FakePyroscope.recorded("recorded.json");
    private static Instant hour = pyroscope.now().minus(Duration.ofHours(1));
    private static PyroscopeProfiles profiles =
            new PyroscopeProfiles(pyroscope.settings(), Duration.ofDays(3), new MovableClock(pyroscope.now()));

    /** Of the first version twice, one on each instance; of the second twice, the last half a millisecond behind a second. */
    @BeforeAll
    static void push() {
        push("shop{instance=a,service_git_ref=v1}", cpu("1/10", "2/20"), hour);
        push("shop{instance=b,service_git_ref=v1}", cpu("4/40", "8/80"), hour.plusSeconds(600));
        push("shop{instance=a,service_git_ref=v2}", cpu("16/160", "32/320"), hour.plusSeconds(1200));
        push(
                "shop{instance=a,service_git_ref=v2}",
                cpu("64/640", "128/1280"),
                hour.plusSeconds(1800).plusNanos(500_000));
        byte[] heap = TextProfile.parse("""
                        7              5
                        main@a.go:1    main@a.go:1
                        keep@a.go:9    keep@a.go:9
                        """)
                .withTypes("inuse_space/bytes")
                .write()
                .period("space", "bytes", 512)
                .time(nanos(hour), 1_000_000_000L)
                .toGzip();
        pyroscope.push("recorded", "shop{instance=a,service_git_ref=v1}", heap);
    }

    @AfterAll
    static void close() {
        pyroscope.close();
    }

    @Test
    void select_twoVersions_eachApartWithItsSamples() {
        Selection selection = profiles.select(ACME, SHOP, minutes(0, 60));

        assertThat(selection.versions()).extracting(one -> one.version().ref()).containsExactlyInAnyOrder("v1", "v2");
        VersionProfiles first = version(selection, "v1");
        assertThat(first.total()).isEqualTo(150);
        assertThat(first.samples()).isEqualTo(15);
        assertThat(first.firstSeen()).isBetween(hour, hour.plusSeconds(60));
        assertThat(version(selection, "v2").total()).isEqualTo(2400);
        assertThat(selection.warnings()).isEmpty();
    }

    @Test
    void details_ofAFunction_haveItsLines() {
        Selection selection = profiles.select(ACME, SHOP, minutes(0, 60));

        LineBreakdown lines = FunctionDetails.of(
                        version(selection, "v1").weights(), new FunctionSelector("work", Optional.of("a.go")))
                .breakdown();

        assertThat(lines.lines())
                .extracting(line -> line.line() + ":" + line.cost().self() + "/"
                        + line.cost().samples())
                .containsExactly("5:50/5", "6:100/10");
    }

    @Test
    void select_typeThatNobodyCounts_saysSo() {
        ProfileQuery query = ProfileQuery.parse(SPACE.id() + "{service_name=\"shop\"}");

        Selection selection = profiles.select(ACME, query, minutes(0, 60));

        assertThat(selection.total()).isEqualTo(12);
        assertThat(selection.warnings()).singleElement().asString().contains("inuse_space", "each different stack");
    }

    @Test
    void select_endsOnProfiles_countsThemOnce() {
        assertThat(total(0, 10)).isEqualTo(30);
        assertThat(total(10, 20)).isEqualTo(120);
        assertThat(total(20, 30)).isEqualTo(480);
        assertThat(total(30, 40)).isEqualTo(1920);
        assertThat(profiles.select(
                                ACME,
                                SHOP,
                                new TimeRange(
                                        hour.plusMillis(1),
                                        hour.plusSeconds(1800).plusMillis(1)))
                        .total())
                .isEqualTo(2520);
    }

    /** It answers for a day at once, as the file says, and does so for two. */
    @Test
    void select_longerThanItAnswersAtOnce_isAskedInParts() {
        TimeRange days = new TimeRange(hour.minus(Duration.ofDays(2)), hour.plus(Duration.ofHours(1)));

        assertThat(profiles.select(ACME, SHOP, days).total()).isEqualTo(2550);
        assertThat(profiles.select(ACME, SHOP, days).samples()).isEqualTo(255);
    }

    @Test
    void select_nothingThere_saysWhenSomethingWas() {
        Selection selection = profiles.select(ACME, SHOP, minutes(40, 50));

        assertThat(selection.versions()).isEmpty();
        assertThat(selection.lastSeen().orElseThrow()).isBetween(hour.plusSeconds(1795), hour.plusSeconds(1801));
    }

    @Test
    void series_withoutAQuery_haveAllTypesAndTimes() {
        List<SeriesRow> rows = profiles.series(ACME, Optional.empty(), minutes(0, 60));

        assertThat(rows).hasSize(4).allMatch(row -> row.service().equals("shop"));
        assertThat(rows.stream().filter(row -> row.column(SPACE.id()) >= 0))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.labels()).containsEntry("instance", "a").containsEntry("service_git_ref", "v1");
                    assertThat(row.firstSeen()).isBetween(hour, hour.plusSeconds(15));
                });
        assertThat(rows.stream().filter(row -> row.column(CPU.id()) >= 0))
                .hasSize(3)
                .allMatch(row -> row.profileTypes().contains("process_cpu:samples:count:cpu:nanoseconds"));
    }

    @Test
    void sum_someSeriesOfAVersion_leavesOutItsOthers() {
        List<SeriesRow> some = profiles.series(ACME, Optional.of(SHOP), minutes(0, 60)).stream()
                .filter(row -> "b".equals(row.labels().get("instance")))
                .toList();

        assertThat(profiles.sum(ACME, CPU, some, minutes(0, 60)).total()).isEqualTo(120);
    }

    @Test
    void timeline_stepsOnProfiles_eachInItsOwn() {
        List<SeriesRow> rows = profiles.series(ACME, Optional.of(SHOP), minutes(0, 60));

        List<TimelineRow> points = profiles.timeline(ACME, CPU, rows, minutes(0, 45), Duration.ofMinutes(10));

        assertThat(points)
                .extracting(point -> Duration.between(hour, point.bucket()).toMinutes() + ":" + point.total())
                .containsExactlyInAnyOrder("0:30", "10:120", "20:480", "30:1920");
        assertThat(profiles.timeline(ACME, CPU, rows, minutes(0, 25), Duration.ofMinutes(20)))
                .extracting(TimelineRow::total)
                .containsExactlyInAnyOrder(30L, 120L, 480L);
    }

    @Test
    void carry_labelsOfProfiles_orNot() {
        assertThat(profiles.carry(ACME, "service_git_ref", "v2")).isTrue();
        assertThat(profiles.carry(ACME, "service_git_ref", "v3")).isFalse();
    }

    @Test
    void select_nobodyWaits_ends() {
        Cancellation gone = new Cancellation();
        gone.cancel();

        assertThatThrownBy(() -> profiles.select(new QueryContext(new Tenant("recorded"), gone), SHOP, minutes(0, 60)))
                .isInstanceOf(ProblemException.class);
    }

    private static long total(int from, int until) {
        return profiles.select(ACME, SHOP, minutes(from, until)).total();
    }

    private static VersionProfiles version(Selection selection, String ref) {
        return selection.versions().stream()
                .filter(one -> one.version().ref().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private static TimeRange minutes(int from, int until) {
        return new TimeRange(hour.plusSeconds(60L * from), hour.plusSeconds(60L * until));
    }

    private static TextProfile cpu(String first, String second) {
        return TextProfile.parse(
                        "%-14s %s\nmain@a.go:1    main@a.go:1\nwork@a.go:5    work@a.go:6\n".formatted(first, second))
                .withTypes("samples/count", "cpu/nanoseconds");
    }

    private static void push(String name, TextProfile profile, Instant start) {
        byte[] body = profile.write()
                .period("cpu", "nanoseconds", 10)
                .time(nanos(start), 1_000_000_000L)
                .toGzip();
        pyroscope.push("recorded", name, body);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
