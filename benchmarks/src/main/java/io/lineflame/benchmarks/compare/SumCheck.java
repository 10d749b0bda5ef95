package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Tally;
import io.lineflame.benchmarks.servers.Queries;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares what was acknowledged with what a server gives back, service by service. */
final class SumCheck {

    private SumCheck() {}

    /** A sentence for each difference; empty when every total is exact. */
    static List<String> differences(
            Queries queries, HttpConnection connection, Tally tally, Instant from, Instant until) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Tally.Key, Tally.Sum> entry : tally.sums().entrySet()) {
            Tally.Key key = entry.getKey();
            Tally.Sum pushed = entry.getValue();
            Queries.Sum stored = queries.sum(connection, key.service(), key.kind(), from, until);
            boolean counted = stored.profiles() < 0 || stored.profiles() == pushed.profiles();
            if (!counted || stored.total() != pushed.total()) {
                differences.add(String.format(
                        Locale.ROOT,
                        "%s of %s: pushed %d profiles of %d, stored are %d of %d",
                        key.kind(),
                        key.service(),
                        pushed.profiles(),
                        pushed.total(),
                        stored.profiles(),
                        stored.total()));
            }
        }
        return differences;
    }
}
