package io.lineflame.benchmarks.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.lineflame.benchmarks.wire.WireProfile.Function;
import io.lineflame.benchmarks.wire.WireProfile.Label;
import io.lineflame.benchmarks.wire.WireProfile.Line;
import io.lineflame.benchmarks.wire.WireProfile.Location;
import io.lineflame.benchmarks.wire.WireProfile.Mapping;
import io.lineflame.benchmarks.wire.WireProfile.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a pprof message of some samples of a {@link WireProfile}, as Go's runtime does: locations and functions come before the first sample that
 * needs them and are numbered in this order, strings come last, lists of one or two numbers are not packed, and what no sample uses is left out. Without
 * the time, which is appended later.
 */
public final class WireWriter {

    private static final long DURATION_NANOS = 10_000_000_000L;

    private final WireProfile source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    private final Map<Long, Integer> locationIds = new LinkedHashMap<>();
    private final Map<Long, Integer> functionIds = new LinkedHashMap<>();
    private final Map<Integer, Integer> stringIds = new LinkedHashMap<>();
    private int functionsWritten;

    private WireWriter(WireProfile source) {
        this.source = source;
        stringIds.put(0, 0);
    }

    /** The message, not compressed; its samples in the order given. */
    public static byte[] write(WireProfile source, List<Sample> samples) {
        try {
            return new WireWriter(source).writeAll(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] writeAll(List<Sample> samples) throws IOException {
        for (WireProfile.Type type : source.types) {
            message(1, inner -> writeType(inner, type));
        }
        for (Sample sample : samples) {
            for (long location : sample.locations()) {
                introduce(location);
            }
            message(2, inner -> writeSample(inner, sample));
        }
        for (Mapping mapping : source.mappings) {
            message(3, inner -> writeMapping(inner, mapping));
        }
        message(11, inner -> writeType(inner, source.periodType));
        out.writeInt64(12, source.period);
        out.writeInt64(10, DURATION_NANOS);
        for (Integer string : new ArrayList<>(stringIds.keySet())) {
            out.writeBytes(6, string == 0 ? ByteString.EMPTY : source.strings.get(string));
        }
        out.flush();
        return bytes.toByteArray();
    }

    private void writeType(CodedOutputStream inner, WireProfile.Type type) throws IOException {
        number(inner, 1, string(type.type()));
        number(inner, 2, string(type.unit()));
    }

    private void writeSample(CodedOutputStream inner, Sample sample) throws IOException {
        numbers(
                inner,
                1,
                Arrays.stream(sample.locations())
                        .map(id -> numbered(locationIds, id))
                        .toArray());
        numbers(inner, 2, sample.values());
        for (Label label : sample.labels()) {
            message(inner, 3, part -> {
                number(part, 1, string(label.key()));
                number(part, 3, label.number());
                number(part, 4, string(label.unit()));
            });
        }
    }

    /** A location that no sample needed before, and its functions likewise. */
    private void introduce(long id) throws IOException {
        if (locationIds.containsKey(id)) {
            return;
        }
        Location location = location(id);
        message(4, inner -> writeLocation(inner, location));
        for (Line line : location.lines()) {
            if (line.function() != 0 && numbered(functionIds, line.function()) > functionsWritten) {
                message(5, inner -> writeFunction(inner, function(line.function())));
                functionsWritten++;
            }
        }
    }

    private void writeMapping(CodedOutputStream inner, Mapping mapping) throws IOException {
        number(inner, 1, mapping.id());
        number(inner, 2, mapping.start());
        number(inner, 3, mapping.limit());
        number(inner, 4, mapping.offset());
        number(inner, 5, string(mapping.file()));
        number(inner, 6, string(mapping.buildId()));
        for (int flag = 0; flag < 4; flag++) {
            number(inner, 7 + flag, mapping.flags() >> flag & 1);
        }
    }

    private void writeLocation(CodedOutputStream inner, Location location) throws IOException {
        number(inner, 1, numbered(locationIds, location.id()));
        number(inner, 2, location.mapping());
        number(inner, 3, location.address());
        for (Line line : location.lines()) {
            message(inner, 4, part -> {
                number(part, 1, line.function() == 0 ? 0 : numbered(functionIds, line.function()));
                number(part, 2, line.line());
                number(part, 3, line.column());
            });
        }
        number(inner, 5, location.folded() ? 1 : 0);
    }

    private void writeFunction(CodedOutputStream inner, Function function) throws IOException {
        number(inner, 1, numbered(functionIds, function.id()));
        number(inner, 2, string(function.name()));
        number(inner, 3, string(function.systemName()));
        number(inner, 4, string(function.file()));
        number(inner, 5, function.startLine());
    }

    private Location location(long id) {
        Location location = source.locations.get(id);
        return location == null ? new Location(id, 0, 0, List.of(), false) : location;
    }

    private Function function(long id) {
        Function function = source.functions.get(id);
        return function == null ? new Function(id, 0, 0, 0, 0) : function;
    }

    private int string(int index) {
        return stringIds.computeIfAbsent(index, missing -> stringIds.size());
    }

    private static int numbered(Map<Long, Integer> ids, long id) {
        return ids.computeIfAbsent(id, missing -> ids.size() + 1);
    }

    private static void numbers(CodedOutputStream inner, int field, long[] numbers) throws IOException {
        if (numbers.length <= 2) {
            for (long number : numbers) {
                inner.writeInt64(field, number);
            }
            return;
        }
        message(inner, field, part -> {
            for (long number : numbers) {
                part.writeInt64NoTag(number);
            }
        });
    }

    private static void number(CodedOutputStream inner, int field, long number) throws IOException {
        if (number != 0) {
            inner.writeInt64(field, number);
        }
    }

    private interface Content {
        void write(CodedOutputStream inner) throws IOException;
    }

    private void message(int field, Content content) throws IOException {
        message(out, field, content);
    }

    private static void message(CodedOutputStream outer, int field, Content content) throws IOException {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        CodedOutputStream inner = CodedOutputStream.newInstance(inside, 256);
        content.write(inner);
        inner.flush();
        outer.writeByteArray(field, inside.toByteArray());
    }
}
