package io.lineflame.server.ingest;

import io.lineflame.profile.ValueType;
import java.util.List;
import java.util.Set;

/**
 * What a profile of OTLP measures, by the names under which the same is known from other clients.
 *
 * @param kind the first part of its profile types
 * @param types of the values, one or two; of two the first is the number of samples
 * @param factor by which a value becomes one of the last type
 */
record OtlpMeaning(String kind, List<ValueType> types, long factor) {

    private static final ValueType SAMPLES = new ValueType("samples", "count");
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");
    private static final String NANOSECONDS = "nanoseconds";
    /** By which async-profiler samples running threads: all are CPU time. */
    private static final Set<String> CPU_ENGINES = Set.of("cpu", "itimer", "ctimer");

    OtlpMeaning {
        types = List.copyOf(types);
    }

    /** A period of 0 says that the profile does not say. */
    static OtlpMeaning of(ValueType sampled, ValueType periodType, long period) {
        boolean timed =
                CPU_ENGINES.contains(periodType.name()) && periodType.unit().equals(NANOSECONDS) && period > 0;
        if (sampled.equals(SAMPLES) && timed) {
            return new OtlpMeaning("process_cpu", List.of(SAMPLES, CPU), period);
        }
        if (CPU_ENGINES.contains(sampled.name()) && sampled.unit().equals(NANOSECONDS)) {
            return new OtlpMeaning("process_cpu", List.of(CPU), 1);
        }
        if (sampled.name().equals("off_cpu")) {
            return new OtlpMeaning("off_cpu", List.of(sampled), 1);
        }
        ValueType named = sampled.name().isEmpty() ? new ValueType("samples", sampled.unit()) : sampled;
        return new OtlpMeaning(ProfileNaming.kind(List.of(named), SampleTypeConfig.DEFAULT), List.of(named), 1);
    }

    /** The name of the period where it is CPU time, whatever engine counted it. */
    static ValueType period(ValueType periodType) {
        return CPU_ENGINES.contains(periodType.name()) && periodType.unit().equals(NANOSECONDS) ? CPU : periodType;
    }

    /** Throws {@link ArithmeticException} when it leaves 64 bits. */
    long[] values(long value) {
        long last = Math.multiplyExact(value, factor);
        return types.size() == 1 ? new long[] {last} : new long[] {value, last};
    }
}
