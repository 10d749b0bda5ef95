package io.lineflame.profile.pprof;

import io.lineflame.profile.ValueType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One profile as it came in, in columns: no object per sample, location or function.
 *
 * <p>Samples, locations, lines, functions and strings are counted from 0 in the order of the file; ids are resolved. The
 * stack of a sample is a range of frames, leaf first; the lines of a location are a range of lines, innermost first.
 * All indices are valid. Unchangeable; keeps the decompressed bytes for its strings.
 */
public final class PprofProfile {
    private final ProfileHeader header;
    private final SymbolColumns symbols;
    private final SampleColumns samples;

    PprofProfile(ProfileHeader header, SymbolColumns symbols, SampleColumns samples) {
        this.header = header;
        this.symbols = symbols;
        this.samples = samples;
    }

    /** At least one; the order is that of {@link #value}. */
    public List<ValueType> sampleTypes() {
        return header.sampleTypes();
    }

    /** What the profiler waited for between two samples; both parts empty when the profile does not say. */
    public ValueType periodType() {
        return header.periodType();
    }

    /** In the unit of {@link #periodType}; 0 when the profile does not say. */
    public long period() {
        return header.period();
    }

    /** Start of the profile in nanoseconds since 1970; 0 when the profile does not say. */
    public long timeNanos() {
        return header.timeNanos();
    }

    /** 0 when the profile does not say. */
    public long durationNanos() {
        return header.durationNanos();
    }

    /** The type that the profile asks to be shown first; the last one when it does not ask. */
    public int defaultSampleTypeIndex() {
        return header.defaultSampleType();
    }

    public int sampleCount() {
        return samples.count();
    }

    public long value(int sample, int type) {
        return samples.value(sample, type);
    }

    /** Where the frames of a sample begin; they end where those of the next begin. {@code sample} may be the count. */
    public int frameStart(int sample) {
        return samples.frameStart()[sample];
    }

    /** The location of a frame. */
    public int location(int frame) {
        return samples.frames()[frame];
    }

    /** The locations of all frames, for tight loops: callers must not write. May be longer than used. */
    public int[] frames() {
        return samples.frames();
    }

    /**
     * How many different sets of labels the samples have. Set 0 is the empty one and always counted, so a profile without
     * labels has 1. Labels that are numbers are left out, as are those with an empty key or value.
     */
    public int labelSetCount() {
        return samples.labels().sets();
    }

    /** The set of labels of a sample; 0 when it has none. */
    public int labelSet(int sample) {
        return samples.labels().set(sample);
    }

    /**
     * The labels of a set by key. Of a key that a sample has twice the first counts. Bytes that are not UTF-8 become U+FFFD.
     * A new map at every call.
     */
    public SortedMap<String, String> labels(int set) {
        LabelColumns columns = samples.labels();
        SortedMap<String, String> labels = new TreeMap<>();
        for (int at = columns.start(set); at < columns.setEnd()[set]; at++) {
            long label = columns.labels()[at];
            labels.putIfAbsent(string((int) (label >>> 32)), string((int) label));
        }
        return labels;
    }

    public int locationCount() {
        return symbols.locationCount();
    }

    /** Where the lines of a location begin; they end where those of the next begin. None for what was not symbolized. */
    public int lineStart(int location) {
        return symbols.lineStart[location];
    }

    /** The function of a line; -1 when the line names none. */
    public int lineFunction(int line) {
        return symbols.lineFunction[line];
    }

    /** 1-based; 0 when unknown, also for numbers that no source file can have. */
    public int lineNumber(int line) {
        return symbols.lineNumber[line];
    }

    /** The address of a location, in the file of its mapping where that is known, else as the process saw it. */
    public long address(int location) {
        return symbols.fileAddress(location);
    }

    /** The string that names the binary of a location; -1 when the location belongs to none. */
    public int binary(int location) {
        return symbols.binary(location);
    }

    public int functionCount() {
        return symbols.functionName.length;
    }

    /** The string of a function's name, of its linker name where it has no other. Can be the empty string. */
    public int functionName(int function) {
        int name = symbols.functionName[function];
        return symbols.stringLength[name] == 0 ? symbols.functionSystemName[function] : name;
    }

    /** The string of a function's linker name. Can be the empty string. */
    public int functionSystemName(int function) {
        return symbols.functionSystemName[function];
    }

    /** The string of the file name as compiled. Can be the empty string. */
    public int functionFile(int function) {
        return symbols.functionFile[function];
    }

    /** 1-based; 0 when unknown. */
    public int functionStartLine(int function) {
        return symbols.functionStartLine[function];
    }

    public int stringCount() {
        return symbols.stringLength.length;
    }

    /** Where the bytes of a string begin in {@link #bytes}. */
    public int stringOffset(int string) {
        return symbols.stringOffset[string];
    }

    /** In bytes. */
    public int stringLength(int string) {
        return symbols.stringLength[string];
    }

    /** The decompressed profile, for reading strings in place: callers must not write. */
    public byte[] bytes() {
        return symbols.bytes;
    }

    /** A string of the profile; bytes that are not UTF-8 become U+FFFD. */
    public String string(int string) {
        return symbols.text(string);
    }

    /** The same profile with other names for its sample types, one for each. */
    public PprofProfile withSampleTypes(List<ValueType> types) {
        if (types.size() != header.sampleTypes().size()) {
            throw new IllegalArgumentException(types.size() + " sample types for " + header.sampleTypes());
        }
        return new PprofProfile(header.with(types), symbols, samples);
    }

    /** The same profile with other names for these functions. */
    public PprofProfile withFunctionNames(Map<Integer, String> names) {
        return new PprofProfile(header, symbols.renamed(names), samples);
    }

    /**
     * The same profile with other stacks for its samples.
     *
     * @param frameStart as {@link #frameStart}: one more than there are samples
     * @param frames locations of this profile; may be longer than used
     */
    public PprofProfile withStacks(int[] frameStart, int[] frames) {
        if (frameStart.length != sampleCount() + 1) {
            throw new IllegalArgumentException(frameStart.length + " starts for " + sampleCount() + " samples");
        }
        return new PprofProfile(header, symbols, samples.with(frameStart, frames));
    }
}
