package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Adds up blocks of one {@link StackTree} into one block, all value types at once. Adding the merged block to
 * {@link Weights} gives the same totals, values, samples and touched nodes as adding each of its parts.
 *
 * <p>Knows no tree: that the nodes exist is checked when the merged block is added to weights. Memory is four bytes for
 * every node in the neighbourhood of those that occur, and 17 bytes per value type for those that occur. Can
 * be used again after {@link #merge}, and then does with the arrays it has. Not safe for several threads.
 */
public final class BlockMerger {
    private final int types;
    private final BlockReader reader = new BlockReader();
    private final NodeSlots slots = new NodeSlots();
    private int[] placeOf = {};
    private final long[][] values;
    private final long[][] samples;
    private final boolean[][] touched;
    private final long[] magnitudes;
    private final long[] sampleMagnitudes;

    /** For blocks with this many value types. */
    public BlockMerger(int valueTypes) {
        types = valueTypes;
        values = new long[types][64];
        samples = new long[types][64];
        touched = new boolean[types][64];
        magnitudes = new long[types];
        sampleMagnitudes = new long[types];
    }

    /**
     * Adds an encoded block.
     *
     * @throws CorruptDataException when it has another number of value types, and nothing was added; or when it is
     *     damaged, and the merger is of no further use
     * @throws WeightOverflowException when the sums leave 64 bits; the merger is then of no further use
     */
    public void add(byte[] encoded) {
        add(encoded, 0, encoded.length);
    }

    /** Adds the block that begins at {@code offset}; see {@link #add(byte[])}. */
    public void add(byte[] bytes, int offset, int length) {
        reader.read(bytes, offset, length);
        checkTypes(reader.types());
        int size = reader.size();
        int[] places = places(reader.nodes(), size);
        for (int type = 0; type < types; type++) {
            int[] blockCancelled = reader.cancelled(type);
            reader.expectTotal(
                    type, add(type, places, size, reader.values(type), reader.samples(type), blockCancelled));
        }
    }

    /** Adds a block; see {@link #add(byte[])}. */
    public void add(ProfileBlock block) {
        checkTypes(block.valueTypes());
        int[] places = places(block.nodes(), block.size());
        for (int type = 0; type < types; type++) {
            Numbers blockValues = Numbers.of(block.valueColumn(type));
            Numbers blockSamples = Numbers.of(block.sampleColumn(type));
            add(type, places, block.size(), blockValues, blockSamples, block.cancelled(type));
        }
    }

    private void checkTypes(int found) {
        if (found != types) {
            throw new CorruptDataException("A profile block has " + found + " value types, the others have " + types);
        }
    }

    private int[] places(int[] nodes, int size) {
        if (placeOf.length < size) {
            placeOf = new int[Math.max(size, 2 * placeOf.length)];
        }
        slots.of(nodes, size, placeOf);
        reserve(slots.count());
        return placeOf;
    }

    private void reserve(int count) {
        for (int type = 0; type < types && count > values[type].length; type++) {
            int size = Math.max(count, 2 * values[type].length);
            values[type] = Arrays.copyOf(values[type], size);
            samples[type] = Arrays.copyOf(samples[type], size);
            touched[type] = Arrays.copyOf(touched[type], size);
        }
    }

    private long add(int type, int[] places, int size, Numbers addValues, Numbers addSamples, int[] addCancelled) {
        long[] intoValues = values[type];
        long[] intoSamples = samples[type];
        boolean[] intoTouched = touched[type];
        long[] storedValues = addValues.stored();
        long[] storedSamples = addSamples.stored();
        long valueScale = addValues.scale();
        long sampleScale = addSamples.scale();
        long value = 0;
        long count = 0;
        long valueBits = 0;
        long countBits = 0;
        for (int i = 0; i < size; i++) {
            int place = places[i];
            long oneValue = storedValues[i] * valueScale;
            long oneCount = storedSamples[i] * sampleScale;
            intoValues[place] += oneValue;
            intoSamples[place] += oneCount;
            intoTouched[place] |= (oneValue | oneCount) != 0;
            value += oneValue;
            count += oneCount;
            valueBits |= oneValue;
            countBits |= oneCount;
        }
        for (int i : addCancelled) {
            intoTouched[places[i]] = true;
        }
        magnitudes[type] = Amounts.added(magnitudes[type], addValues, size, value, valueBits);
        sampleMagnitudes[type] = Amounts.added(sampleMagnitudes[type], addSamples, size, count, countBits);
        return value;
    }

    /** The sum of the blocks added since the last one; a block of size 0 when there was none. This merger is then empty. */
    public ProfileBlock merge() {
        int[] nodes = slots.nodes();
        int[] places = new int[nodes.length];
        slots.of(nodes, nodes.length, places);
        int kept = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (isTouched(places[i])) {
                nodes[kept] = nodes[i];
                places[kept++] = places[i];
            }
        }
        ProfileBlock merged = block(Arrays.copyOf(nodes, kept), Arrays.copyOf(places, kept));
        clear();
        return merged;
    }

    private boolean isTouched(int place) {
        for (int type = 0; type < types; type++) {
            if (touched[type][place]) {
                return true;
            }
        }
        return false;
    }

    private ProfileBlock block(int[] nodes, int[] places) {
        long[][] mergedValues = new long[types][];
        long[][] mergedSamples = new long[types][];
        int[][] cancelled = new int[types][];
        for (int type = 0; type < types; type++) {
            mergedValues[type] = column(values[type], places);
            mergedSamples[type] = column(samples[type], places);
            cancelled[type] = cancelled(mergedValues[type], mergedSamples[type], touched[type], places);
        }
        return new ProfileBlock(nodes, mergedValues, mergedSamples, cancelled);
    }

    private static long[] column(long[] sums, int[] places) {
        long[] column = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            column[i] = sums[places[i]];
        }
        return column;
    }

    private static int[] cancelled(long[] values, long[] samples, boolean[] touched, int[] places) {
        int[] cancelled = new int[8];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (touched[places[i]] && (values[i] | samples[i]) == 0) {
                cancelled = count == cancelled.length ? Arrays.copyOf(cancelled, 2 * count) : cancelled;
                cancelled[count++] = i;
            }
        }
        return Arrays.copyOf(cancelled, count);
    }

    private void clear() {
        int used = slots.count();
        for (int type = 0; type < types; type++) {
            Arrays.fill(values[type], 0, used, 0);
            Arrays.fill(samples[type], 0, used, 0);
            Arrays.fill(touched[type], 0, used, false);
        }
        Arrays.fill(magnitudes, 0);
        Arrays.fill(sampleMagnitudes, 0);
        slots.clear();
    }

    /** Bytes of memory, about. What was merged stays reserved for the next merge. */
    public long bytes() {
        return reader.bytes() + slots.bytes() + 17L * types * (types == 0 ? 0 : values[0].length);
    }
}
