package io.lineflame.benchmarks.faults;

import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.servers.LineflameQueries;
import io.lineflame.benchmarks.servers.Queries;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for every single profile of a run: the timeline of its process shows it alone, at its second. Then adds up each service from its
 * stacks, which are stored apart from what timelines read.
 */
final class ExactCheck {

    /** Points of one timeline, fewer than the server's limit. */
    private static final int WINDOW = 10_000;

    private final LineflameQueries queries = new LineflameQueries();
    private final Instant start;
    private final List<Numbered> processes;
    private final Map<String, long[]> found = new TreeMap<>();
    private long acknowledged;
    private long unknown;
    private long lost;
    private long twice;
    private long wrong;
    private long wrongSums;

    ExactCheck(Instant start, List<Numbered> processes) {
        this.start = start;
        this.processes = List.copyOf(processes);
    }

    /** Whether each acknowledged profile is there once, and each other once or not at all. */
    boolean holds(InetSocketAddress server) throws IOException {
        try (HttpConnection connection = new HttpConnection(server, Duration.ofMinutes(5))) {
            for (Numbered process : processes) {
                for (Kind kind : Kind.values()) {
                    check(connection, process, kind);
                }
            }
            checkSums(connection);
        }
        return lost == 0 && twice == 0 && wrong == 0 && wrongSums == 0;
    }

    /** What was found, as a sentence. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d profiles acknowledged, %d never answered: %d lost, %d counted twice, %d with another total; %d of %d"
                        + " sums of stacks differ",
                acknowledged,
                unknown,
                lost,
                twice,
                wrong,
                wrongSums,
                found.size());
    }

    private void check(HttpConnection connection, Numbered process, Kind kind) throws IOException {
        int count = process.count(kind);
        for (int first = 0; first < count; first += WINDOW) {
            int last = Math.min(count, first + WINDOW);
            long[] course = queries.course(
                    connection,
                    process.service(),
                    process.instance(),
                    kind,
                    start.plusSeconds(first),
                    start.plusSeconds(last));
            for (int number = first; number < last; number++) {
                boolean none = number - first >= course.length || course[number - first] == Long.MIN_VALUE;
                check(process, kind, number, none, none ? 0 : course[number - first]);
            }
        }
    }

    private void check(Numbered process, Kind kind, int number, boolean none, long value) {
        long total = process.total(kind, number);
        if (process.acknowledged(kind, number)) {
            acknowledged++;
            lost += none ? 1 : 0;
        } else {
            unknown++;
        }
        if (!none) {
            twice += value == 2 * total ? 1 : 0;
            wrong += value != total && value != 2 * total ? 1 : 0;
            long[] sum = found.computeIfAbsent(process.service() + " " + kind, missing -> new long[2]);
            sum[0]++;
            sum[1] += total;
        }
    }

    private void checkSums(HttpConnection connection) throws IOException {
        for (Map.Entry<String, long[]> entry : found.entrySet()) {
            String[] key = entry.getKey().split(" ", 2);
            long[] sum = entry.getValue();
            Queries.Sum stored =
                    queries.sum(connection, key[0], Kind.valueOf(key[1]), start, start.plus(Duration.ofDays(3)));
            if (stored.profiles() != sum[0] || stored.total() != sum[1]) {
                wrongSums++;
                System.out.println(entry.getKey() + ": the timelines hold " + sum[0] + " profiles of " + sum[1]
                        + ", the stacks " + stored.profiles() + " of " + stored.total());
            }
        }
    }
}
