package io.lineflame.server.ingest;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes small pprof profiles, right or wrong, field by field (profile.proto). */
final class PprofBytes {

    private final List<String> strings = new ArrayList<>(List.of(""));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int functions;

    /** One sample per value: all in the function {@code work} of {@code work.go}, line 7. */
    static byte[] cpu(long... values) {
        PprofBytes profile = new PprofBytes()
                .valueType(1, "samples", "count")
                .valueType(1, "cpu", "nanoseconds")
                .valueType(11, "cpu", "nanoseconds")
                .function("work", "work.go", 7);
        for (long value : values) {
            profile.sample(new long[] {1}, 1, value);
        }
        return profile.bytes();
    }

    static byte[] gzip(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Field 1 is a sample type, field 11 the period type. */
    PprofBytes valueType(int field, String type, String unit) {
        long typeIndex = string(type);
        long unitIndex = string(unit);
        return message(field, out -> {
            out.writeInt64(1, typeIndex);
            out.writeInt64(2, unitIndex);
        });
    }

    /** A function with a location of the same id, both counted from 1. */
    PprofBytes function(String name, String file, int line) {
        long id = ++functions;
        long nameIndex = string(name);
        long fileIndex = string(file);
        message(5, out -> {
            out.writeUInt64(1, id);
            out.writeInt64(2, nameIndex);
            out.writeInt64(4, fileIndex);
        });
        byte[] lineMessage = bytesOf(out -> {
            out.writeUInt64(1, id);
            out.writeInt64(2, line);
        });
        return message(4, out -> {
            out.writeUInt64(1, id);
            out.writeByteArray(4, lineMessage);
        });
    }

    PprofBytes sample(long[] locations, long... values) {
        return message(2, out -> {
            for (long location : locations) {
                out.writeUInt64(1, location);
            }
            for (long value : values) {
                out.writeInt64(2, value);
            }
        });
    }

    /** A sample of the function of that number with one value and string labels, given as name, value, name, value. */
    PprofBytes labelled(long location, long value, String... labels) {
        long[] indices = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            indices[i] = string(labels[i]);
        }
        return message(2, out -> {
            out.writeUInt64(1, location);
            out.writeInt64(2, value);
            for (int i = 0; i < indices.length; i += 2) {
                int name = i;
                out.writeByteArray(3, bytesOf(label -> {
                    label.writeInt64(1, indices[name]);
                    label.writeInt64(2, indices[name + 1]);
                }));
            }
        });
    }

    PprofBytes time(long nanos) {
        return field(out -> out.writeInt64(9, nanos));
    }

    PprofBytes duration(long nanos) {
        return field(out -> out.writeInt64(10, nanos));
    }

    byte[] bytes() {
        byte[] fields = bytes.toByteArray();
        return bytesOf(out -> {
            out.writeRawBytes(fields);
            for (String string : strings) {
                out.writeString(6, string);
            }
        });
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private long string(String text) {
        strings.add(text);
        return strings.size() - 1L;
    }

    private PprofBytes message(int field, Fields fields) {
        byte[] message = bytesOf(fields);
        return field(out -> out.writeByteArray(field, message));
    }

    private PprofBytes field(Fields fields) {
        bytes.writeBytes(bytesOf(fields));
        return this;
    }

    private static byte[] bytesOf(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
