package io.lineflame.server.pyroscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.pyroscope.FakePyroscope.Answer;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerProblemsIT {

    private static final ProfileQuery QUERY = ProfileQuery.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds{}");

    @ParameterizedTest
    @CsvSource({
        "401, store-refuses, LINEFLAME_PYROSCOPE_TENANT",
        "403, store-refuses, LINEFLAME_PYROSCOPE_USER",
        "404, store-failed, LINEFLAME_PYROSCOPE_URL",
        "307, store-failed, LINEFLAME_PYROSCOPE_URL",
        "400, invalid-request, no such thing",
        "422, query-too-large, Select a shorter time",
        "429, too-busy, ask again in 17 seconds",
        "500, store-failed, its log says why",
        "503, store-failed, its log says why",
        "504, store-timeout, shorter time",
    })
    void refusal_ofEachKind_saysWhatToDo(int status, String slug, String said) {
        Answer refusal = Answer.of(
                status,
                "{\"code\":\"x\",\"message\":\"no such thing\"}",
                "Retry-After",
                "17",
                "Location",
                "http://127.0.0.1:1/elsewhere");
        try (FakePyroscope pyroscope = FakePyroscope.answering(any -> refusal)) {
            ProblemException problem = asked(pyroscope.settings("Basic aHVudGVyMg==", "acme"), new Tenant("other"));

            assertThat(problem.type().slug()).isEqualTo(slug);
            assertThat(problem.detail()).contains(said).doesNotContain("aHVudGVyMg");
            assertThat(pyroscope.asked()).allSatisfy(one -> {
                assertThat(one.authorization()).isEqualTo("Basic aHVudGVyMg==");
                assertThat(one.tenant()).isEqualTo("acme");
            });
        }
    }

    @Test
    void tenant_ofTheRequest_isPassedOnWhenNoneIsConfigured() {
        try (FakePyroscope pyroscope = FakePyroscope.answering(any -> Answer.of(401, ""))) {
            asked(pyroscope.settings(), new Tenant("other"));
            asked(pyroscope.settings(), Tenant.DEFAULT);

            assertThat(pyroscope.asked())
                    .extracting(FakePyroscope.Asked::tenant)
                    .containsExactly("other", "");
        }
    }

    @Test
    void nobodyThere_isUnreachable() {
        URI closed = URI.create("http://127.0.0.1:1");
        ProblemException problem =
                asked(new PyroscopeSettings(closed, Optional.empty(), Optional.empty()), Tenant.DEFAULT);

        assertThat(problem.type()).isEqualTo(PeerProblems.UNREACHABLE);
    }

    @Test
    void answer_thatIsNoJson_isNotUnderstood() {
        try (FakePyroscope pyroscope = FakePyroscope.answering(any -> Answer.of(200, "<html>"))) {
            assertThat(asked(pyroscope.settings(), Tenant.DEFAULT).type()).isEqualTo(PeerProblems.FAILED);
        }
    }

    @Test
    void limitOfNodes_isLearntAndAskedWith() {
        AtomicInteger merges = new AtomicInteger();
        try (FakePyroscope pyroscope = FakePyroscope.answering(one -> {
            if (one.path().endsWith("/SelectSeries")) {
                return Answer.of(
                        200,
                        "{\"series\":[{\"labels\":[],\"points\":[{\"value\":1,\"timestamp\":\"99999999999999\"}]}]}");
            }
            if (!one.path().endsWith("/SelectMergeProfile")) {
                return Answer.of(200, "{}");
            }
            merges.incrementAndGet();
            // -1 is ten bytes long, 8192 is two
            return one.body().size() > 70
                    ? Answer.of(400, "{\"message\":\"max flamegraph nodes limit must be set (max allowed 8192)\"}")
                    : Answer.of(200, "");
        })) {
            PyroscopeProfiles profiles =
                    new PyroscopeProfiles(pyroscope.settings(), Duration.ofDays(1), Clock.systemUTC());
            Instant now = Instant.now();

            profiles.select(QueryContext.of(Tenant.DEFAULT), QUERY, new TimeRange(now.minusSeconds(60), now));
            int first = merges.get();
            profiles.select(QueryContext.of(Tenant.DEFAULT), QUERY, new TimeRange(now.minusSeconds(60), now));

            assertThat(first).isGreaterThan(merges.get() - first);
        }
    }

    /** A real one packs also an answer in which there is nothing. */
    @Test
    void merged_packedNothing_isNoProfile() {
        Answer nothing = new Answer(200, Map.of("Content-Encoding", "gzip"), "H4sIAAAAAAAA/wEAAP//AAAAAAAAAAA=");
        try (FakePyroscope pyroscope = FakePyroscope.answering(any -> nothing)) {
            Querier querier = new Querier(new PyroscopeClient(pyroscope.settings()), new PeerLimits());

            assertThat(querier.merged(QueryContext.of(Tenant.DEFAULT), QUERY.type(), "{}", 1, 2))
                    .isEmpty();
        }
    }

    /** Not cut, and then called broken. */
    @Test
    void answer_thatUnpacksToMoreThanIsTaken_isCalledTooLarge() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int mebi = 0; mebi <= 64; mebi++) {
                gzip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
            }
        }
        Answer large = new Answer(
                200, Map.of("Content-Encoding", "gzip"), Base64.getEncoder().encodeToString(packed.toByteArray()));
        try (FakePyroscope pyroscope = FakePyroscope.answering(any -> large)) {
            ProblemException problem = asked(pyroscope.settings(), Tenant.DEFAULT);

            assertThat(problem.type().slug()).isEqualTo("query-too-large");
            assertThat(problem.detail()).contains("larger than this server takes");
        }
    }

    private static ProblemException asked(PyroscopeSettings settings, Tenant tenant) {
        PyroscopeProfiles profiles = new PyroscopeProfiles(settings, Duration.ofDays(1), Clock.systemUTC());
        Instant now = Instant.now();
        return catchThrowableOfType(
                ProblemException.class,
                () -> profiles.series(
                        QueryContext.of(tenant), Optional.of(QUERY), new TimeRange(now.minusSeconds(60), now)));
    }
}
