package io.lineflame.profile.pprof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a pprof profile of what another format says: functions, locations and samples are handed over one by one, equal ones
 * become one, and the values of samples with equal stacks and labels are added up.
 *
 * <p>What the methods return are handles for the other methods, counted from 0. For one thread.
 */
public final class ProfileBuilder {

    /** For {@link #location}: what belongs to no binary. */
    public static final int NO_MAPPING = -1;

    private final List<ValueType> sampleTypes;
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<Mapping, Integer> mappings = new LinkedHashMap<>();
    private final Map<FunctionKey, Integer> functions = new HashMap<>();
    private final Map<Ints, Integer> locations = new HashMap<>();
    private final Map<SampleKey, long[]> samples = new LinkedHashMap<>();
    private final ProtoWriter head = new ProtoWriter();
    private final ProtoWriter stringTable = new ProtoWriter();
    private final ProtoWriter symbols = new ProtoWriter();
    private final ProtoWriter distinct = new ProtoWriter();
    private final ProtoWriter part = new ProtoWriter();
    private final ProtoWriter inner = new ProtoWriter();
    private int distinctCount;

    /** One that measures these, in the order of the samples' values; at least one. */
    public ProfileBuilder(List<ValueType> sampleTypes) {
        if (sampleTypes.isEmpty()) {
            throw new IllegalArgumentException("a profile measures something");
        }
        this.sampleTypes = List.copyOf(sampleTypes);
        string("");
        this.sampleTypes.forEach(type -> head.message(ProfileFields.SAMPLE_TYPE, valueType(type)));
    }

    /**
     * A binary or library.
     *
     * @param file its path; may be empty
     * @param buildId what tells builds of it apart; may be empty
     * @param start where the process saw it
     * @param limit the first address behind it
     * @param fileOffset where in the file the mapped part begins
     * @param resolved whether its functions, files, lines and inlined calls are in the profile
     */
    public record Mapping(String file, String buildId, long start, long limit, long fileOffset, boolean resolved) {}

    private record FunctionKey(String name, String systemName, String file, int startLine) {}

    /** Ints as a key; not boxed, as a profile may have millions of frames. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    private record Ints(int[] values) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Ints ints && Arrays.equals(values, ints.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    private record SampleKey(Ints stack, SortedMap<String, String> labels) {}

    /** What the profiler waited for between two samples, and how much of it. */
    public ProfileBuilder period(ValueType type, long period) {
        head.message(ProfileFields.PERIOD_TYPE, valueType(type));
        head.number(ProfileFields.PERIOD, period);
        return this;
    }

    /** Start in nanoseconds since 1970, and length in nanoseconds; 0 is unknown. */
    public ProfileBuilder time(long nanos, long durationNanos) {
        head.number(ProfileFields.TIME_NANOS, nanos);
        head.number(ProfileFields.DURATION_NANOS, durationNanos);
        return this;
    }

    /** A sentence about the profile for whoever reads it; {@code go tool pprof -comments} shows them. They stay in their order. */
    public ProfileBuilder comment(String text) {
        head.number(ProfileFields.COMMENT, string(text));
        return this;
    }

    /** The sample type to be shown first. */
    public ProfileBuilder defaultSampleType(String name) {
        head.number(ProfileFields.DEFAULT_SAMPLE_TYPE, string(name));
        return this;
    }

    /** A handle for {@link #location}. */
    public int mapping(Mapping mapping) {
        Integer known = mappings.get(mapping);
        if (known != null) {
            return known;
        }
        part.clear();
        part.number(1, mappings.size() + 1L);
        part.number(2, mapping.start);
        part.number(3, mapping.limit);
        part.number(4, mapping.fileOffset);
        part.number(5, string(mapping.file));
        part.number(6, string(mapping.buildId));
        for (int resolved = 7; mapping.resolved && resolved <= 10; resolved++) {
            part.number(resolved, 1);
        }
        symbols.message(ProfileFields.MAPPING, part);
        mappings.put(mapping, mappings.size());
        return mappings.size() - 1;
    }

    /**
     * A handle for {@link #location}.
     *
     * @param systemName the linker's name; empty when it is the same or unknown
     * @param file as compiled; empty when unknown
     * @param startLine 1-based; 0 when unknown
     */
    public int function(String name, String systemName, String file, int startLine) {
        FunctionKey key = new FunctionKey(name, systemName, file, startLine);
        Integer known = functions.get(key);
        if (known != null) {
            return known;
        }
        part.clear();
        part.number(1, functions.size() + 1L);
        part.number(2, string(name));
        part.number(3, string(systemName));
        part.number(4, string(file));
        part.number(5, startLine);
        symbols.message(ProfileFields.FUNCTION, part);
        functions.put(key, functions.size());
        return functions.size() - 1;
    }

    /** A function of which only the name is known. */
    public int function(String name) {
        return function(name, "", "", 0);
    }

    /**
     * A handle for {@link #sample}.
     *
     * @param mapping a handle, or {@link #NO_MAPPING}
     * @param address as the process saw it; 0 when unknown
     * @param functionsAndLines function handle and line number in turn, innermost first; a line of 0 is unknown
     */
    public int location(int mapping, long address, int... functionsAndLines) {
        int[] numbers = Arrays.copyOf(functionsAndLines, functionsAndLines.length + 3);
        numbers[functionsAndLines.length] = mapping;
        numbers[functionsAndLines.length + 1] = (int) (address >>> 32);
        numbers[functionsAndLines.length + 2] = (int) address;
        Ints key = ints(numbers, numbers.length);
        Integer known = locations.get(key);
        if (known != null) {
            return known;
        }
        part.clear();
        part.number(1, locations.size() + 1L);
        part.number(2, mapping + 1L);
        part.number(3, address);
        for (int at = 0; at < functionsAndLines.length; at += 2) {
            inner.clear();
            inner.number(1, functionsAndLines[at] + 1L);
            inner.number(2, functionsAndLines[at + 1]);
            part.message(4, inner);
        }
        symbols.message(ProfileFields.LOCATION, part);
        locations.put(key, locations.size());
        return locations.size() - 1;
    }

    /**
     * Adds a sample.
     *
     * @param stack location handles, leaf first, of which the first {@code depth} count
     * @param labels may be empty
     * @param values one per sample type
     * @throws ArithmeticException when the sum of equal samples leaves 64 bits
     */
    public void sample(int[] stack, int depth, Map<String, String> labels, long... values) {
        checkCount(values);
        long[] sums = samples.computeIfAbsent(
                new SampleKey(ints(stack, depth), new TreeMap<>(labels)), key -> new long[values.length]);
        for (int type = 0; type < values.length; type++) {
            sums[type] = Math.addExact(sums[type], values[type]);
        }
    }

    /**
     * Adds a sample without labels of which the caller knows that no other has its stack: much cheaper than finding out. The samples
     * added so stand first.
     *
     * @param stack location handles, leaf first, of which the first {@code depth} count
     * @param values one per sample type
     */
    public void distinctSample(int[] stack, int depth, long... values) {
        checkCount(values);
        part.clear();
        inner.clear();
        for (int at = 0; at < depth; at++) {
            inner.varint(stack[at] + 1L);
        }
        part.message(1, inner);
        inner.clear();
        for (long value : values) {
            inner.varint(value);
        }
        part.message(2, inner);
        distinct.message(ProfileFields.SAMPLE, part);
        distinctCount++;
    }

    private void checkCount(long[] values) {
        if (values.length != sampleTypes.size()) {
            throw new IllegalArgumentException(values.length + " values for " + sampleTypes.size() + " sample types");
        }
    }

    /** How many samples there are, equal ones counted once. */
    public int sampleCount() {
        return distinctCount + samples.size();
    }

    /** The profile as a pprof message that is not compressed. The builder may be used on. */
    public byte[] toBytes() {
        ProtoWriter whole = new ProtoWriter();
        whole.fields(head);
        whole.fields(distinct);
        ProtoWriter message = new ProtoWriter();
        ProtoWriter nested = new ProtoWriter();
        samples.forEach((key, values) -> {
            message.clear();
            nested.clear();
            for (int location : key.stack.values) {
                nested.varint(location + 1L);
            }
            message.message(1, nested);
            nested.clear();
            for (long value : values) {
                nested.varint(value);
            }
            message.message(2, nested);
            key.labels.forEach((name, value) -> {
                nested.clear();
                nested.number(1, string(name));
                nested.number(2, string(value));
                message.message(3, nested);
            });
            whole.message(ProfileFields.SAMPLE, message);
        });
        whole.fields(symbols);
        whole.fields(stringTable);
        return whole.toBytes();
    }

    /**
     * The profile as it would come in.
     *
     * @throws PprofException when it is beyond a limit
     */
    public PprofProfile build(PprofLimits limits) throws PprofException {
        return PprofReader.read(toBytes(), limits);
    }

    private static Ints ints(int[] numbers, int count) {
        return new Ints(Arrays.copyOf(numbers, count));
    }

    private ProtoWriter valueType(ValueType type) {
        int name = string(type.name());
        int unit = string(type.unit());
        part.clear();
        part.number(1, name);
        part.number(2, unit);
        return part;
    }

    private int string(String text) {
        Integer known = strings.putIfAbsent(text, strings.size());
        if (known != null) {
            return known;
        }
        stringTable.bytes(ProfileFields.STRING, text.getBytes(UTF_8));
        return strings.size() - 1;
    }
}
