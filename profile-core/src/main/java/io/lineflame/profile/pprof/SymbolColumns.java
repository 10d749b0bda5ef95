package io.lineflame.profile.pprof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Shares all but the strings and the names of functions. */
    private SymbolColumns(
            SymbolColumns other, byte[] bytes, int[] stringOffset, int[] stringLength, int[] functionName) {
        this.bytes = bytes;
        this.stringOffset = stringOffset;
        this.stringLength = stringLength;
        this.functionName = functionName;
        mappingId = other.mappingId;
        mappingStart = other.mappingStart;
        mappingFileOffset = other.mappingFileOffset;
        mappingFile = other.mappingFile;
        functionId = other.functionId;
        functionSystemName = other.functionSystemName;
        functionFile = other.functionFile;
        functionStartLine = other.functionStartLine;
        locationId = other.locationId;
        locationMappingId = other.locationMappingId;
        locationMapping = other.locationMapping;
        locationAddress = other.locationAddress;
        lineStart = other.lineStart;
        lineFunctionId = other.lineFunctionId;
        lineFunction = other.lineFunction;
        lineNumber = other.lineNumber;
    }

    /** The same with other names for these functions, which become strings behind those there are. */
    SymbolColumns renamed(Map<Integer, String> names) {
        Map<String, Integer> added = new LinkedHashMap<>();
        int[] functionNames = functionName.clone();
        names.forEach((function, name) ->
                functionNames[function] = added.computeIfAbsent(name, text -> stringLength.length + added.size()));
        int[] offsets = Arrays.copyOf(stringOffset, stringOffset.length + added.size());
        int[] lengths = Arrays.copyOf(stringLength, stringLength.length + added.size());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        added.forEach((name, string) -> {
            byte[] encoded = name.getBytes(UTF_8);
            offsets[string] = bytes.length + text.size();
            lengths[string] = encoded.length;
            text.writeBytes(encoded);
        });
        byte[] more = Arrays.copyOf(bytes, bytes.length + text.size() + Varints.SLACK);
        System.arraycopy(text.toByteArray(), 0, more, bytes.length, text.size());
        return new SymbolColumns(this, more, offsets, lengths, functionNames);
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
