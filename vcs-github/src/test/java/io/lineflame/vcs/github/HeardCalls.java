package io.lineflame.vcs.github;

import io.lineflame.vcs.VcsObserver;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what an observer hears. */
final class HeardCalls implements VcsObserver {

    record Budget(boolean anonymous, int remaining, int limit, Instant resetsAt) {}

    final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    final List<Budget> budgets = new CopyOnWriteArrayList<>();

    @Override
    public void requested(String hostId, Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void budget(String hostId, boolean anonymous, int remaining, int limit, Instant resetsAt) {
        budgets.add(new Budget(anonymous, remaining, limit, resetsAt));
    }
}
