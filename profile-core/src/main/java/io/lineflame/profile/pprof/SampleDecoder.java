package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import io.lineflame.profile.ValueType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the samples, once the places of the locations are known. */
final class SampleDecoder {
    private static final int LOCATION = 1;
    private static final int VALUE = 2;
    private static final int LABEL = 3;

    private final ProtoCursor cursor;
    private final PprofLimits limits;
    private final SymbolColumns symbols;
    private final MessageNotes notes;
    private final int noted;
    private int types;
    private int[] frames = {};
    private int frameCount;
    private long[] values = {};
    private int valueCount;
    private @Nullable LabelDecoder labels;

    SampleDecoder(ProtoCursor cursor, PprofLimits limits, SymbolColumns symbols, MessageNotes notes) {
        this.cursor = cursor;
        this.limits = limits;
        this.symbols = symbols;
        this.notes = notes;
        this.noted = notes.count();
    }

    SampleColumns decode(IdTable locations, List<ValueType> sampleTypes) throws PprofException {
        types = sampleTypes.size();
        allocate();
        int[] frameStart = new int[noted + 1];
        PlainSamples plain = new PlainSamples(cursor.buffer, locations);
        for (int sample = 0; sample < noted; sample++) {
            int start = notes.start(sample);
            int end = notes.end(sample);
            int after = frames.length - frameCount < end - start
                    ? -1
                    : plain.read(start, end, frames, frameCount, values, sample * types, types);
            if (after < 0) {
                cursor.enter("sample", sample, start, end);
                readSample(locations, sample);
            } else {
                frameCount = after;
            }
            checkDepth(sample, frameStart[sample]);
            frameStart[sample + 1] = frameCount;
        }
        checkSums(sampleTypes);
        return new SampleColumns(
                types, values, frameStart, frames, labels == null ? LabelColumns.NONE : labels.columns());
    }

    private void allocate() throws PprofException {
        long allValues = (long) noted * types;
        long bytes = 0;
        for (int sample = 0; sample < noted; sample++) {
            bytes += notes.end(sample) - notes.start(sample);
        }
        if (allValues > bytes) {
            cursor.blame("profile", -1);
            throw cursor.broken("its " + noted + " samples are too short to hold " + types + " values each");
        }
        atMostFrames(allValues);
        values = new long[(int) allValues];
        frames = new int[(int) Math.min(limits.frames(), bytes / 2 + 64)];
    }

    private void readSample(IdTable locations, int sample) throws PprofException {
        valueCount = 0;
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case LOCATION -> readLocations(tag, locations);
                case VALUE -> readValues(tag, sample);
                case LABEL -> readLabel(tag, sample);
                default -> cursor.skip(tag);
            }
        }
        if (labels != null) {
            labels.finish(sample);
        }
        if (valueCount != types) {
            throw cursor.broken("it has " + valueCount + " values where the profile has " + types + " sample types");
        }
    }

    private void checkDepth(int sample, int firstFrame) throws PprofException {
        if (frameCount - firstFrame > limits.stackDepth()) {
            throw new PprofException(
                    TOO_LARGE,
                    "Sample " + sample + " of the profile is " + (frameCount - firstFrame)
                            + " locations deep; the limit is " + limits.stackDepth());
        }
    }

    private void readLocations(int tag, IdTable locations) throws PprofException {
        if ((tag & 7) != ProtoCursor.BYTES) {
            reserveFrames(1);
            addFrame(locations, cursor.varintOf(tag));
            return;
        }
        int sampleEnd = cursor.end;
        int size = cursor.length();
        cursor.end = cursor.position + size;
        reserveFrames(size);
        while (cursor.hasMore()) {
            addFrame(locations, cursor.varint());
        }
        cursor.end = sampleEnd;
    }

    private void addFrame(IdTable locations, long id) throws PprofException {
        int place = locations.place(id);
        if (place < 0) {
            throw cursor.broken("it names location " + Long.toUnsignedString(id) + ", which the profile does not have");
        }
        frames[frameCount++] = place;
    }

    /** Each frame takes a byte at least, so the bytes of a packed list are room enough. */
    private void reserveFrames(int room) throws PprofException {
        if (frames.length - frameCount < room) {
            atMostFrames((long) frameCount + room);
            frames = Arrays.copyOf(frames, (int) Math.min(limits.frames(), 2L * frames.length + room));
        }
    }

    private void atMostFrames(long count) throws PprofException {
        if (count > limits.frames()) {
            throw new PprofException(
                    TOO_LARGE,
                    "The samples of the profile are larger than the limit of " + limits.frames() + " entries");
        }
    }

    private void readValues(int tag, int sample) throws PprofException {
        if ((tag & 7) != ProtoCursor.BYTES) {
            addValue(sample, cursor.varintOf(tag));
            return;
        }
        int sampleEnd = cursor.end;
        int size = cursor.length();
        cursor.end = cursor.position + size;
        while (cursor.hasMore()) {
            addValue(sample, cursor.varint());
        }
        cursor.end = sampleEnd;
    }

    /** Labels that are numbers, such as the size class in Go's heap profiles, say nothing of who asked: they are skipped. */
    private void readLabel(int tag, int sample) throws PprofException {
        cursor.expect(tag, ProtoCursor.BYTES);
        int sampleEnd = cursor.end;
        int size = cursor.length();
        cursor.end = cursor.position + size;
        long key = 0;
        long value = 0;
        while (cursor.hasMore()) {
            int field = cursor.tag();
            switch (field >>> 3) {
                case 1 -> key = cursor.varintOf(field);
                case 2 -> value = cursor.varintOf(field);
                default -> cursor.skip(field);
            }
        }
        cursor.end = sampleEnd;
        if (value != 0) {
            addLabel(string(key), string(value), sample);
        }
    }

    private int string(long string) throws PprofException {
        return SymbolDecoder.checkString(cursor, string, symbols.stringLength.length);
    }

    private void addLabel(int key, int value, int sample) throws PprofException {
        if (symbols.stringLength[key] == 0 || symbols.stringLength[value] == 0) {
            return;
        }
        if (labels == null) {
            labels = new LabelDecoder(limits, noted);
        }
        labels.add(key, value, sample);
    }

    private void addValue(int sample, long value) {
        if (valueCount < types) {
            values[sample * types + valueCount] = value;
        }
        valueCount++;
    }

    /** So that no sum over any part of the profile can leave 64 bits, in whatever order it is taken. */
    private void checkSums(List<ValueType> sampleTypes) throws PprofException {
        for (int type = 0; type < types; type++) {
            long magnitude = 0;
            for (int at = type; at < values.length; at += types) {
                long value = values[at];
                magnitude += Math.abs(value);
                if (magnitude < 0 || value == Long.MIN_VALUE) {
                    cursor.enter("sample", at / types, notes.start(at / types), notes.end(at / types));
                    throw cursor.broken("the values of " + sampleTypes.get(type) + " add up to more than 64 bits hold");
                }
            }
        }
    }
}
