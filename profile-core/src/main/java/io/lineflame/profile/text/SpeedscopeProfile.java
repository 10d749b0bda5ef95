package io.lineflame.profile.text;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.util.Optional;

/**
 * One profile of a speedscope file. Its values are whole nanoseconds, bytes or counts when they are read: fractions are carried on to the next value, so that the sum
 * is right.
 */
public final class SpeedscopeProfile {

    private final SpeedscopeJson.Columns columns;
    private final Frame[] frames;

    SpeedscopeProfile(SpeedscopeJson.Columns columns, Frame[] frames) {
        this.columns = columns;
        this.frames = frames;
    }

    /** As the exporter calls it, such as a thread; can be empty. */
    public String name() {
        return columns.name;
    }

    /** What it counts in. */
    public SpeedscopeUnit unit() {
        return columns.unit;
    }

    /**
     * The profile with its values taken as this measure says: time in nanoseconds, all else as it stands.
     *
     * @return empty when no stack has a cost
     * @throws PprofException when the profile contradicts itself or is beyond a limit
     */
    public Optional<PprofProfile> read(Measure measure, PprofLimits limits) throws PprofException {
        StackCollector stacks = new StackCollector(measure, limits);
        if (columns.evented) {
            readEvents(stacks);
        } else {
            readSamples(stacks);
        }
        return stacks.isEmpty() ? Optional.empty() : Optional.of(stacks.build());
    }

    private void readSamples(StackCollector stacks) throws PprofException {
        int samples = columns.stackEnd.size();
        if (samples != columns.weights.size()) {
            throw broken("there are " + samples + " samples and " + columns.weights.size() + " weights");
        }
        double exact = 0;
        long told = 0;
        int at = 0;
        for (int sample = 0; sample < samples; sample++) {
            double weight = columns.weights.get(sample);
            if (!(weight >= 0)) {
                throw broken("weight " + sample + " is " + weight);
            }
            int end = (int) columns.stackEnd.get(sample);
            int depth = end - at;
            for (; at < end; at++) {
                stacks.push(frame((int) columns.sampleFrames.get(at)));
            }
            exact += weight;
            long whole = whole(exact);
            stacks.cost(whole - told);
            told = whole;
            close(stacks, depth);
        }
    }

    /** Between two events whatever is open costs what lies between them. */
    private void readEvents(StackCollector stacks) throws PprofException {
        double last = columns.start;
        int[] open = new int[columns.eventFrames.size()];
        int depth = 0;
        for (int event = 0; event < open.length; event++) {
            double at = columns.times.get(event);
            if (!(at >= last)) {
                throw broken("event " + event + " is at " + at + ", after one at " + last);
            }
            if (depth > 0) {
                stacks.cost(whole(at - columns.start) - whole(last - columns.start));
            }
            int frame = (int) columns.eventFrames.get(event);
            if (columns.opens.get(event) == 1) {
                stacks.push(frame(frame));
                open[depth++] = frame;
            } else if (depth == 0 || open[--depth] != frame) {
                throw broken("event " + event + " closes frame " + frame + ", which is not the innermost open one");
            } else {
                stacks.pop();
            }
            last = at;
        }
        close(stacks, depth);
    }

    private static void close(StackCollector stacks, int depth) {
        for (int at = 0; at < depth; at++) {
            stacks.pop();
        }
    }

    private Frame frame(int index) throws PprofException {
        if (index < 0 || index >= frames.length) {
            throw broken("it names frame " + index + " of " + frames.length);
        }
        return frames[index];
    }

    private long whole(double exact) throws PprofException {
        double whole = exact * columns.unit.scale();
        if (!(whole < Long.MAX_VALUE)) {
            throw broken("its values leave 64 bits");
        }
        return Math.round(whole);
    }

    private PprofException broken(String why) {
        return StackCollector.malformed("profile " + columns.number + " of the speedscope file is broken: " + why);
    }
}
