package io.lineflame.profile.stacks;

/** Writes a column of a block in the cheapest of a few forms; {@link ColumnReader} reads it back. */
final class Column {
    static final int ZERO = 0;
    /** None negative: value / divisor. */
    static final int PLAIN = 1;

    static final int ZIGZAG = 2;
    /** A bitmap of what is not zero, then zigzag / divisor for these. */
    static final int SPARSE = 3;
    /** Another value column times a constant. */
    static final int MULTIPLE = 4;
    /** 1 where the value of the same type is not zero: each record was one sample. */
    static final int ONES = 5;

    private Column() {}

    static void writeSamples(long[] column, long[][] values, int type, ByteSink out) {
        if (isOnesOf(column, values[type])) {
            out.put(ONES);
        } else {
            write(column, values, values.length, out);
        }
    }

    private static boolean isOnesOf(long[] column, long[] values) {
        for (int i = 0; i < column.length; i++) {
            if (column[i] != (values[i] == 0 ? 0 : 1)) {
                return false;
            }
        }
        return true;
    }

    /** Writes a column that may lean on the first {@code known} of {@code others}. */
    static void write(long[] column, long[][] others, int known, ByteSink out) {
        Shape shape = Shape.of(column);
        if (shape.nonZero() == 0) {
            out.put(ZERO);
            return;
        }
        for (int other = 0; other < known; other++) {
            long factor = factor(column, others[other]);
            if (factor != 0) {
                out.put(MULTIPLE);
                out.putVarint(other);
                out.putZigzag(factor);
                return;
            }
        }
        writeNumbers(column, shape, out);
    }

    private static void writeNumbers(long[] column, Shape shape, ByteSink out) {
        boolean sparse = shape.nonZero() < column.length / 2;
        int form = sparse ? SPARSE : shape.negative() ? ZIGZAG : PLAIN;
        out.put(form);
        out.putVarint(shape.divisor());
        if (sparse) {
            writeBitmap(column, out);
        }
        for (long value : column) {
            if (form == PLAIN) {
                out.putVarint(value / shape.divisor());
            } else if (!sparse || value != 0) {
                out.putZigzag(value / shape.divisor());
            }
        }
    }

    private static void writeBitmap(long[] column, ByteSink out) {
        for (int start = 0; start < column.length; start += 8) {
            int bits = 0;
            for (int i = start; i < Math.min(start + 8, column.length); i++) {
                bits |= column[i] == 0 ? 0 : 1 << (i - start);
            }
            out.put(bits);
        }
    }

    /** The constant that makes {@code other} into {@code column}; 0 when there is none. */
    private static long factor(long[] column, long[] other) {
        int first = 0;
        while (first < other.length && other[first] == 0) {
            first++;
        }
        long factor = first == other.length ? 0 : column[first] / other[first];
        for (int i = 0; i < column.length; i++) {
            if (column[i] != other[i] * factor) {
                return 0;
            }
        }
        return factor;
    }

    /** What decides on the form of a column: how many are not zero, whether any is negative, their common divisor. */
    private record Shape(int nonZero, boolean negative, long divisor) {
        static Shape of(long[] column) {
            int nonZero = 0;
            boolean negative = false;
            long divisor = 0;
            for (long value : column) {
                nonZero += value == 0 ? 0 : 1;
                negative |= value < 0;
                divisor = divisor == 1 ? 1 : gcd(divisor, Math.abs(value));
            }
            return new Shape(nonZero, negative, divisor);
        }

        private static long gcd(long a, long b) {
            long x = a;
            long y = b;
            while (y != 0) {
                long rest = x % y;
                x = y;
                y = rest;
            }
            return x;
        }
    }
}
