package io.lineflame.server.selfcheck;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostCalls;
import io.lineflame.server.hosts.HostCalls.Call;
import io.lineflame.server.selfcheck.HostTrials.Trial;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsObserver.Outcome;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each code host: how the server's own requests ended, what is left of its limit, and how fast it answered when a person had it tried. */
final class HostLines {

    /** As many failures of the last requests are worth a look. */
    private static final int MANY_FAILED = 3;

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final CodeHosts hosts;
    private final HostCalls calls;
    private final HostTrials trials;
    private final Clock clock;

    @Inject
    HostLines(CodeHosts hosts, HostCalls calls, HostTrials trials, Clock clock) {
        this.hosts = hosts;
        this.calls = calls;
        this.trials = trials;
        this.clock = clock;
    }

    List<Line> lines() {
        return hosts.all().stream().map(this::line).toList();
    }

    private Line line(VcsHost host) {
        List<Call> last = calls.last(host.id());
        Optional<Trial> trial = trials.last(host);
        List<Call> failed =
                last.stream().filter(call -> call.outcome() == Outcome.FAILED).toList();
        String id = "host:" + host.id();
        String words = words(host, last, failed.size());
        String value = trial.filter(one -> one.problem().isEmpty())
                .map(one -> one.took().toMillis() + " ms")
                .orElse("");
        Line line = problem(trial, last, failed.size())
                .map(advice -> Line.toDo(id, host.displayName(), words, value, advice))
                .orElseGet(() -> last.isEmpty() && trial.isEmpty()
                        ? Line.unknown(id, host.displayName(), words)
                        : Line.fine(id, host.displayName(), words, value));
        return line.withNotes(failed.stream()
                .map(call -> new Line.Note(call.at(), "The host did not answer, or with an error of its own."))
                .toList());
    }

    private String words(VcsHost host, List<Call> last, int failed) {
        List<String> parts = new ArrayList<>();
        calls.budget(host.id())
                .ifPresent(budget ->
                        parts.add(Amounts.grouped(budget.remaining()) + " of " + Amounts.grouped(budget.limit())
                                + " calls left, renewed in "
                                + Amounts.span(Duration.between(clock.instant(), budget.resetsAt()))));
        if (last.isEmpty()) {
            parts.add("not asked since the start" + (HostTrials.canBeTried(host) ? "; Run again asks it" : ""));
        } else {
            parts.add(failed + " of the last " + Amounts.count(last.size(), "request") + " failed, the last was "
                    + Amounts.span(Duration.between(last.get(0).at(), clock.instant())) + " ago");
        }
        String words = String.join("; ", parts);
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** What to do; empty when nothing is. */
    private Optional<String> problem(Optional<Trial> trial, List<Call> last, int failed) {
        Optional<String> refusal = trial.flatMap(Trial::problem);
        if (refusal.isPresent()) {
            return refusal.map(words -> words + " Check the network between this server and the host.");
        }
        if (trial.map(one -> one.took().compareTo(SLOW) > 0).orElse(false)) {
            return Optional.of(
                    "It answers slowly, so source opens late. Check the network between this server and the host.");
        }
        if (failed >= MANY_FAILED) {
            return Optional.of(
                    "Source opens late or not at all while it fails. Run again to see whether it answers now.");
        }
        if (!last.isEmpty() && last.get(0).outcome() == Outcome.RATE_LIMITED) {
            return Optional.of(
                    "The host asks to wait. People who connect with their own account have a limit of their own.");
        }
        return Optional.empty();
    }
}
