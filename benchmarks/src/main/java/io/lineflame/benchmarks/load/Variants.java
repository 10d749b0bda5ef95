package io.lineflame.benchmarks.load;

import io.lineflame.benchmarks.wire.WireProfile;
import io.lineflame.benchmarks.wire.WireProfile.Sample;
import io.lineflame.benchmarks.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes profiles that the process of a real one could have sent next: some of its stacks, in another order, with other values, and a few
 * stacks that nobody saw before. A load of one file again and again would measure the branch predictor and a store that never meets a
 * new stack.
 */
final class Variants {

    /** Of a CPU profile; heap profiles keep nearly all their stacks from one to the next. */
    private static final double KEPT_OF_CPU = 0.75;

    private static final double KEPT_OF_HEAP = 0.97;
    /** Stacks that end in another leaf than in the file. */
    private static final double NEW_STACKS = 0.05;

    private final WireProfile source;
    private final boolean cpu;
    private final int checkedType;
    private final Random random;

    Variants(WireProfile source, Kind kind, Random random) {
        this.source = source;
        this.cpu = kind == Kind.CPU;
        this.checkedType = kind.checkedType(source);
        this.random = random;
    }

    /** Another profile each time. */
    Payload next() {
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : source.samples) {
            // Not every store keeps a sample without a stack, and totals are to be compared.
            if (sample.locations().length > 0 && random.nextDouble() < (cpu ? KEPT_OF_CPU : KEPT_OF_HEAP)) {
                samples.add(new Sample(stack(sample), values(sample.values()), sample.labels()));
            }
        }
        Collections.shuffle(samples, random);
        return Payload.of(WireWriter.write(source, samples), total(samples));
    }

    private long[] stack(Sample sample) {
        long[] stack = sample.locations();
        if (stack.length < 2 || random.nextDouble() >= NEW_STACKS) {
            return stack;
        }
        long[] other = source.samples.get(random.nextInt(source.samples.size())).locations();
        long[] changed = stack.clone();
        changed[0] = other.length == 0 ? changed[0] : other[0];
        return changed;
    }

    /** Scaled by one factor, so that values of one sample keep their ratio; CPU time stays count times period. */
    private long[] values(long[] values) {
        double factor = Math.exp(random.nextDouble() * 1.4 - 0.7);
        long[] scaled = values.clone();
        for (int type = 0; type < values.length; type++) {
            scaled[type] = scaled(values[type], factor);
        }
        if (cpu && values.length == 2 && values[0] > 0 && values[1] % values[0] == 0) {
            scaled[1] = scaled[0] * (values[1] / values[0]);
        }
        return scaled;
    }

    private static long scaled(long value, double factor) {
        return value <= 0 ? value : Math.max(1, Math.round(value * factor));
    }

    private long total(List<Sample> samples) {
        return samples.stream()
                .mapToLong(sample -> sample.values()[checkedType])
                .reduce(0, Math::addExact);
    }
}
