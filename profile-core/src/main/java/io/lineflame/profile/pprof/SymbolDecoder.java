package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import java.util.Arrays;

/** Reads strings, mappings, functions and locations into their columns, and checks what they point at. */
final class SymbolDecoder {
    /** Lines a location may have on average before the profile is refused. */
    private static final long LINES_PER_LOCATION = 4;

    private final ProtoCursor cursor;
    private final PprofLimits limits;
    private final SymbolColumns columns;
    private final PlainSymbols plain;
    private final int mappings;
    private final int locations;
    private int lines;

    SymbolDecoder(ProtoCursor cursor, PprofLimits limits, SymbolColumns columns) {
        this.cursor = cursor;
        this.limits = limits;
        this.columns = columns;
        this.plain = new PlainSymbols(columns);
        this.mappings = columns.mappingId.length;
        this.locations = columns.locationId.length;
    }

    /** Reads all messages; what they point at comes with {@link #resolve}. */
    void read(MessageNotes mappingNotes, MessageNotes functionNotes, MessageNotes locationNotes) throws PprofException {
        for (int mapping = 0; mapping < mappings; mapping++) {
            readMapping(mapping, mappingNotes.start(mapping), mappingNotes.end(mapping));
        }
        for (int function = 0; function < functionNotes.count(); function++) {
            int start = functionNotes.start(function);
            int end = functionNotes.end(function);
            if (!plain.readFunction(function, start, end)) {
                readFunction(function, start, end);
            }
        }
        for (int location = 0; location < locations; location++) {
            int start = locationNotes.start(location);
            int end = locationNotes.end(location);
            int after = plain.readLocation(location, lines, start, end);
            if (after < 0) {
                readLocation(location, start, end);
            } else {
                lines = after;
            }
            columns.lineStart[location + 1] = lines;
        }
        cursor.blame("profile", -1);
    }

    private void readMapping(int mapping, int start, int end) throws PprofException {
        cursor.enter("mapping", mapping, start, end);
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case 1 -> columns.mappingId[mapping] = cursor.varintOf(tag);
                case 2 -> columns.mappingStart[mapping] = cursor.varintOf(tag);
                case 4 -> columns.mappingFileOffset[mapping] = cursor.varintOf(tag);
                case 5 -> columns.mappingFile[mapping] = string(tag);
                default -> cursor.skip(tag);
            }
        }
    }

    private void readFunction(int function, int start, int end) throws PprofException {
        cursor.enter("function", function, start, end);
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case 1 -> columns.functionId[function] = cursor.varintOf(tag);
                case 2 -> columns.functionName[function] = string(tag);
                case 3 -> columns.functionSystemName[function] = string(tag);
                case 4 -> columns.functionFile[function] = string(tag);
                case 5 -> columns.functionStartLine[function] = lineNumber(cursor.varintOf(tag));
                default -> cursor.skip(tag);
            }
        }
    }

    private void readLocation(int location, int start, int end) throws PprofException {
        cursor.enter("location", location, start, end);
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case 1 -> columns.locationId[location] = cursor.varintOf(tag);
                case 2 -> columns.locationMappingId[location] = cursor.varintOf(tag);
                case 3 -> columns.locationAddress[location] = cursor.varintOf(tag);
                case 4 -> {
                    cursor.expect(tag, ProtoCursor.BYTES);
                    int size = cursor.length();
                    int lineEnd = cursor.position + size;
                    cursor.enter("location", location, cursor.position, lineEnd);
                    readLine();
                    cursor.enter("location", location, lineEnd, end);
                }
                default -> cursor.skip(tag);
            }
        }
    }

    private void readLine() throws PprofException {
        if (lines == columns.lineNumber.length) {
            growLines();
        }
        int line = lines++;
        while (cursor.hasMore()) {
            int tag = cursor.tag();
            switch (tag >>> 3) {
                case 1 -> columns.lineFunctionId[line] = cursor.varintOf(tag);
                case 2 -> columns.lineNumber[line] = lineNumber(cursor.varintOf(tag));
                default -> cursor.skip(tag);
            }
        }
    }

    private void growLines() throws PprofException {
        long limit = limits.locations() * LINES_PER_LOCATION;
        if (lines >= limit) {
            throw new PprofException(TOO_LARGE, "The profile has more than " + limit + " lines, which is the limit");
        }
        int size = (int) Math.min(limit, 2L * lines + 16);
        columns.lineNumber = Arrays.copyOf(columns.lineNumber, size);
        columns.lineFunctionId = Arrays.copyOf(columns.lineFunctionId, size);
    }

    /** A number that no source file can have is an unknown line, not a reason to refuse the profile. */
    static int lineNumber(long number) {
        return number > 0 && number < Integer.MAX_VALUE ? (int) number : 0;
    }

    private int string(int tag) throws PprofException {
        return checkString(cursor, cursor.varintOf(tag), columns.stringLength.length);
    }

    static int checkString(ProtoCursor cursor, long string, int count) throws PprofException {
        if (string < 0 || string >= count) {
            throw cursor.broken("it names string " + Long.toUnsignedString(string) + " of " + count);
        }
        return (int) string;
    }

    /** Turns ids into places. Gives the table of locations, for the samples. */
    IdTable resolve() throws PprofException {
        checkFirstString();
        resolveMappings(IdTable.of("mapping", columns.mappingId, cursor));
        MissingFunctionIds.repair(columns);
        resolveFunctions(IdTable.of("function", columns.functionId, cursor));
        return IdTable.of("location", columns.locationId, cursor);
    }

    private void checkFirstString() throws PprofException {
        int strings = columns.stringLength.length;
        if (strings == 0 && (mappings > 0 || columns.functionId.length > 0)) {
            throw cursor.broken("there is no string table");
        }
        if (strings > 0 && columns.stringLength[0] != 0) {
            throw cursor.broken("the first string is not empty, as profile.proto asks");
        }
    }

    private void resolveMappings(IdTable table) throws PprofException {
        for (int location = 0; location < locations; location++) {
            long id = columns.locationMappingId[location];
            int mapping = table.place(id);
            if (mapping < 0 && id != 0) {
                throw missing(location, "mapping", id);
            }
            columns.locationMapping[location] = mapping;
        }
    }

    private void resolveFunctions(IdTable table) throws PprofException {
        columns.lineFunction = new int[lines];
        for (int location = 0; location < locations; location++) {
            for (int line = columns.lineStart[location]; line < columns.lineStart[location + 1]; line++) {
                long id = columns.lineFunctionId[line];
                int function = table.place(id);
                if (function < 0 && id != 0) {
                    throw missing(location, "function", id);
                }
                columns.lineFunction[line] = function;
            }
        }
    }

    private PprofException missing(int location, String what, long id) {
        cursor.blame("location", location);
        return cursor.broken(
                "it names " + what + " " + Long.toUnsignedString(id) + ", which the profile does not have");
    }
}
