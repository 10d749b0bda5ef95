package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.FakeRepository;
import io.lineflame.server.fixture.Reader;
import io.lineflame.vcs.CommitId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What it costs to know who asks: an answer about source from warm caches, for somebody with a session and a connection, against the
 * same for somebody without. Prints the ratio, which docs/performance.md quotes.
 */
final class SourceCostIT {

    private static final int ROUNDS = 400;
    private static final String URL = "https://code.example.com/acme/checkout";
    private static final String FILE = "/build/cart/total.go";

    @Test
    void knowingWhoAsks_costsAFewLookups() {
        FakeHost host = FakeHost.named("code.example.com");
        FakeRepository repository = host.repository("acme/checkout").everyone(true);
        CommitId commit = repository.commit("Open the shop", "cart/total.go", "package cart\n".repeat(300));
        try (TestServer server = TestServer.setup().hosts(host).start()) {
            Reader mona = Reader.connected(server, host, "mona");
            Reader nobody = new Reader(server);
            measure(mona, nobody, commit); // warms up
            host.clearRequests();
            Medians medians = measure(mona, nobody, commit);

            System.out.printf(
                    Locale.ROOT,
                    "source from warm caches: %.2f ms with a connection, %.2f ms without: %.2f times%n",
                    medians.mona / 1e6,
                    medians.nobody / 1e6,
                    (double) medians.mona / medians.nobody);
            assertThat(host.requests()).isEmpty();
            assertThat(medians.mona).isLessThan(10 * medians.nobody);
        }
    }

    /** Nanoseconds. */
    private record Medians(long mona, long nobody) {}

    /** In turns, so that whatever else the machine does is in both. */
    private static Medians measure(Reader mona, Reader nobody, CommitId commit) {
        long[] with = new long[ROUNDS];
        long[] without = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            with[i] = time(mona, commit);
            without[i] = time(nobody, commit);
        }
        return new Medians(median(with), median(without));
    }

    private static long time(Reader reader, CommitId commit) {
        long start = System.nanoTime();
        assertThat(reader.state(URL, commit.hash(), FILE)).isEqualTo("found");
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
