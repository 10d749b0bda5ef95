package io.lineflame.benchmarks;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a part of a profile in the way of Go's {@code runtime/pprof}: locations and functions before the first sample that
 * needs them, the strings last, lists of one or two numbers not packed, gzip level 1.
 */
final class GoProfileWriter {
    private final PprofProfile profile;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final int[] functionIds;
    private final int[] locationIds;
    private int functions;
    private int functionsWritten;
    private int locations;

    GoProfileWriter(PprofProfile profile) {
        this.profile = profile;
        this.functionIds = new int[profile.functionCount()];
        this.locationIds = new int[profile.locationCount()];
        string("");
    }

    byte[] write(int[] samples, Random random) {
        boolean heap =
                profile.sampleTypes().stream().anyMatch(type -> type.name().equals("inuse_space"));
        for (ValueType type : profile.sampleTypes()) {
            Message message = new Message().number(1, string(type.name())).number(2, string(type.unit()));
            put(1, message);
        }
        for (int sample : samples) {
            int values = samples[random.nextInt(samples.length)];
            writeSample(sample, values, heap ? 16L << random.nextInt(8) : 0);
        }
        put(3, new Message().number(1, 1).number(2, 0x400000).number(3, 0x4000000));
        strings.keySet().forEach(text -> put(6, new Message().bytes(text.getBytes(StandardCharsets.UTF_8))));
        return gzip(out.toByteArray());
    }

    private void writeSample(int sample, int values, long sizeClass) {
        int start = profile.frameStart(sample);
        long[] stack = new long[profile.frameStart(sample + 1) - start];
        for (int i = 0; i < stack.length; i++) {
            stack[i] = location(profile.location(start + i));
        }
        long[] numbers = new long[profile.sampleTypes().size()];
        for (int type = 0; type < numbers.length; type++) {
            numbers[type] = profile.value(values, type);
        }
        Message message = new Message().numbers(1, stack).numbers(2, numbers);
        if (sizeClass > 0) {
            message.message(3, new Message().number(1, string("bytes")).number(3, sizeClass));
        }
        put(2, message);
    }

    private int location(int location) {
        if (locationIds[location] == 0) {
            locationIds[location] = ++locations;
            Message message = new Message().number(1, locations).number(2, 1);
            message.number(3, 0x400000 + 37L * location);
            for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
                int function = profile.lineFunction(line);
                Message lines = new Message();
                if (function >= 0) {
                    lines.number(1, function(function));
                }
                message.message(4, lines.number(2, profile.lineNumber(line)));
            }
            put(4, message);
            for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
                writeFunction(profile.lineFunction(line));
            }
        }
        return locationIds[location];
    }

    private int function(int function) {
        if (functionIds[function] == 0) {
            functionIds[function] = ++functions;
        }
        return functionIds[function];
    }

    private void writeFunction(int function) {
        if (function < 0 || functionIds[function] <= functionsWritten) {
            return;
        }
        functionsWritten++;
        int name = string(profile.string(profile.functionName(function)));
        put(
                5,
                new Message()
                        .number(1, functionIds[function])
                        .number(2, name)
                        .number(3, name)
                        .number(4, string(profile.string(profile.functionFile(function))))
                        .number(5, profile.functionStartLine(function)));
    }

    private int string(String text) {
        Integer known = strings.putIfAbsent(text, strings.size());
        return known == null ? strings.size() - 1 : known;
    }

    private void put(int field, Message message) {
        new Message(out).message(field, message);
    }

    private static byte[] gzip(byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Protobuf, as far as it is needed. */
    private static final class Message {
        private final ByteArrayOutputStream out;

        Message() {
            this(new ByteArrayOutputStream());
        }

        Message(ByteArrayOutputStream out) {
            this.out = out;
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message numbers(int field, long... values) {
            if (values.length <= 2) {
                Arrays.stream(values).forEach(value -> number(field, value));
                return this;
            }
            Message list = new Message();
            Arrays.stream(values).forEach(list::varint);
            return message(field, list);
        }

        Message message(int field, Message message) {
            varint((long) field << 3 | 2);
            varint(message.out.size());
            return bytes(message.out.toByteArray());
        }

        Message bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
