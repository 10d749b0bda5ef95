package io.lineflame.profile.stacks;

/** Absolute values added up. As long as their sum fits, so does every sum of some of the values, in any order. */
final class Amounts {
    private Amounts() {}

    /**
     * {@code amounts} and those of a column, whose numbers add up to {@code sum} and together have the bits {@code bits}.
     *
     * @throws WeightOverflowException when that is more than 2^63-1
     */
    static long added(long amounts, Numbers column, int size, long sum, long bits) {
        int widest = 64 - Long.numberOfLeadingZeros(bits) + 32 - Integer.numberOfLeadingZeros(size);
        return widest < 64 ? added(amounts, sum) : oneByOne(amounts, column, size);
    }

    static long added(long amounts, long amount) {
        if (amounts + amount < 0) {
            throw new WeightOverflowException();
        }
        return amounts + amount;
    }

    private static long oneByOne(long amounts, Numbers column, int size) {
        long sum = amounts;
        for (int i = 0; i < size; i++) {
            long number = column.stored()[i] * column.scale();
            if (number == Long.MIN_VALUE) {
                throw new WeightOverflowException();
            }
            sum = added(sum, Math.abs(number));
        }
        return sum;
    }
}
