package io.lineflame.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.lineflame.server.http.Json;
import io.lineflame.server.http.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads the message of {@code push.v1.PusherService/Push} in its two forms. Field numbers (facts of the wire, docs/adr/0042):
 *
 * <pre>
 * PushRequest      1 series: RawProfileSeries, repeated
 * RawProfileSeries 1 labels: LabelPair, repeated    2 samples: RawSample, repeated
 * LabelPair        1 name: string                   2 value: string
 * RawSample        1 raw_profile: bytes             2 ID: string
 * </pre>
 */
final class PushReader {

    private static final int FIELD_1 = WireFormat.FieldType.BYTES.getWireType() | 1 << 3;
    private static final int FIELD_2 = WireFormat.FieldType.BYTES.getWireType() | 2 << 3;
    private static final ObjectMapper MAPPER = Json.mapper();

    private PushReader() {}

    /** Throws {@link ProblemException} 400 when the bytes are not the message. */
    static List<PushSeries> proto(byte[] body) {
        try {
            List<PushSeries> series = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(body);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == FIELD_1) {
                    series.add(series(in.readByteArray()));
                } else {
                    in.skipField(tag);
                }
            }
            return series;
        } catch (InvalidProtocolBufferException e) {
            throw ProblemException.invalidRequest("The body is no protobuf message of type push.v1.PushRequest.");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** Throws {@link ProblemException} 400 when the text is not the message. Members we do not know are skipped. */
    static List<PushSeries> json(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (IOException e) {
            throw ProblemException.invalidRequest("The body is not JSON.");
        }
        List<PushSeries> series = new ArrayList<>();
        for (JsonNode node : root.path("series")) {
            List<Label> labels = new ArrayList<>();
            node.path("labels")
                    .forEach(label -> labels.add(new Label(
                            label.path("name").asText(""), label.path("value").asText(""))));
            List<byte[]> profiles = new ArrayList<>();
            node.path("samples").forEach(sample -> profiles.add(base64(sample)));
            series.add(new PushSeries(labels, profiles));
        }
        return series;
    }

    private static PushSeries series(byte[] message) throws IOException {
        List<Label> labels = new ArrayList<>();
        List<byte[]> profiles = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIELD_1) {
                labels.add(label(in.readByteArray()));
            } else if (tag == FIELD_2) {
                profiles.add(rawProfile(in.readByteArray()));
            } else {
                in.skipField(tag);
            }
        }
        return new PushSeries(labels, profiles);
    }

    private static Label label(byte[] message) throws IOException {
        String name = "";
        String value = "";
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIELD_1) {
                name = in.readStringRequireUtf8();
            } else if (tag == FIELD_2) {
                value = in.readStringRequireUtf8();
            } else {
                in.skipField(tag);
            }
        }
        return new Label(name, value);
    }

    private static byte[] rawProfile(byte[] message) throws IOException {
        byte[] profile = new byte[0];
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIELD_1) {
                profile = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return profile;
    }

    /** Protobuf's JSON form allows both alphabets, with or without padding. */
    private static byte[] base64(JsonNode sample) {
        String text =
                sample.path("rawProfile").asText(sample.path("raw_profile").asText(""));
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidRequest("A sample's rawProfile is not base64.");
        }
    }
}
