package io.lineflame.profile.pprof;

/**
 * Reads locations and functions in the form that profilers write: known fields, numbers of up to eight bytes, in a loop over
 * local variables.
 *
 * <p>Whatever is not of that form is not judged here: the answer is {@code false}, and {@link SymbolDecoder} reads the message
 * from its start, with all checks and the words for what is wrong.
 */
final class PlainSymbols {
    private static final int NUMBER_1 = 1 << 3;
    private static final int NUMBER_2 = 2 << 3;
    private static final int NUMBER_3 = 3 << 3;
    private static final int NUMBER_4 = 4 << 3;
    private static final int NUMBER_5 = 5 << 3;
    private static final int LINE = 4 << 3 | ProtoCursor.BYTES;

    private final byte[] bytes;
    private final int safeEnd;
    private final SymbolColumns columns;
    private final int strings;

    PlainSymbols(SymbolColumns columns) {
        this.bytes = columns.bytes;
        this.safeEnd = bytes.length - Varints.SLACK - 1;
        this.columns = columns;
        this.strings = columns.stringLength.length;
    }

    boolean readFunction(int function, int start, int end) {
        long id = 0;
        long name = 0;
        long systemName = 0;
        long file = 0;
        long startLine = 0;
        int at = start;
        if (end > safeEnd) {
            return false;
        }
        while (at < end) {
            int tag = bytes[at++];
            long word = Varints.word(bytes, at);
            int length = Varints.length(word);
            at += length;
            long value = Varints.value(word, length);
            switch (tag) {
                case NUMBER_1 -> id = value;
                case NUMBER_2 -> name = value;
                case NUMBER_3 -> systemName = value;
                case NUMBER_4 -> file = value;
                case NUMBER_5 -> startLine = value;
                default -> {
                    return false;
                }
            }
            if (length == Varints.TOO_LONG) {
                return false;
            }
        }
        if (at != end || name >= strings || systemName >= strings || file >= strings) {
            return false;
        }
        columns.functionId[function] = id;
        columns.functionName[function] = (int) name;
        columns.functionSystemName[function] = (int) systemName;
        columns.functionFile[function] = (int) file;
        columns.functionStartLine[function] = SymbolDecoder.lineNumber(startLine);
        return true;
    }

    /** The count of lines after this location, whose first line becomes number {@code firstLine}; -1 when it is not plain. */
    int readLocation(int location, int firstLine, int start, int end) {
        long id = 0;
        long mapping = 0;
        long address = 0;
        int lines = firstLine;
        int at = start;
        if (end > safeEnd) {
            return -1;
        }
        while (at < end) {
            int tag = bytes[at++];
            if (tag == LINE) {
                int lineEnd = at + 1 + bytes[at];
                if (bytes[at] < 0 || lineEnd > end || !readLine(lines++, at + 1, lineEnd)) {
                    return -1;
                }
                at = lineEnd;
                continue;
            }
            long word = Varints.word(bytes, at);
            int length = Varints.length(word);
            at += length;
            long value = Varints.value(word, length);
            switch (tag) {
                case NUMBER_1 -> id = value;
                case NUMBER_2 -> mapping = value;
                case NUMBER_3 -> address = value;
                case NUMBER_5 -> {}
                default -> {
                    return -1;
                }
            }
            if (length == Varints.TOO_LONG) {
                return -1;
            }
        }
        if (at != end) {
            return -1;
        }
        columns.locationId[location] = id;
        columns.locationMappingId[location] = mapping;
        columns.locationAddress[location] = address;
        return lines;
    }

    private boolean readLine(int line, int start, int end) {
        if (line >= columns.lineNumber.length) {
            return false;
        }
        long function = 0;
        long number = 0;
        int at = start;
        while (at < end) {
            int tag = bytes[at++];
            long word = Varints.word(bytes, at);
            int length = Varints.length(word);
            at += length;
            long value = Varints.value(word, length);
            switch (tag) {
                case NUMBER_1 -> function = value;
                case NUMBER_2 -> number = value;
                case NUMBER_3 -> {}
                default -> {
                    return false;
                }
            }
            if (length == Varints.TOO_LONG) {
                return false;
            }
        }
        columns.lineFunctionId[line] = function;
        columns.lineNumber[line] = SymbolDecoder.lineNumber(number);
        return at == end;
    }
}
