package io.lineflame.server.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

/** Generated messages in the two forms of a call. In JSON, fields at their default are left out, as other servers do; members nobody knows are skipped. */
final class Messages {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

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

    static byte[] write(ConnectForm form, Message message) {
        if (form == ConnectForm.PROTO) {
            return message.toByteArray();
        }
        try {
            return PRINTER.print(message).getBytes(UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without Any can be written as JSON", e);
        }
    }
}
