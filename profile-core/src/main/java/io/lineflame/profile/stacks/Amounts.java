package io.lineflame.profile.stacks;

/** Absolute values added up. As long as their sum fits, so does every sum of some of the values, in any order. */
final class Amounts {
    private Amounts() {}

    /**
     * {@code sum} and the amounts of the first values of a column.
     *
     * @throws WeightOverflowException when that is more than 2^63-1
     */
    static long added(long sum, long[] column, int size) {
        long all = 0;
        long plain = 0;
        for (int i = 0; i < size; i++) {
            all |= column[i];
            plain += column[i];
        }
        int bits = 64 - Long.numberOfLeadingZeros(all) + 32 - Integer.numberOfLeadingZeros(size);
        return bits < 64 && sum + plain >= 0 ? sum + plain : oneByOne(sum, column, size);
    }

    private static long oneByOne(long start, long[] column, int size) {
        long sum = start;
        for (int i = 0; i < size; i++) {
            sum += Math.abs(column[i]);
            if (sum < 0 || column[i] == Long.MIN_VALUE) {
                throw new WeightOverflowException();
            }
        }
        return sum;
    }

    static boolean anyNegative(long[] column, int size) {
        long all = 0;
        for (int i = 0; i < size; i++) {
            all |= column[i];
        }
        return all < 0;
    }
}
