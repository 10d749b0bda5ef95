package io.lineflame.benchmarks.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A pprof file taken apart, so that variants of it can be written: everything in it is kept but labels of text. Field numbers are those of
 * {@code profile.proto}. Not for reading profiles that cannot be trusted.
 */
public final class WireProfile {

    /** What was measured, by the indices of its type and unit in the strings. */
    public record Type(int type, int unit) {}

    /** Leaf first. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares samples
    public record Sample(long[] locations, long[] values, List<Label> labels) {}

    /** Of a number. Labels of text are left out: they would make several series of one profile, and counting them hard. */
    public record Label(int key, long number, int unit) {}

    /** Strings by index. */
    public record Mapping(long id, long start, long limit, long offset, int file, int buildId, long flags) {}

    /** Lines innermost first. */
    public record Location(long id, long mapping, long address, List<Line> lines, boolean folded) {}

    public record Line(long function, long line, long column) {}

    public record Function(long id, int name, int systemName, int file, long startLine) {}

    public final List<Type> types = new ArrayList<>();
    public final List<Sample> samples = new ArrayList<>();
    public final List<Mapping> mappings = new ArrayList<>();
    public final Map<Long, Location> locations = new HashMap<>();
    public final Map<Long, Function> functions = new HashMap<>();
    public final List<ByteString> strings = new ArrayList<>();
    public Type periodType = new Type(0, 0);
    public long period;

    private WireProfile() {}

    /** Takes a file apart, compressed by gzip or not. */
    public static WireProfile read(byte[] file) {
        try {
            boolean gzip = file.length > 1 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b;
            byte[] bytes = gzip ? new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes() : file;
            WireProfile profile = new WireProfile();
            profile.readAll(CodedInputStream.newInstance(bytes));
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a string by its index. */
    public String text(int string) {
        return strings.get(string).toStringUtf8();
    }

    private void readAll(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> types.add(type(in.readBytes().newCodedInput()));
                case 2 -> samples.add(sample(in.readBytes().newCodedInput()));
                case 3 -> mappings.add(mapping(in.readBytes().newCodedInput()));
                case 4 -> addLocation(in.readBytes().newCodedInput());
                case 5 -> addFunction(in.readBytes().newCodedInput());
                case 6 -> strings.add(in.readBytes());
                case 11 -> periodType = type(in.readBytes().newCodedInput());
                case 12 -> period = in.readInt64();
                default -> in.skipField(tag);
            }
        }
    }

    private static Type type(CodedInputStream in) throws IOException {
        long[] fields = numbers(in, 2);
        return new Type((int) fields[1], (int) fields[2]);
    }

    private static Mapping mapping(CodedInputStream in) throws IOException {
        long[] fields = numbers(in, 10);
        long flags = fields[7] | fields[8] << 1 | fields[9] << 2 | fields[10] << 3;
        return new Mapping(fields[1], fields[2], fields[3], fields[4], (int) fields[5], (int) fields[6], flags);
    }

    private void addFunction(CodedInputStream in) throws IOException {
        long[] fields = numbers(in, 5);
        functions.put(fields[1], new Function(fields[1], (int) fields[2], (int) fields[3], (int) fields[4], fields[5]));
    }

    private void addLocation(CodedInputStream in) throws IOException {
        long[] fields = new long[6];
        List<Line> lines = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == 4) {
                long[] line = numbers(in.readBytes().newCodedInput(), 3);
                lines.add(new Line(line[1], line[2], line[3]));
            } else {
                fields[field] = in.readInt64();
            }
        }
        locations.put(fields[1], new Location(fields[1], fields[2], fields[3], lines, fields[5] != 0));
    }

    private static Sample sample(CodedInputStream in) throws IOException {
        List<Long> stack = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 3) {
                long[] label = numbers(in.readBytes().newCodedInput(), 4);
                if (label[2] == 0) {
                    labels.add(new Label((int) label[1], label[3], (int) label[4]));
                }
            } else {
                readNumbers(in, tag, WireFormat.getTagFieldNumber(tag) == 1 ? stack : values);
            }
        }
        return new Sample(array(stack), array(values), labels);
    }

    /** One number, or many in the packed form. */
    private static void readNumbers(CodedInputStream in, int tag, List<Long> numbers) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            numbers.add(in.readInt64());
            return;
        }
        CodedInputStream packed = in.readBytes().newCodedInput();
        while (!packed.isAtEnd()) {
            numbers.add(packed.readInt64());
        }
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** A message of nothing but numbers, by field. */
    private static long[] numbers(CodedInputStream in, int highest) throws IOException {
        long[] fields = new long[highest + 1];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field <= highest && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
                fields[field] = in.readInt64();
            } else {
                in.skipField(tag);
            }
        }
        return fields;
    }
}
