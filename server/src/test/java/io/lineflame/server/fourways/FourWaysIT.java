package io.lineflame.server.fourways;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fourways.PushedProfiles.Pushed;
import io.lineflame.server.pyroscope.FakePyroscope;
import io.lineflame.server.store.rollup.RollupRun;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same profiles give the same numbers four ways: read one by one, through rollups, from a second server beside the one they were
 * partly pushed to, and kept in a Pyroscope. All equal {@code answers.golden.txt}, and its lines equal what {@code go tool pprof -list}
 * printed, in {@code pprof-list.golden.txt}: self, total and, from the column of samples, samples.
 *
 * <p>Left out, as they cannot be equal: when versions were seen and how many profiles there were, which Pyroscope does not tell; samples of
 * types that no profiler counts (memory), where it does not keep how many records there were; names of generic Go functions, which it
 * shortens; and samples without a stack, which it drops. So the profiles are CPU profiles with their samples, each with a stack, of
 * functions that are not generic.
 *
 * <p>Both golden files are made again by {@code ./mvnw -q -Dskip.web=true -pl server -am -DskipUnitTests -Dit.test=FourWaysIT
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dlineflame.golden=write verify}, which needs Go; what
 * Pyroscope answers, as {@link FakePyroscope} says.
 */
final class FourWaysIT {

    private static final Path FOLDER = Path.of("src/test/resources/io/lineflame/server/fourways");
    private static final Path ANSWERS = FOLDER.resolve("answers.golden.txt");
    private static final Path PPROF = FOLDER.resolve("pprof-list.golden.txt");
    private static final boolean WRITE = "write".equals(System.getProperty("lineflame.golden"));

    @TempDir
    static Path scratch;

    private static FakePyroscope pyroscope;
    private static Clock clock;
    private static PushedProfiles profiles;
    private static TestServer first;
    private static TestServer second;

    @BeforeAll
    static void start() throws IOException {
        pyroscope = FakePyroscope.recorded("four-ways.json");
        clock = new MovableClock(pyroscope.now());
        profiles = new PushedProfiles(pyroscope.now());
        first = TestServer.setup().clock(clock).start().stopJobs();
        second = TestServer.setup().clock(clock).startBeside(first).stopJobs();
        if (WRITE) {
            push("golden", first);
            Files.writeString(ANSWERS, Answers.of(first, "golden", profiles).text());
            Files.writeString(PPROF, PprofList.print(profiles, scratch));
        }
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        pyroscope.close();
    }

    @Test
    void numbers_ofProfilesOneByOne_areTheGoldenOnes() throws IOException {
        push("raw", first);

        compare(first, "raw");
    }

    @Test
    void numbers_throughRollups_areTheGoldenOnes() throws IOException {
        push("rolled", first);
        RollupRun.of(first, clock);
        Sql sql = new Sql(first);
        assertThat(sql.texts("SELECT DISTINCT seconds FROM rollups ORDER BY 1")).containsExactly("300", "3600");
        assertThat(sql.texts("SELECT 1 FROM day_rollups")).isNotEmpty();
        sql.run("UPDATE profiles SET block = '\\x00'"); // nothing can be read from them any more

        compare(first, "rolled");
    }

    @Test
    void numbers_ofPushesToTwoServers_areTheGoldenOnes() throws IOException {
        push("both", first, second);

        compare(second, "both");
        compare(first, "both");
    }

    @Test
    void numbers_fromPyroscope_areTheGoldenOnes() throws IOException {
        try (TestServer server = TestServer.setup()
                .clock(clock)
                .pyroscope(pyroscope.settings("", "four-ways"))
                .start()
                .stopJobs()) {
            push("shop", server);
            pyroscope.settle();

            compare(server, "shop");
        }
    }

    /** In turns to each server; a Pyroscope wants to be told the format. */
    private static void push(String service, TestServer... servers) {
        int next = 0;
        for (Pushed one : profiles.all()) {
            String name = URLEncoder.encode(service + "{" + one.labels() + "}", StandardCharsets.UTF_8);
            long from = one.time().getEpochSecond();
            String path = "/ingest?format=pprof&name=" + name + "&from=" + from + "&until=" + (from + 10);
            HttpResponse<String> response = servers[next++ % servers.length].post(path, one.profile());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    private static void compare(TestServer server, String service) throws IOException {
        Answers answers = Answers.of(server, service, profiles);

        assertThat(answers.lines())
                .isEqualTo(PprofList.parse(Files.readString(PPROF)).lines());
        assertThat(answers.text()).isEqualTo(Files.readString(ANSWERS));
    }
}
