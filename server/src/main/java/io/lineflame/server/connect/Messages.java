package io.lineflame.server.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Generated messages in the two forms of a call. In JSON, fields at their default are left out, as other servers do; members nobody knows are skipped. */
final class Messages {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    /** Of the protobuf form; the JSON of a large profile has five times as many bytes, and stands in memory beside the message. */
    private static final int LARGEST_AS_JSON = 32 << 20;

    private Messages() {}

    /** Throws {@link ConnectException} {@code invalid_argument} when the body is no such message in this form. */
    static <M extends Message> M read(ConnectForm form, M prototype, byte[] body) {
        try {
            Message.Builder builder = prototype.newBuilderForType();
            if (form == ConnectForm.PROTO) {
                builder.mergeFrom(body);
            } else if (body.length > 0) { // a client may send no body at all for a message without fields
                PARSER.merge(new String(body, UTF_8), builder);
            }
            @SuppressWarnings("unchecked")
            M read = (M) builder.build();
            return read;
        } catch (InvalidProtocolBufferException e) {
            String name = prototype.getDescriptorForType().getFullName();
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    form == ConnectForm.PROTO
                            ? "The body is no protobuf message of type " + name + "."
                            : "The body is no " + name + " in JSON.");
        }
    }

    /** Throws {@link ConnectException} {@code resource_exhausted} when JSON is wanted and the message too large for it. */
    static byte[] write(ConnectForm form, Message message) {
        if (form == ConnectForm.PROTO) {
            return message.toByteArray();
        }
        checkSize(message.getSerializedSize());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer json = new OutputStreamWriter(bytes, UTF_8)) {
            PRINTER.appendTo(message, json);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without Any can be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The same of a message that is encoded already; only for JSON is it taken apart.
     *
     * @param prototype the default instance of the message
     */
    static byte[] write(ConnectForm form, Message prototype, byte[] encoded) {
        if (form == ConnectForm.PROTO) {
            return encoded;
        }
        checkSize(encoded.length);
        return write(form, read(ConnectForm.PROTO, prototype, encoded));
    }

    private static void checkSize(int encoded) {
        if (encoded > LARGEST_AS_JSON) {
            throw new ConnectException(
                    ConnectCode.RESOURCE_EXHAUSTED,
                    "The answer has " + encoded + " bytes in protobuf, and at most " + LARGEST_AS_JSON
                            + " are written as JSON; ask for fewer nodes with max_nodes, for a shorter time, or in"
                            + " protobuf.");
        }
    }
}
