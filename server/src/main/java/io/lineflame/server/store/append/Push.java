package io.lineflame.server.store.append;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one client pushed at once: all of it is stored, or none.
 *
 * @param outcome done when it is durable, failed when it is not or when nobody knows
 * @param queuedAt by {@link System#nanoTime}
 */
record Push(List<QueuedProfile> profiles, CompletableFuture<Void> outcome, long queuedAt) {

    static Push of(List<QueuedProfile> profiles) {
        return new Push(List.copyOf(profiles), new CompletableFuture<>(), System.nanoTime());
    }

    int rows() {
        return profiles.stream().mapToInt(profile -> profile.parts().size()).sum();
    }

    long bytes() {
        return profiles.stream().mapToLong(QueuedProfile::bytes).sum();
    }

    long ageNanos() {
        return System.nanoTime() - queuedAt;
    }
}
