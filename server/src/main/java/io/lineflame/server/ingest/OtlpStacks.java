package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.opentelemetry.proto.profiles.v1development.Function;
import io.opentelemetry.proto.profiles.v1development.Line;
import io.opentelemetry.proto.profiles.v1development.Location;
import io.opentelemetry.proto.profiles.v1development.Mapping;
import io.opentelemetry.proto.profiles.v1development.ProfilesDictionary;
import io.opentelemetry.proto.profiles.v1development.Stack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stacks of a dictionary as locations of one profile. */
final class OtlpStacks {

    private static final int MAX_LINES = 256;

    private final OtlpDictionary dictionary;
    private final ProfilesDictionary tables;
    private final ProfileBuilder builder;
    private final Map<Integer, int[]> stacks = new HashMap<>();
    private final Map<Integer, Integer> locations = new HashMap<>();
    /** By their place in the table, those of locations without lines below zero. */
    private final Map<Integer, Integer> mappings = new HashMap<>();

    private int frames;

    OtlpStacks(OtlpDictionary dictionary, ProfileBuilder builder) {
        this.dictionary = dictionary;
        this.tables = dictionary.tables();
        this.builder = builder;
    }

    /** Handles of the builder's locations, leaf first. */
    int[] locations(int stackIndex) throws OtlpDictionary.Broken {
        int[] known = stacks.get(stackIndex);
        if (known != null) {
            return known;
        }
        Stack stack = dictionary.at("stack", tables.getStackTableList(), stackIndex);
        int depth = stack.getLocationIndicesCount();
        frames += depth;
        PprofLimits limits = PprofLimits.DEFAULT;
        if (depth > limits.stackDepth() || frames > limits.frames()) {
            throw new OtlpDictionary.Broken(
                    "its stacks are too deep: one has " + depth + " frames, all so far " + frames + ".");
        }
        int[] handles = new int[depth];
        for (int at = 0; at < depth; at++) {
            handles[at] = location(stack.getLocationIndices(at));
        }
        stacks.put(stackIndex, handles);
        return handles;
    }

    private int location(int index) throws OtlpDictionary.Broken {
        Integer known = locations.get(index);
        if (known != null) {
            return known;
        }
        Location location = dictionary.at("location", tables.getLocationTableList(), index);
        int[] lines = lines(location.getLinesList());
        int handle = builder.location(mapping(location), location.getAddress(), lines);
        locations.put(index, handle);
        return handle;
    }

    private int[] lines(List<Line> lines) throws OtlpDictionary.Broken {
        if (lines.size() > MAX_LINES) {
            throw new OtlpDictionary.Broken("a location has " + lines.size() + " lines.");
        }
        int[] functionsAndLines = new int[2 * lines.size()];
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            functionsAndLines[2 * at] = function(line.getFunctionIndex());
            functionsAndLines[2 * at + 1] = number(line.getLine());
        }
        return functionsAndLines;
    }

    private int function(int index) throws OtlpDictionary.Broken {
        Function function = dictionary.at("function", tables.getFunctionTableList(), index);
        return builder.function(
                dictionary.string(function.getNameStrindex()),
                dictionary.string(function.getSystemNameStrindex()),
                dictionary.string(function.getFilenameStrindex()),
                number(function.getStartLine()));
    }

    /** Entry 0 of the table means none. */
    private int mapping(Location location) throws OtlpDictionary.Broken {
        if (location.getMappingIndex() == 0) {
            return ProfileBuilder.NO_MAPPING;
        }
        boolean resolved = location.getLinesCount() > 0;
        Integer known = mappings.get(resolved ? location.getMappingIndex() : -location.getMappingIndex());
        if (known != null) {
            return known;
        }
        Mapping mapping = dictionary.at("mapping", tables.getMappingTableList(), location.getMappingIndex());
        Map<String, String> attributes = dictionary.attributesAt(mapping.getAttributeIndicesList());
        String buildId = attributes.getOrDefault(
                "process.executable.build_id.gnu", attributes.getOrDefault("process.executable.build_id.htlhash", ""));
        int handle = builder.mapping(new ProfileBuilder.Mapping(
                dictionary.string(mapping.getFilenameStrindex()),
                buildId,
                mapping.getMemoryStart(),
                mapping.getMemoryLimit(),
                mapping.getFileOffset(),
                resolved));
        mappings.put(resolved ? location.getMappingIndex() : -location.getMappingIndex(), handle);
        return handle;
    }

    private static int number(long line) {
        return line < 0 || line > Integer.MAX_VALUE ? 0 : (int) line;
    }
}
