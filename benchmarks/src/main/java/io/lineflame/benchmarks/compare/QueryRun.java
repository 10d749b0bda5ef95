package io.lineflame.benchmarks.compare;

import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import io.lineflame.benchmarks.servers.Contestant;
import io.lineflame.benchmarks.servers.Lineflame;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Function details and flame graphs of one service, ten processes, in turns, over one kept connection. Cold is the first question about a
 * service after a restart, by a server that has answered others; warm is the median of the next ones.
 */
final class QueryRun {

    private static final int WARMING = 25;
    private static final int WARM = 11;

    private final Instant from;
    private final Instant until;
    private final Figures figures = new Figures();

    QueryRun(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    private interface Question {
        int ask(Contestant contestant, HttpConnection connection) throws IOException;
    }

    /** Restarts both and leaves them running. */
    void measure(Lineflame ours, Contestant theirs) throws IOException, InterruptedException {
        List<String> functions = functions(ours);
        for (Contestant contestant : List.of(ours, theirs)) {
            contestant.stop();
            contestant.start();
        }
        try (HttpConnection toOurs = new HttpConnection(ours.address(), Duration.ofMinutes(2));
                HttpConnection toTheirs = new HttpConnection(theirs.address(), Duration.ofMinutes(2))) {
            for (int service = 0; service < HourRun.SERVICES; service++) {
                String name = HourRun.PREFIX + "-" + service;
                String function = functions.get(service);
                Question details = (contestant, connection) ->
                        contestant.queries().functionDetails(connection, name, Kind.CPU, from, until, function);
                Question graph = (contestant, connection) ->
                        contestant.queries().flameGraph(connection, name, Kind.CPU, from, until);
                for (Question question : service % 2 == 0 ? List.of(details, graph) : List.of(graph, details)) {
                    String what = question == details ? "details" : "graph";
                    boolean first = question == (service % 2 == 0 ? details : graph);
                    for (int round = 0; round <= (service == 0 ? WARMING : WARM); round++) {
                        String state = round == 0 ? (first ? " cold" : " second") : " warm";
                        double our = time(question, ours, toOurs);
                        double their = time(question, theirs, toTheirs);
                        if (service > 0) { // the first only warms the servers up
                            figures.add(ours, what + state, our);
                            figures.add(theirs, what + state, their);
                        }
                    }
                }
            }
        }
    }

    /** For each service one that is neither the root nor rare. */
    private List<String> functions(Lineflame ours) throws IOException {
        List<String> functions = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(ours.address(), Duration.ofMinutes(2))) {
            for (int service = 0; service < HourRun.SERVICES; service++) {
                List<String> top =
                        ours.queries().functions(connection, HourRun.PREFIX + "-" + service, Kind.CPU, from, until, 20);
                functions.add(top.get(Math.min(12, top.size() - 1)));
            }
        }
        return functions;
    }

    private static double time(Question question, Contestant contestant, HttpConnection connection) throws IOException {
        long start = System.nanoTime();
        int bytes = question.ask(contestant, connection);
        if (bytes == 0) {
            throw new IOException(contestant.name() + " gave an empty answer");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    void print() {
        for (String state : List.of("cold", "warm")) {
            figures.row(
                    "details " + state,
                    "function details against SelectMergeProfile, one service, 10 processes, " + state,
                    "%.1f ms",
                    "at most 0.25 times, 60 ms");
            figures.row(
                    "graph " + state,
                    "flame graph against SelectMergeStacktraces, one service, 10 processes, " + state,
                    "%.1f ms",
                    "at most 0.50 times");
        }
    }
}
