package io.lineflame.profile.text;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofException.Reason;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Makes a profile of stacks that are handed over frame by frame, root first, within limits. */
final class StackCollector {

    private final Measure measure;
    private final PprofLimits limits;
    private final ProfileBuilder builder;
    private final Map<Frame, Integer> locations = new HashMap<>();
    private final Map<String, Frame> frames = new HashMap<>();
    private int[] open = new int[64];
    private int depth;
    private long framesOfAll;

    StackCollector(Measure measure, PprofLimits limits) {
        this.measure = measure;
        this.limits = limits;
        this.builder = new ProfileBuilder(measure.types());
        if (measure.period() > 0) {
            builder.period(measure.periodType(), measure.period());
        }
    }

    /** Opens a frame below those that are open. */
    void push(Frame frame) throws PprofException {
        if (depth == limits.stackDepth()) {
            throw tooLarge("A stack is deeper than " + depth + " frames, which is the limit");
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = location(frame);
    }

    /** The same with a frame as an agent wrote it. */
    void push(String text) throws PprofException {
        if (text.length() > limits.stringLength()) {
            throw tooLarge("A frame has " + text.length() + " characters; the limit is " + limits.stringLength());
        }
        Frame known = frames.get(text);
        if (known == null) {
            known = Frame.parse(text);
            frames.put(text, known);
        }
        push(known);
    }

    /** Closes the innermost frame. */
    void pop() {
        depth--;
    }

    /** Says what the open frames cost; nothing when it is 0. */
    void cost(long number) throws PprofException {
        if (number == 0) {
            return;
        }
        framesOfAll += depth;
        if (framesOfAll > limits.frames()) {
            throw tooLarge("The stacks have more than " + limits.frames() + " frames, which is the limit");
        }
        int[] leafFirst = new int[depth];
        for (int at = 0; at < depth; at++) {
            leafFirst[at] = open[depth - 1 - at];
        }
        try {
            builder.sample(leafFirst, depth, Map.of(), measure.values(number));
        } catch (ArithmeticException e) {
            throw malformed("the values of a stack leave 64 bits");
        }
        if (builder.sampleCount() > limits.samples()) {
            throw tooLarge("There are more than " + limits.samples() + " stacks, which is the limit");
        }
    }

    /** One whole stack, frames apart by semicolons; empty frames are left out. Nothing may be open. */
    void add(String path, long number) throws PprofException {
        for (int from = 0; from <= path.length(); ) {
            int semicolon = path.indexOf(';', from);
            int to = semicolon < 0 ? path.length() : semicolon;
            if (to > from) {
                push(path.substring(from, to));
            }
            from = to + 1;
        }
        cost(number);
        depth = 0;
    }

    /** Whether there is any cost. */
    boolean isEmpty() {
        return builder.sampleCount() == 0;
    }

    PprofProfile build() throws PprofException {
        return builder.build(limits);
    }

    private int location(Frame frame) throws PprofException {
        Integer known = locations.get(frame);
        if (known != null) {
            return known;
        }
        if (locations.size() == limits.locations()) {
            throw tooLarge("There are more than " + limits.locations() + " different frames, which is the limit");
        }
        int function = builder.function(frame.name(), "", frame.file(), 0);
        int location = builder.location(ProfileBuilder.NO_MAPPING, 0, function, frame.line());
        locations.put(frame, location);
        return location;
    }

    static PprofException malformed(String why) {
        return new PprofException(Reason.MALFORMED, why);
    }

    static PprofException tooLarge(String why) {
        return new PprofException(Reason.TOO_LARGE, why);
    }
}
