package io.lineflame.server.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedOutputStream;
import io.lineflame.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message to be written in either form: fields in the order given, each with its number on the wire and its name in JSON. */
public final class MessageWriter {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>();

    /** Writes one field of the protobuf form. */
    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    public MessageWriter text(int number, String name, String value) {
        json.put(name, value);
        if (!value.isEmpty()) {
            fields.add(out -> out.writeString(number, value));
        }
        return this;
    }

    /** An {@code int64}, which JSON carries as text. */
    public MessageWriter number(int number, String name, long value) {
        json.put(name, Long.toString(value));
        if (value != 0) {
            fields.add(out -> out.writeInt64(number, value));
        }
        return this;
    }

    public MessageWriter message(int number, String name, MessageWriter value) {
        json.put(name, value.json);
        fields.add(out -> out.writeByteArray(number, value.proto()));
        return this;
    }

    /** A repeated field. */
    public MessageWriter messages(int number, String name, List<MessageWriter> values) {
        json.put(name, values.stream().map(value -> value.json).toList());
        values.forEach(value -> fields.add(out -> out.writeByteArray(number, value.proto())));
        return this;
    }

    byte[] write(ConnectForm form) {
        return form == ConnectForm.PROTO ? proto() : json();
    }

    private byte[] proto() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            for (Field field : fields) {
                field.write(out);
            }
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists are JSON", e);
        }
    }
}
