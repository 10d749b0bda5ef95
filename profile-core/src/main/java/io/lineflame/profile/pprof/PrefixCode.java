package io.lineflame.profile.pprof;

import java.util.Arrays;

/**
 * A table from the next bits of a deflate stream to what they mean (RFC 1951, section 3.2.2).
 *
 * <p>An entry is {@code value << 16 | kind << 8 | bits}: {@code bits} is the length of the code. Codes longer than the first
 * level lead through an entry of kind {@link #LONGER} to a second table, which begins at {@code value}. 0 is no code.
 */
final class PrefixCode {
    /** Or-ed to the kind: the value is a byte. Kinds below are counts of extra bits. */
    static final int LITERAL = 0x80;

    static final int END = 0x40;
    static final int LONGER = 0x20;
    private static final int LONGEST = 15;

    final int bits;
    private final int secondSize;
    private final int[] meaning;
    private final int[] counts = new int[LONGEST + 2];
    private final int[] next = new int[LONGEST + 2];
    final int[] table;

    /** {@code meaning} gives for each symbol its value and kind, as in an entry. */
    PrefixCode(int bits, int[] meaning) {
        this.bits = bits;
        this.secondSize = 1 << (LONGEST - bits);
        this.meaning = meaning;
        this.table = new int[(1 << bits) + meaning.length * secondSize];
    }

    /**
     * Sets the lengths of the codes of the symbols. Says whether they are a code at all: one that leaves bits without a meaning
     * is not, save that there may be codes of one bit alone.
     */
    boolean set(byte[] lengths, int from, int count) {
        Arrays.fill(counts, 0);
        for (int symbol = 0; symbol < count; symbol++) {
            counts[lengths[from + symbol]]++;
        }
        counts[0] = 0;
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = (code + counts[length - 1]) << 1;
            next[length] = code;
            if (code + counts[length] > (1 << length)) {
                return false;
            }
        }
        int longest = LONGEST;
        while (longest > 1 && counts[longest] == 0) {
            longest--;
        }
        if (longest > 1 && code + counts[LONGEST] != 1 << LONGEST) {
            return false;
        }
        Arrays.fill(table, 0, 1 << bits, 0);
        fill(lengths, from, Math.min(count, meaning.length));
        return true;
    }

    private void fill(byte[] lengths, int from, int count) {
        int free = 1 << bits;
        for (int symbol = 0; symbol < count; symbol++) {
            int length = lengths[from + symbol];
            if (length == 0) {
                continue;
            }
            int reversed = Integer.reverse(next[length]++) >>> (32 - length);
            int entry = meaning[symbol] | length;
            if (length <= bits) {
                for (int at = reversed; at < (1 << bits); at += 1 << length) {
                    table[at] = entry;
                }
                continue;
            }
            int first = reversed & ((1 << bits) - 1);
            if (table[first] == 0) {
                Arrays.fill(table, free, free + secondSize, 0);
                table[first] = (free << 16) | (LONGER << 8);
                free += secondSize;
            }
            int second = table[first] >>> 16;
            for (int at = reversed >>> bits; at < secondSize; at += 1 << (length - bits)) {
                table[second + at] = entry;
            }
        }
    }

    /** What the lowest bits of {@code ahead} mean; 0 when nothing. */
    int entry(long ahead) {
        int entry = table[(int) ahead & ((1 << bits) - 1)];
        return (entry & (LONGER << 8)) == 0
                ? entry
                : table[(entry >>> 16) + ((int) (ahead >>> bits) & (secondSize - 1))];
    }
}
