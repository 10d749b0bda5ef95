package io.lineflame.profile.stacks;

import java.util.Arrays;

/** One column of an encoded block. First found, then read if anybody asks for it; its arrays serve the next block as well. */
final class ColumnReader {
    private int form;
    private int position;
    private long divisor;
    private int bitmap;
    private int stored;
    private int other;
    private long factor;
    private boolean read;
    private long[] numbers = {};
    private long[] sparse = {};

    /** Takes the column of samples or values of {@code type}, which may lean on the first {@code known} value columns. */
    void find(ByteSource in, int size, int known, int type) {
        read = false;
        form = in.next();
        switch (form) {
            case Column.ZERO -> {}
            case Column.PLAIN, Column.ZIGZAG -> {
                divisor = in.varint();
                stored = size;
                position = in.position();
                in.skipVarints(size);
            }
            case Column.SPARSE -> {
                divisor = in.varint();
                bitmap = in.skip((size + 7) / 8);
                stored = ones(in.bytes(), size);
                position = in.position();
                in.skipVarints(stored);
            }
            case Column.MULTIPLE -> {
                other = in.below(known, "the column leant on");
                factor = in.zigzag();
            }
            case Column.ONES -> other = known > type ? type : in.below(0, "the column counted");
            default -> throw in.corrupt("a column has the unknown form " + form);
        }
    }

    /** How many bits of the bitmap are set; those behind the last number do not count. */
    private int ones(byte[] bytes, int size) {
        int ones = 0;
        for (int i = 0; i < size; i += 8) {
            ones += Integer.bitCount(bits(bytes, i, size));
        }
        return ones;
    }

    private int bits(byte[] bytes, int from, int size) {
        return bytes[bitmap + from / 8] & (size - from >= 8 ? 0xff : (1 << (size - from)) - 1);
    }

    /** The numbers; good until the next block. */
    Numbers numbers(ByteSource in, int size, BlockReader block) {
        if (form == Column.MULTIPLE) {
            Numbers of = block.values(other);
            return new Numbers(of.stored(), of.scale() * factor);
        }
        if (!read) {
            if (numbers.length < size) {
                numbers = new long[Math.max(size, 2 * numbers.length)];
            }
            read(in, size, block);
            read = true;
        }
        return new Numbers(numbers, form == Column.ZERO || form == Column.ONES ? 1 : divisor);
    }

    private void read(ByteSource in, int size, BlockReader block) {
        switch (form) {
            case Column.PLAIN -> {
                in.seek(position);
                in.varints(numbers, size);
            }
            case Column.ZIGZAG -> readZigzag(in, size, numbers);
            case Column.SPARSE -> readSparse(in, size);
            case Column.ONES -> ones(block.values(other), size, numbers);
            default -> Arrays.fill(numbers, 0, size, 0);
        }
    }

    private void readZigzag(ByteSource in, int count, long[] into) {
        in.seek(position);
        in.varints(into, count);
        for (int i = 0; i < count; i++) {
            into[i] = into[i] >>> 1 ^ -(into[i] & 1);
        }
    }

    private void readSparse(ByteSource in, int size) {
        if (sparse.length < stored) {
            sparse = new long[Math.max(stored, 2 * sparse.length)];
        }
        readZigzag(in, stored, sparse);
        Arrays.fill(numbers, 0, size, 0);
        int next = 0;
        for (int i = 0; i < size; i += 8) {
            for (int bits = bits(in.bytes(), i, size); bits != 0; bits &= bits - 1) {
                numbers[i + Integer.numberOfTrailingZeros(bits)] = sparse[next++];
            }
        }
    }

    long bytes() {
        return 8L * numbers.length + 8L * sparse.length;
    }

    private static void ones(Numbers values, int size, long[] into) {
        long[] stored = values.stored();
        long scale = values.scale();
        for (int i = 0; i < size; i++) {
            long value = stored[i] * scale;
            into[i] = (value | -value) >>> 63;
        }
    }
}
