package io.lineflame.server.ingest;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes pushes in protobuf, as clients do. */
final class PushMessages {

    private PushMessages() {}

    static byte[] request(byte[]... series) {
        return message(out -> {
            for (byte[] one : series) {
                out.writeByteArray(1, one);
            }
        });
    }

    static byte[] series(List<Label> labels, List<byte[]> profiles) {
        return message(out -> {
            for (Label label : labels) {
                out.writeByteArray(1, message(pair -> {
                    pair.writeString(1, label.name());
                    pair.writeString(2, label.value());
                }));
            }
            for (byte[] profile : profiles) {
                out.writeByteArray(2, message(sample -> {
                    sample.writeByteArray(1, profile);
                    sample.writeString(2, "id");
                }));
            }
        });
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) {
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
