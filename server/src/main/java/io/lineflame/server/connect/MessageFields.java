package io.lineflame.server.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.lineflame.server.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a flat message, in either form. A field is asked for by its number on the wire and its names in JSON; what nobody
 * asks for is skipped, as both forms want it.
 */
public final class MessageFields {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final Map<Integer, List<String>> byNumber;
    private final JsonNode json;

    private MessageFields(Map<Integer, List<String>> byNumber, JsonNode json) {
        this.byNumber = byNumber;
        this.json = json;
    }

    /** Throws {@link ConnectException} {@code invalid_argument} when the body is no message of this form. */
    static MessageFields read(ConnectForm form, byte[] body) {
        try {
            return form == ConnectForm.PROTO
                    ? new MessageFields(texts(body), MAPPER.createObjectNode())
                    : new MessageFields(Map.of(), object(body));
        } catch (InvalidProtocolBufferException e) {
            throw malformed("The body is no protobuf message.");
        } catch (IOException e) {
            throw malformed("The body is not JSON.");
        }
    }

    /**
     * One text; the last one when there are several.
     *
     * @param number on the wire
     * @param names in JSON: protobuf's JSON form takes the name as written and in camel case
     * @return empty text when the field is not there
     */
    public String text(int number, String... names) {
        List<String> all = texts(number, names);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    /** All texts of a repeated field, in their order; as {@link #text}. */
    public List<String> texts(int number, String... names) {
        List<String> texts = new ArrayList<>(byNumber.getOrDefault(number, List.of()));
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isArray()) {
                value.forEach(element -> texts.add(text(name, element)));
            } else if (!value.isMissingNode() && !value.isNull()) {
                texts.add(text(name, value));
            }
        }
        return texts;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw malformed("The member " + name + " is not text.");
        }
        return value.textValue();
    }

    /** A client may send no body at all for a message without fields. */
    private static JsonNode object(byte[] body) throws IOException {
        JsonNode read = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        if (!read.isObject()) {
            throw malformed("The body is JSON, but not an object.");
        }
        return read;
    }

    private static Map<Integer, List<String>> texts(byte[] body) throws IOException {
        Map<Integer, List<String>> texts = new HashMap<>();
        CodedInputStream in = CodedInputStream.newInstance(body);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                texts.computeIfAbsent(WireFormat.getTagFieldNumber(tag), number -> new ArrayList<>())
                        .add(in.readString());
            } else {
                in.skipField(tag);
            }
        }
        return texts;
    }

    private static ConnectException malformed(String message) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, message);
    }
}
