package io.lineflame.benchmarks.load;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One kind of profile of one process of a service. Equal by its names. */
public record Series(String service, String instance, Kind kind) {

    static final String COMMIT = "9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3";

    /** The labels as the field of a message {@code RawProfileSeries}. */
    byte[] labelBytes() {
        Map<String, String> labels = new TreeMap<>();
        labels.put("__name__", kind.pushName());
        labels.put("service_name", service);
        labels.put("service_repository", "https://git.example.com/acme/" + service);
        labels.put("service_git_ref", COMMIT);
        labels.put("instance", instance);
        labels.put("region", instance.hashCode() % 2 == 0 ? "eu-north" : "us-east");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                out.writeByteArray(1, pair(label.getKey(), label.getValue()));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pair(String name, String value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(1, name.getBytes(StandardCharsets.UTF_8));
        out.writeByteArray(2, value.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return bytes.toByteArray();
    }
}
