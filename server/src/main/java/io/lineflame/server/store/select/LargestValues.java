package io.lineflame.server.store.select;

import io.lineflame.server.profiles.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Keeps a bounded number of measurements, those with the largest values. For one thread. */
final class LargestValues<T> {

    private final int most;
    private final ToLongFunction<T> value;
    private final Function<T, Instant> time;
    private final PriorityQueue<T> kept;
    private boolean complete = true;

    LargestValues(int most, ToLongFunction<T> value, Function<T, Instant> time) {
        this.most = most;
        this.value = value;
        this.time = time;
        this.kept = new PriorityQueue<>(Comparator.comparingLong(value));
    }

    /** Whether a measurement of that value would be kept; to be asked before it is made. */
    boolean takes(long candidate) {
        boolean room = kept.size() < most || (most > 0 && candidate > value.applyAsLong(kept.element()));
        complete &= room;
        return room;
    }

    /** After {@link #takes}. */
    void add(T one) {
        if (kept.size() == most) {
            kept.remove();
            complete = false;
        }
        kept.add(one);
    }

    Listed<T> listed() {
        List<T> items = new ArrayList<>(kept);
        items.sort(Comparator.comparing(time)
                .thenComparing(Comparator.comparingLong(value).reversed()));
        return new Listed<>(items, complete);
    }
}
