package io.lineflame.profile.text;

import io.lineflame.profile.ValueType;
import java.util.List;

/**
 * What the one number beside a stack means. These formats do not say it themselves; the request does.
 *
 * @param types of the values that are stored: the number itself, or the number of samples and the time they stand for
 * @param periodType what lay between two samples; both parts empty when the number is no count of samples
 * @param period nanoseconds between two samples; 0 when the number is no count of samples
 */
public record Measure(List<ValueType> types, ValueType periodType, long period) {

    private static final ValueType NONE = new ValueType("", "");
    private static final ValueType CPU = new ValueType("cpu", "nanoseconds");

    public Measure {
        types = List.copyOf(types);
    }

    /** The number is the value, such as {@code inuse_space} in {@code bytes}. */
    public static Measure amount(String name, String unit) {
        return new Measure(List.of(new ValueType(name, unit)), NONE, 0);
    }

    /** The number is time in nanoseconds. */
    public static Measure nanoseconds(String name) {
        return new Measure(List.of(new ValueType(name, "nanoseconds")), CPU, 1);
    }

    /** The number counts samples, each of which stands for this many nanoseconds; both are stored, the count first. */
    public static Measure samples(String name, long periodNanos) {
        return new Measure(
                List.of(new ValueType("samples", "count"), new ValueType(name, "nanoseconds")), CPU, periodNanos);
    }

    /** One per type. Throws {@link ArithmeticException} when the time leaves 64 bits. */
    long[] values(long number) {
        return types.size() == 1 ? new long[] {number} : new long[] {number, Math.multiplyExact(number, period)};
    }
}
