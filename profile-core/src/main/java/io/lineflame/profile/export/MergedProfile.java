package io.lineflame.profile.export;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.lineflame.profile.stacks.SampleRule;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Many profiles added up and written as one pprof profile, for {@code go tool pprof}, Grafana and whatever else reads the format.
 *
 * <p>Functions carry their file and start line, locations every line number and inlined frame: nothing that costs per line need is
 * lost. Equal stacks of one part are one sample. There are no addresses (decision record 0004). What costs nothing in any column is
 * left out, as pprof's own merge does. All methods do no I/O and cost O(nodes + frames of the samples written).
 */
public final class MergedProfile {

    private MergedProfile() {}

    /**
     * What stands in front of the samples.
     *
     * @param timeNanos start, nanoseconds since 1970; 0 when unknown
     * @param durationNanos of the range that the profiles are from; 0 when unknown
     * @param period in the unit of the type's period; 0 when unknown
     * @param withSamples whether a first column counts the samples, for the types whose profilers write one: {@code samples} for
     *     {@code cpu} and {@code wall}, {@code contentions} for {@code delay}. Other types have their value alone either way
     * @param comments sentences for the person who reads the profile
     */
    public record Head(
            ProfileType type,
            long timeNanos,
            long durationNanos,
            long period,
            boolean withSamples,
            List<String> comments) {
        public Head {
            comments = List.copyOf(comments);
        }

        /** Of one column: the value asked for. */
        public Head(ProfileType type, long timeNanos, long durationNanos, long period) {
            this(type, timeNanos, durationNanos, period, false, List.of());
        }

        /** The same with the column that counts the samples. */
        public Head countingSamples() {
            return new Head(type, timeNanos, durationNanos, period, true, comments);
        }
    }

    /**
     * What was measured of one service version.
     *
     * @param mapping stands for the version; parts with equal ones become one
     */
    public record Part(ProfileBuilder.Mapping mapping, List<Weights> weights) {
        public Part {
            weights = List.copyOf(weights);
        }
    }

    /**
     * The profile as a pprof message that is not compressed.
     *
     * @throws io.lineflame.profile.stacks.WeightOverflowException when the sums leave 64 bits
     */
    public static byte[] write(Head head, List<Part> parts) {
        Merging merging = new Merging(head);
        StackSums sums = merging.add(parts);
        merging.writeSamples(sums);
        return merging.builder.toBytes();
    }

    /**
     * The same, of the functions' tree only the {@code maxNodes} nodes that weigh most, and those that weigh as much as the last of
     * them. What is cut off a stack becomes one frame named {@code other}, as in Pyroscope's answers, so the sum stays what it was.
     *
     * @param maxNodes at least 1; the root does not count
     */
    public static byte[] write(Head head, List<Part> parts, int maxNodes) {
        Merging merging = new Merging(head);
        StackSums sums = merging.add(parts);
        merging.writeSamples(MaxNodes.cut(sums, merging.places, maxNodes));
        return merging.builder.toBytes();
    }

    /** The same, shortened to what {@code go build -pgo} makes use of. */
    public static byte[] write(Head head, List<Part> parts, GoPgo pgo) {
        Merging merging = new Merging(head);
        StackSums sums = merging.add(parts);
        merging.writeSamples(pgo.shorten(sums, merging.places));
        return merging.builder.toBytes();
    }

    /** One profile under way. */
    private static final class Merging {
        private final ProfileBuilder builder;
        private final Places places = new Places();
        private final PprofLocations locations;
        private final boolean withSamples;

        Merging(Head head) {
            ProfileType type = head.type;
            ValueType asked = new ValueType(type.sampleType(), type.sampleUnit());
            List<ValueType> columns = new ArrayList<>();
            if (head.withSamples) {
                SampleRule.companion(asked).ifPresent(columns::add);
            }
            columns.add(asked);
            builder = new ProfileBuilder(columns).time(head.timeNanos, head.durationNanos);
            builder.period(new ValueType(type.periodType(), type.periodUnit()), head.period);
            builder.defaultSampleType(asked.name());
            head.comments.forEach(builder::comment);
            locations = new PprofLocations(builder, places);
            withSamples = columns.size() > 1;
        }

        StackSums add(List<Part> parts) {
            Weights.checkSum(
                    parts.stream().flatMap(part -> part.weights.stream()).toList());
            StackSums sums = new StackSums();
            for (Part part : parts) {
                int mapping = builder.mapping(part.mapping);
                for (Weights weights : part.weights) {
                    sums.add(weights, places.of(mapping, weights.tree().view()));
                }
            }
            return sums;
        }

        void writeSamples(StackSums sums) {
            int[] stack = new int[sums.deepest()];
            for (int node = 0; node < sums.count(); node++) {
                long value = sums.value(node);
                long samples = sums.samples(node);
                if (value != 0 || (withSamples && samples != 0)) {
                    long[] values = withSamples ? new long[] {samples, value} : new long[] {value};
                    int depth = sums.stack(node, stack);
                    for (int at = 0; at < depth; at++) {
                        stack[at] = locations.handle(stack[at]);
                    }
                    builder.distinctSample(stack, depth, values);
                }
            }
        }
    }
}
