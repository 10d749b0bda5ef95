package io.lineflame.server.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import io.lineflame.profile.jfr.JfrLabels;
import io.lineflame.server.http.ProblemException;
import io.lineflame.wire.jfr.LabelsContext;
import io.lineflame.wire.jfr.LabelsSnapshot;
import java.util.HashMap;
import java.util.Map;

/** Reads the labels that Pyroscope's Java agent sends beside a recording. */
final class JfrLabelsReader {

    private JfrLabelsReader() {}

    /**
     * Strings that nobody has sent are left out, with the labels that name them.
     *
     * @param message not compressed
     * @throws ProblemException 400 when the bytes are not the message
     */
    static JfrLabels read(byte[] message) {
        LabelsSnapshot snapshot;
        try {
            snapshot = LabelsSnapshot.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw ProblemException.invalidRequest("The part labels is no protobuf message of labels.");
        }
        Map<Long, String> strings = snapshot.getStringsMap();
        Map<Long, Map<String, String>> contexts = new HashMap<>();
        snapshot.getContextsMap().forEach((number, context) -> contexts.put(number, labels(context, strings)));
        return new JfrLabels(contexts, strings);
    }

    private static Map<String, String> labels(LabelsContext context, Map<Long, String> strings) {
        Map<String, String> labels = new HashMap<>();
        context.getLabelsMap().forEach((name, value) -> {
            String key = strings.getOrDefault(name, "");
            if (!key.isEmpty() && strings.containsKey(value)) {
                labels.put(key, strings.get(value));
            }
        });
        return labels;
    }
}
