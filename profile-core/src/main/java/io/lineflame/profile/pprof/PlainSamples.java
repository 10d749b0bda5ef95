package io.lineflame.profile.pprof;

/**
 * Reads the parts of a sample in the form that profilers write: tags of one byte, numbers of up to eight bytes, location ids
 * without large gaps and of up to four bytes each. Loops over local variables; what is not of that form is not judged here:
 * the answer is -1, and {@link SampleDecoder} reads the sample from its start with all checks.
 *
 * <p>Ids of one and of two bytes follow each other at random, so a branch on the length would be guessed wrong every few ids,
 * which costs more than all the rest: four short ids come out of one load without such a branch.
 */
final class PlainSamples {
    private static final long CONTINUED = 0x8080808080808080L;
    private static final int IN_EVERY_WORD = 4;
    private static final int LOCATION = 1 << 3;
    private static final int LOCATIONS = 1 << 3 | ProtoCursor.BYTES;
    private static final int VALUES = 2 << 3 | ProtoCursor.BYTES;
    private static final int VALUE = 2 << 3;
    private static final int LABEL = 3 << 3 | ProtoCursor.BYTES;
    private static final int LABEL_STRING = 2 << 3;

    private final byte[] bytes;
    private final int safeEnd;
    private final int[] places;

    PlainSamples(byte[] bytes, IdTable locations) {
        this.bytes = bytes;
        this.safeEnd = bytes.length - Varints.SLACK - 1;
        this.places = locations.dense();
    }

    /**
     * Reads one sample without string labels.
     *
     * @param frames where the places of its locations go, from {@code count} on; must have room for as many as the sample has
     *     bytes
     * @param values where its values go, {@code types} of them from {@code firstValue} on
     * @return the count of frames after it; -1 when the sample is not plain: what was written then means nothing
     */
    int read(int start, int end, int[] frames, int count, long[] values, int firstValue, int types) {
        if (end > safeEnd) {
            return -1;
        }
        int at = start;
        int to = count;
        int value = firstValue;
        int lastValue = firstValue + types;
        while (at < end) {
            int tag = bytes[at];
            long word = Varints.word(bytes, at + 1);
            int length = Varints.length(word);
            long number = Varints.value(word, length);
            at += 1 + length;
            if (length == Varints.TOO_LONG) {
                return -1;
            }
            if (tag == VALUE && value < lastValue) {
                values[value++] = number;
                continue;
            }
            if (tag == LOCATION && number < places.length && places[(int) number] > 0) {
                frames[to++] = places[(int) number] - 1;
                continue;
            }
            if (number > end - at) {
                return -1;
            }
            int partEnd = at + (int) number;
            switch (tag) {
                case LOCATIONS -> to = readIds(at, partEnd, frames, to);
                case VALUES -> value = readValues(at, partEnd, values, value, lastValue);
                case LABEL -> to = isNumber(at, partEnd) ? to : -1;
                default -> {
                    return -1;
                }
            }
            if (to < 0 || value < 0) {
                return -1;
            }
            at = partEnd;
        }
        return at == end && value == lastValue ? to : -1;
    }

    private int readIds(int start, int end, int[] frames, int count) {
        int at = start;
        int to = count;
        int missing = 0;
        while (at < end) {
            long word = Varints.word(bytes, at);
            long continued = word & CONTINUED;
            if ((continued & continued << 8) != 0) {
                int length = Varints.length(word);
                int id = (int) Varints.value(word, length);
                if (length > 4 || id >= places.length) {
                    return -1;
                }
                frames[to] = places[id] - 1;
                missing |= frames[to++];
                at += length;
                continue;
            }
            if (end - at >= Long.BYTES) {
                for (int i = 0; i < IN_EVERY_WORD; i++) {
                    int two = (int) (word >>> 7) & 1;
                    int id = (int) ((word & 0x7f) | (word >>> 1 & 0x3f80 & -two));
                    if (id >= places.length) {
                        return -1;
                    }
                    frames[to + i] = places[id] - 1;
                    missing |= places[id] - 1;
                    word >>>= 8 + (two << 3);
                    at += 1 + two;
                }
                to += IN_EVERY_WORD;
                continue;
            }
            while (at < end) {
                int two = (int) (word >>> 7) & 1;
                int id = (int) ((word & 0x7f) | (word >>> 1 & 0x3f80 & -two));
                if (id >= places.length) {
                    return -1;
                }
                frames[to] = places[id] - 1;
                missing |= frames[to++];
                word >>>= 8 + (two << 3);
                at += 1 + two;
            }
        }
        return missing < 0 || at != end ? -1 : to;
    }

    private int readValues(int start, int end, long[] values, int first, int last) {
        int at = start;
        int to = first;
        while (at < end) {
            long word = Varints.word(bytes, at);
            int length = Varints.length(word);
            if (length == Varints.TOO_LONG || to == last) {
                return -1;
            }
            values[to++] = Varints.value(word, length);
            at += length;
        }
        return at == end ? to : -1;
    }

    /** Whether a label holds a number, such as the size class in Go's heap profiles, which is left out. */
    private boolean isNumber(int start, int end) {
        int at = start;
        while (at < end) {
            int tag = bytes[at];
            int length = Varints.length(Varints.word(bytes, at + 1));
            if (length == Varints.TOO_LONG || (tag & 7) != ProtoCursor.VARINT || tag <= 7 || tag == LABEL_STRING) {
                return false;
            }
            at += 1 + length;
        }
        return at == end;
    }
}
