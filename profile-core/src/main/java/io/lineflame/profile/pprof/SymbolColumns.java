package io.lineflame.profile.pprof;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Strings, mappings, functions and locations of a profile, each a set of arrays over the same places. */
final class SymbolColumns {
    final byte[] bytes;
    final int[] stringOffset;
    final int[] stringLength;

    final long[] mappingId;
    final long[] mappingStart;
    final long[] mappingFileOffset;
    final int[] mappingFile;

    final long[] functionId;
    final int[] functionName;
    final int[] functionSystemName;
    final int[] functionFile;
    final int[] functionStartLine;

    final long[] locationId;
    final long[] locationMappingId;
    final int[] locationMapping;
    final long[] locationAddress;
    final int[] lineStart;
    long[] lineFunctionId;
    int[] lineFunction = {};
    int[] lineNumber;

    SymbolColumns(byte[] bytes, int[] stringOffset, int[] stringLength, int mappings, int functions, int locations) {
        this.bytes = bytes;
        this.stringOffset = stringOffset;
        this.stringLength = stringLength;
        mappingId = new long[mappings];
        mappingStart = new long[mappings];
        mappingFileOffset = new long[mappings];
        mappingFile = new int[mappings];
        functionId = new long[functions];
        functionName = new int[functions];
        functionSystemName = new int[functions];
        functionFile = new int[functions];
        functionStartLine = new int[functions];
        locationId = new long[locations];
        locationMappingId = new long[locations];
        locationMapping = new int[locations];
        locationAddress = new long[locations];
        lineStart = new int[locations + 1];
        lineFunctionId = new long[locations + locations / 2];
        lineNumber = new int[lineFunctionId.length];
    }

    int locationCount() {
        return locationId.length;
    }

    /** The mapping's load address differs from process to process; what is left after it does not. */
    long fileAddress(int location) {
        long address = locationAddress[location];
        int mapping = locationMapping[location];
        if (mapping < 0 || Long.compareUnsigned(address, mappingStart[mapping]) < 0) {
            return address;
        }
        return address - mappingStart[mapping] + mappingFileOffset[mapping];
    }

    int binary(int location) {
        int mapping = locationMapping[location];
        return mapping < 0 ? -1 : mappingFile[mapping];
    }

    String text(int string) {
        return new String(bytes, stringOffset[string], stringLength[string], UTF_8);
    }
}
