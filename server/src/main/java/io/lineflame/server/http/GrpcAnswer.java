package io.lineflame.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer to a Connect call and, when it is whole, sends it as gRPC has it: the message in its frame and the status behind it, or an error in the headers
 * alone. The status of HTTP is 200 in any case.
 */
final class GrpcAnswer extends Response.Wrapper {

    private static final String STATUS = "grpc-status";
    private static final String MESSAGE = "grpc-message";
    private static final byte TRAILERS = (byte) 0x80;

    private final GrpcForm form;
    private final Callback whole;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable GrpcStatus refusal;
    private boolean ended;

    GrpcAnswer(GrpcForm form, Request request, Response response, Callback whole) {
        super(request, response);
        this.form = form;
        this.whole = whole;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
        if (BufferUtil.hasContent(bytes)) {
            byte[] copy = BufferUtil.toArray(bytes);
            BufferUtil.clear(bytes);
            body.writeBytes(copy);
        }
        callback.succeeded();
    }

    /** For whoever answers: when it is done the answer is sent, and the request is done when that is. */
    Callback completion() {
        return new Callback.Nested(whole) {
            @Override
            public void succeeded() {
                end(getStatus() == 200 ? GrpcStatus.OK : GrpcStatus.ofError(getStatus(), body.toByteArray()));
            }
        };
    }

    /** Says what is wrong with the message; whoever reads it learns only that it broke off. */
    void refuse(GrpcStatus status) {
        refusal = status;
    }

    /** Sends the answer, once. */
    void end(GrpcStatus answered) {
        if (ended) {
            return;
        }
        ended = true;
        GrpcStatus status = refusal == null ? answered : refusal;
        super.setStatus(200);
        HttpFields.Mutable headers = getHeaders();
        headers.remove(HttpHeader.CONTENT_LENGTH);
        headers.put(new HttpField(HttpHeader.CONTENT_TYPE, form.contentType()));
        if (status.code() != 0) {
            headers.put(STATUS, Integer.toString(status.code()));
            headers.put(MESSAGE, status.encodedMessage());
            super.write(true, BufferUtil.EMPTY_BUFFER, whole);
        } else if (form.web()) {
            byte[] trailers = (STATUS + ":0\r\n").getBytes(US_ASCII);
            ByteBuffer framed = ByteBuffer.allocate(10 + body.size() + trailers.length);
            framed.put((byte) 0).putInt(body.size()).put(body.toByteArray());
            framed.put(TRAILERS).putInt(trailers.length).put(trailers).flip();
            super.write(true, framed, whole);
        } else {
            ByteBuffer framed = ByteBuffer.allocate(5 + body.size());
            framed.put((byte) 0).putInt(body.size()).put(body.toByteArray()).flip();
            HttpFields trailers = HttpFields.build().put(STATUS, "0").asImmutable();
            super.setTrailersSupplier(() -> trailers);
            super.write(true, framed, whole);
        }
    }
}
