package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import io.lineflame.profile.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the wire format into columns.
 *
 * <p>The messages come in any order, so there are three walks over the top level: one counts, so that every array has
 * its size before anything is read and no count is beyond its limit; one reads the symbols and notes where the samples
 * stand; the last reads the samples, whose ids are then known. The top level is a few thousand lengths: walking it costs
 * little beside the samples.
 */
final class ProfileDecoder {
    private static final int HIGHEST_FIELD = 15;

    private final ProtoCursor cursor;
    private final byte[] bytes;
    private final int length;
    private final PprofLimits limits;
    private final int[] counts = new int[HIGHEST_FIELD + 1];

    /** Pairs of string indices. */
    private final List<long[]> sampleTypes = new ArrayList<>();

    private long[] periodType = {0, 0};
    private long period;
    private long timeNanos;
    private long durationNanos;
    private long defaultSampleType;

    ProfileDecoder(Inflation.Raw raw, PprofLimits limits) {
        this.bytes = raw.bytes();
        this.length = raw.length();
        this.limits = limits;
        this.cursor = new ProtoCursor(bytes, 0, length);
    }

    PprofProfile decode() throws PprofException {
        count();
        SymbolDecoder symbols = new SymbolDecoder(
                cursor,
                limits,
                new SymbolColumns(
                        bytes,
                        counts[ProfileFields.STRING],
                        counts[ProfileFields.MAPPING],
                        counts[ProfileFields.FUNCTION],
                        counts[ProfileFields.LOCATION]));
        SampleDecoder samples = new SampleDecoder(cursor, limits, symbols.columns(), counts[ProfileFields.SAMPLE]);
        readSymbols(symbols, samples);
        cursor.blame("profile", -1);
        IdTable locations = symbols.resolve();
        ProfileHeader header = header(symbols.columns());
        return new PprofProfile(header, symbols.columns(), samples.decode(locations, header.sampleTypes()));
    }

    private void count() throws PprofException {
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            int field = tag >>> 3;
            if (field <= HIGHEST_FIELD) {
                counts[field]++;
            }
            cursor.skip(tag);
        }
        atMost("sample types", ProfileFields.SAMPLE_TYPE, limits.valueTypes());
        atMost("samples", ProfileFields.SAMPLE, limits.samples());
        atMost("mappings", ProfileFields.MAPPING, limits.strings());
        atMost("locations", ProfileFields.LOCATION, limits.locations());
        atMost("functions", ProfileFields.FUNCTION, limits.functions());
        atMost("strings", ProfileFields.STRING, limits.strings());
        if (counts[ProfileFields.SAMPLE_TYPE] == 0) {
            throw cursor.broken("there is no sample type, so nothing says what its numbers mean");
        }
    }

    private void atMost(String what, int field, int limit) throws PprofException {
        if (counts[field] > limit) {
            throw new PprofException(
                    TOO_LARGE, "The profile has " + counts[field] + " " + what + "; the limit is " + limit);
        }
    }

    private void readSymbols(SymbolDecoder symbols, SampleDecoder samples) throws PprofException {
        int at = 0;
        while (at < length) {
            cursor.enter("profile", -1, at, length);
            int tag = cursor.tag();
            int field = tag >>> 3;
            if (field < ProfileFields.SAMPLE_TYPE || field > ProfileFields.STRING) {
                readHeaderField(tag, field);
                at = cursor.position;
                continue;
            }
            cursor.expect(tag, ProtoCursor.BYTES);
            int size = cursor.length();
            int start = cursor.position;
            at = start + size;
            switch (field) {
                case ProfileFields.SAMPLE_TYPE -> sampleTypes.add(readValueType("sample type", start, at));
                case ProfileFields.SAMPLE -> samples.note(start, at);
                default -> symbols.read(field, start, at);
            }
        }
    }

    private void readHeaderField(int tag, int field) throws PprofException {
        switch (field) {
            case ProfileFields.TIME_NANOS -> timeNanos = cursor.varintOf(tag);
            case ProfileFields.DURATION_NANOS -> durationNanos = cursor.varintOf(tag);
            case ProfileFields.PERIOD -> period = cursor.varintOf(tag);
            case ProfileFields.DEFAULT_SAMPLE_TYPE -> defaultSampleType = cursor.varintOf(tag);
            case ProfileFields.PERIOD_TYPE -> {
                cursor.expect(tag, ProtoCursor.BYTES);
                int size = cursor.length();
                int end = cursor.position + size;
                periodType = readValueType("period type", cursor.position, end);
            }
            default -> cursor.skip(tag);
        }
    }

    private long[] readValueType(String name, int start, int end) throws PprofException {
        cursor.enter(name, name.equals("period type") ? -1 : sampleTypes.size(), start, end);
        long[] type = new long[2];
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case 1 -> type[0] = cursor.varintOf(tag);
                case 2 -> type[1] = cursor.varintOf(tag);
                default -> cursor.skip(tag);
            }
        }
        return type;
    }

    private ProfileHeader header(SymbolColumns symbols) throws PprofException {
        List<ValueType> types = new ArrayList<>();
        for (long[] type : sampleTypes) {
            types.add(valueType("sample type", types.size(), type, symbols));
        }
        int shown = types.size() - 1;
        String wanted = text("profile", -1, defaultSampleType, symbols);
        for (int type = types.size() - 1; type >= 0; type--) {
            if (!wanted.isEmpty() && types.get(type).name().equals(wanted)) {
                shown = type;
            }
        }
        ValueType periods = valueType("period type", -1, periodType, symbols);
        return new ProfileHeader(types, shown, periods, period, timeNanos, durationNanos);
    }

    private ValueType valueType(String name, int number, long[] type, SymbolColumns symbols) throws PprofException {
        return new ValueType(text(name, number, type[0], symbols), text(name, number, type[1], symbols));
    }

    private String text(String name, int number, long string, SymbolColumns symbols) throws PprofException {
        if (string == 0) {
            return "";
        }
        cursor.blame(name, number);
        return symbols.text(SymbolDecoder.checkString(cursor, string, symbols.stringLength.length));
    }
}
