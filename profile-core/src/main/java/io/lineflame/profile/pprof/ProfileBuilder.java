package io.lineflame.profile.pprof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Ints, Integer> mappings = new HashMap<>();
    private final Map<Ints, Integer> functions = new HashMap<>();
    private final Map<Ints, Integer> locations = new HashMap<>();
    private final BuiltSamples samples = new BuiltSamples();
    private final ProtoWriter head = new ProtoWriter();
    private final ProtoWriter stringTable = new ProtoWriter();
    private final ProtoWriter symbols = new ProtoWriter();
    private final ProtoWriter distinct = new ProtoWriter();
    private final ProtoWriter part = new ProtoWriter();
    private final ProtoWriter inner = new ProtoWriter();
    private int distinctCount;
    private long distinctFrames;

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
        int file = string(mapping.file);
        int buildId = string(mapping.buildId);
        Ints key = Ints.of(
                file,
                buildId,
                mapping.resolved ? 1 : 0,
                high(mapping.start),
                (int) mapping.start,
                high(mapping.limit),
                (int) mapping.limit,
                high(mapping.fileOffset),
                (int) mapping.fileOffset);
        Integer known = mappings.get(key);
        if (known != null) {
            return known;
        }
        part.clear();
        part.number(1, mappings.size() + 1L);
        part.number(2, mapping.start);
        part.number(3, mapping.limit);
        part.number(4, mapping.fileOffset);
        part.number(5, file);
        part.number(6, buildId);
        for (int resolved = 7; mapping.resolved && resolved <= 10; resolved++) {
            part.number(resolved, 1);
        }
        symbols.message(ProfileFields.MAPPING, part);
        mappings.put(key, mappings.size());
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
        int nameAt = string(name);
        int systemNameAt = string(systemName);
        int fileAt = string(file);
        Ints key = Ints.of(nameAt, systemNameAt, fileAt, startLine);
        Integer known = functions.get(key);
        if (known != null) {
            return known;
        }
        part.clear();
        part.number(1, functions.size() + 1L);
        part.number(2, nameAt);
        part.number(3, systemNameAt);
        part.number(4, fileAt);
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
        numbers[functionsAndLines.length + 1] = high(address);
        numbers[functionsAndLines.length + 2] = (int) address;
        Ints key = Ints.of(numbers);
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
        samples.add(Ints.of(stack, depth), labelSet(labels), values);
    }

    private Ints labelSet(Map<String, String> labels) {
        int[] pairs = new int[2 * labels.size()];
        int at = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            pairs[at++] = string(label.getKey());
            pairs[at++] = string(label.getValue());
        }
        return Ints.of(pairs);
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
        distinctFrames += depth;
    }

    private void checkCount(long[] values) {
        if (values.length != sampleTypes.size()) {
            throw new IllegalArgumentException(values.length + " values for " + sampleTypes.size() + " sample types");
        }
    }

    /** How many samples there are, equal ones counted once. */
    public int sampleCount() {
        return distinctCount + samples.count();
    }

    /** How many frames {@link #toBytes} writes: a stack counts in each sample that has it, though it is kept once until then. */
    public long frameCount() {
        return distinctFrames + samples.frames();
    }

    /** How many bytes {@link #toBytes} makes, or somewhat fewer than this. */
    public long size() {
        return (long) head.size() + distinct.size() + symbols.size() + stringTable.size() + samples.bytes();
    }

    /** The profile as a pprof message that is not compressed. The builder may be used on. */
    public byte[] toBytes() {
        ProtoWriter whole = new ProtoWriter();
        if (!write(whole, Integer.MAX_VALUE)) {
            throw new IllegalStateException("a profile of more than 2 GiB");
        }
        return whole.toBytes();
    }

    /** False when it would have more bytes than the limit. */
    private boolean write(ProtoWriter whole, int limit) {
        whole.fields(head);
        whole.fields(distinct);
        boolean fits =
                samples.write(whole, limit) && (long) whole.size() + symbols.size() + stringTable.size() <= limit;
        if (fits) {
            whole.fields(symbols);
            whole.fields(stringTable);
        }
        return fits;
    }

    /**
     * The profile as it would come in.
     *
     * @throws PprofException when it is beyond a limit
     */
    public PprofProfile build(PprofLimits limits) throws PprofException {
        if (frameCount() > limits.frames() || sampleCount() > limits.samples()) {
            throw new PprofException(
                    PprofException.Reason.TOO_LARGE,
                    "The profile has " + sampleCount() + " samples with " + frameCount() + " frames; the limits are "
                            + limits.samples() + " and " + limits.frames());
        }
        ProtoWriter whole = new ProtoWriter();
        if (!write(whole, limits.rawBytes())) {
            throw new PprofException(
                    PprofException.Reason.TOO_LARGE,
                    "The profile has more than " + limits.rawBytes() + " bytes in pprof's format");
        }
        return PprofReader.read(whole.toBytes(), limits);
    }

    private static int high(long number) {
        return (int) (number >>> Integer.SIZE);
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
