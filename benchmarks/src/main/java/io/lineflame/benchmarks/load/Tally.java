package io.lineflame.benchmarks.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What came of the pushes. Safe for many threads, also while they push. */
public final class Tally {

    /** Of one service and kind: what was acknowledged. */
    public static final class Sum {
        private final LongAdder profiles = new LongAdder();
        private final LongAdder total = new LongAdder();

        public long profiles() {
            return profiles.sum();
        }

        /** Of the checked type. */
        public long total() {
            return total.sum();
        }
    }

    /** A service's profiles of one kind. */
    public record Key(String service, Kind kind) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int services = service.compareTo(other.service);
            return services != 0 ? services : kind.compareTo(other.kind);
        }
    }

    /** Answers in steps of 2 % from 10 µs on. */
    private static final int STEPS = 1_000;

    private final Map<Key, Sum> sums = new ConcurrentSkipListMap<>();
    private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
    private final LongAdder[] times = new LongAdder[STEPS];
    private final LongAdder bytes = new LongAdder();
    private final LongAdder lostAnswers = new LongAdder();
    private final LongAdder givenUp = new LongAdder();

    Tally() {
        Arrays.setAll(times, step -> new LongAdder());
    }

    void acknowledged(Push push) {
        Sum sum = sums.computeIfAbsent(
                new Key(push.series().service(), push.series().kind()), missing -> new Sum());
        sum.profiles.increment();
        sum.total.add(push.payload().total());
        bytes.add(push.payload().bytes());
    }

    void took(long nanos) {
        int step = (int) (Math.log(Math.max(1, nanos / 1e4)) / Math.log(1.02));
        times[Math.min(STEPS - 1, step)].increment();
    }

    void refused(int status) {
        refused.computeIfAbsent(status, missing -> new LongAdder()).increment();
    }

    void lostAnswer() {
        lostAnswers.increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    public Map<Key, Sum> sums() {
        return sums;
    }

    /** Acknowledged so far. */
    public long profiles() {
        return sums.values().stream().mapToLong(Sum::profiles).sum();
    }

    /** Of the acknowledged profiles, compressed. */
    public long bytes() {
        return bytes.sum();
    }

    /** Answers other than 200, by status; each was repeated. */
    public Map<Integer, Long> refusals() {
        Map<Integer, Long> counts = new TreeMap<>();
        refused.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    /** Pushes whose connection broke before the answer; each was repeated. */
    public long lostAnswers() {
        return lostAnswers.sum();
    }

    /** Never acknowledged: whether they are stored is not known. */
    public long unknown() {
        return givenUp.sum();
    }

    /** The time in milliseconds within which this share of the acknowledged pushes was answered; 0 when none was. */
    public double millis(double share) {
        long all = Arrays.stream(times).mapToLong(LongAdder::sum).sum();
        long seen = 0;
        for (int step = 0; step < STEPS && all > 0; step++) {
            seen += times[step].sum();
            if (seen >= all * share) {
                return Math.pow(1.02, step + 1) / 100;
            }
        }
        return 0;
    }
}
