package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import io.lineflame.profile.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the wire format into columns.
 *
 * <p>The messages come in any order, and samples and symbols refer to each other by ids. So one walk over the top level notes
 * where the messages of each kind stand; then each kind is read in a loop of its own, strings first (a note is all there is
 * to read), samples last, when the ids of their locations are known.
 */
final class ProfileDecoder {
    private final ProtoCursor cursor;
    private final byte[] bytes;
    private final int length;
    private final PprofLimits limits;
    private final MessageNotes samples;
    private final MessageNotes mappings;
    private final MessageNotes locations;
    private final MessageNotes functions;
    private final MessageNotes strings;
    /** By the byte that their messages begin with. */
    private final @Nullable MessageNotes[] byTag = new @Nullable MessageNotes[256];

    /** Pairs of string indices; no more than the limit, though more are counted. */
    private final List<long[]> sampleTypes = new ArrayList<>();

    private int sampleTypeCount;
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
        this.samples = notes(ProfileFields.SAMPLE, "samples", limits.samples());
        this.mappings = notes(ProfileFields.MAPPING, "mappings", limits.strings());
        this.locations = notes(ProfileFields.LOCATION, "locations", limits.locations());
        this.functions = notes(ProfileFields.FUNCTION, "functions", limits.functions());
        this.strings = notes(ProfileFields.STRING, "strings", limits.strings());
    }

    private MessageNotes notes(int field, String kind, int limit) {
        MessageNotes notes = new MessageNotes(kind, limit);
        byTag[field << 3 | ProtoCursor.BYTES] = notes;
        return notes;
    }

    PprofProfile decode() throws PprofException {
        walk();
        checkLimits();
        SymbolColumns columns = new SymbolColumns(
                bytes, strings.starts(), stringLengths(), mappings.count(), functions.count(), locations.count());
        SymbolDecoder symbols = new SymbolDecoder(cursor, limits, columns);
        symbols.read(mappings, functions, locations);
        IdTable table = symbols.resolve();
        ProfileHeader header = header(columns);
        SampleDecoder decoder = new SampleDecoder(cursor, limits, columns, samples);
        return new PprofProfile(header, columns, decoder.decode(table, header.sampleTypes()));
    }

    private void walk() throws PprofException {
        int safeEnd = Math.min(length, bytes.length - Varints.SLACK - 1);
        int at = 0;
        while (at < length) {
            MessageNotes notes = byTag[bytes[at] & 0xff];
            if (notes != null && at < safeEnd) {
                long word = Varints.word(bytes, at + 1);
                int sizeLength = Varints.length(word);
                long size = Varints.value(word, sizeLength);
                int start = at + 1 + sizeLength;
                if (sizeLength != Varints.TOO_LONG && size <= length - start) {
                    at = start + (int) size;
                    notes.add(start, at);
                    continue;
                }
            }
            at = readField(at);
        }
    }

    /** Any field, with all checks. Gives the place behind it. */
    private int readField(int at) throws PprofException {
        cursor.enter("profile", -1, at, length);
        int tag = cursor.tag();
        int field = tag >>> 3;
        if (field < ProfileFields.SAMPLE_TYPE || field > ProfileFields.STRING) {
            readHeaderField(tag, field);
            return cursor.position;
        }
        cursor.expect(tag, ProtoCursor.BYTES);
        int size = cursor.length();
        int start = cursor.position;
        int end = start + size;
        MessageNotes notes = byTag[tag];
        if (notes != null) {
            notes.add(start, end);
        } else if (sampleTypeCount++ < limits.valueTypes()) {
            sampleTypes.add(readValueType("sample type", start, end));
        }
        return end;
    }

    private void checkLimits() throws PprofException {
        if (sampleTypeCount > limits.valueTypes()) {
            throw new PprofException(
                    TOO_LARGE,
                    "The profile has " + sampleTypeCount + " sample types; the limit is " + limits.valueTypes());
        }
        samples.checkLimit();
        mappings.checkLimit();
        locations.checkLimit();
        functions.checkLimit();
        strings.checkLimit();
        if (sampleTypeCount == 0) {
            cursor.blame("profile", -1);
            throw cursor.broken("there is no sample type, so nothing says what its numbers mean");
        }
    }

    private int[] stringLengths() throws PprofException {
        int[] lengths = new int[strings.count()];
        for (int string = 0; string < lengths.length; string++) {
            lengths[string] = strings.end(string) - strings.start(string);
            if (lengths[string] > limits.stringLength()) {
                throw new PprofException(
                        TOO_LARGE,
                        "String " + string + " of the profile has " + lengths[string] + " bytes; the limit is "
                                + limits.stringLength());
            }
        }
        return lengths;
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
