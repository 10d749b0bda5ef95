package io.lineflame.profile.pprof;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Ints as a key; not boxed, as a profile may have millions of frames. Clients choose the numbers, so their hash depends on one that
 * no client knows: otherwise all keys of a body could fall into one bucket.
 */
final class Ints {

    private static final long SEED = new SplittableRandom().nextLong();
    private static final long FACTOR = new SplittableRandom().nextLong() | 1;

    private final int[] values;
    private final int hash;

    private Ints(int[] values) {
        this.values = values;
        this.hash = hash(values);
    }

    /** Of the first numbers; they are copied. */
    static Ints of(int[] numbers, int count) {
        return new Ints(Arrays.copyOf(numbers, count));
    }

    /** Of the numbers themselves, which nobody may change any more. */
    static Ints of(int... numbers) {
        return new Ints(numbers);
    }

    /** Not to be changed. */
    int[] values() {
        return values;
    }

    private static int hash(int[] values) {
        long hash = SEED;
        for (int value : values) {
            hash = (hash ^ value) * FACTOR;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ints ints && hash == ints.hash && Arrays.equals(values, ints.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
