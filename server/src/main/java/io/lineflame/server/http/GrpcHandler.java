package io.lineflame.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Carries unary calls of gRPC and gRPC-Web to the resources that answer Connect calls: both have the same paths and messages, and differ in what is around a
 * message. Streams are not spoken here; a second message is refused.
 *
 * <p>Sources: grpc/grpc, doc/PROTOCOL-HTTP2.md and doc/PROTOCOL-WEB.md.
 */
final class GrpcHandler extends Handler.Wrapper {

    private static final int PREFIX = 5;
    private static final int COMPRESSED = 1;
    private static final long LARGEST = 64L << 20;

    GrpcHandler(Handler connect) {
        super(connect);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!GrpcForm.isMeant(request)) {
            return super.handle(request, response, callback);
        }
        Optional<GrpcForm> form = GrpcForm.of(request);
        if (form.isEmpty()) {
            return refuse(
                    response, callback, 415, "Of gRPC, protobuf and JSON messages are taken; gRPC-Web as text is not.");
        }
        boolean http2 =
                request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion();
        if (!form.get().web() && !http2) {
            return refuse(response, callback, 505, "gRPC needs HTTP/2; over HTTP/1.1 use gRPC-Web or Connect.");
        }
        if (!HttpMethod.POST.is(request.getMethod())) {
            return refuse(response, callback, 405, "Calls of gRPC are POST.");
        }
        return call(form.get(), request, response, callback);
    }

    private boolean call(GrpcForm form, Request request, Response response, Callback callback) throws Exception {
        GrpcAnswer answer = new GrpcAnswer(form, request, response, callback);
        Message message;
        try {
            message = read(request);
        } catch (GrpcRefusal refusal) {
            answer.end(refusal.status);
            return true;
        }
        Request inner = new ConnectRequest(request, form, message);
        if (!super.handle(inner, answer, answer.completion())) {
            answer.end(new GrpcStatus(GrpcStatus.UNIMPLEMENTED, "There is no such call here."));
        }
        return true;
    }

    /** Before it is known that somebody speaks gRPC as we do: in HTTP's words. */
    private static boolean refuse(Response response, Callback callback, int status, String sentence) {
        response.setStatus(status);
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8"));
        Content.Sink.write(response, true, sentence + "\n", callback);
        return true;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    private record Message(byte[] bytes, boolean compressed) {}

    private static Message read(Request request) throws GrpcRefusal {
        try {
            InputStream in = Content.Source.asInputStream(request);
            byte[] prefix = in.readNBytes(PREFIX);
            if (prefix.length < PREFIX) {
                throw new GrpcRefusal(GrpcStatus.INVALID_ARGUMENT, "The call has no message.");
            }
            long length = ByteBuffer.wrap(prefix).getInt(1) & 0xffff_ffffL;
            if (length > LARGEST) {
                throw new GrpcRefusal(
                        GrpcStatus.RESOURCE_EXHAUSTED,
                        "The message has " + length + " bytes; at most " + LARGEST + " are taken.");
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw new GrpcRefusal(GrpcStatus.INVALID_ARGUMENT, "The message breaks off before its end.");
            }
            if (in.read() >= 0) {
                throw new GrpcRefusal(
                        GrpcStatus.UNIMPLEMENTED, "The call has more than one message; streams are not spoken here.");
            }
            return new Message(bytes, compressed(request, prefix[0]));
        } catch (IOException e) {
            throw e.getCause() instanceof ProblemException problem // from BodyRoom
                    ? new GrpcRefusal(GrpcStatus.ofHttp(problem.type().status()), problem.detail())
                    : new GrpcRefusal(GrpcStatus.INVALID_ARGUMENT, "The message broke off before its end.");
        }
    }

    private static boolean compressed(Request request, byte flags) throws GrpcRefusal {
        if (flags == 0) {
            return false;
        }
        if (flags != COMPRESSED || !"gzip".equals(request.getHeaders().get("grpc-encoding"))) {
            throw new GrpcRefusal(
                    GrpcStatus.UNIMPLEMENTED, "A message may be compressed with gzip, and with nothing else.");
        }
        return true;
    }

    /** Ends a call before anybody was asked. */
    private static final class GrpcRefusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient GrpcStatus status;

        GrpcRefusal(int code, String message) {
            super(message, null, false, false);
            this.status = new GrpcStatus(code, message);
        }
    }

    /** The message without its frame. */
    private static final class ConnectRequest extends Request.Wrapper {

        private final HttpFields headers;
        private final Content.Source message;
        private final long length;

        ConnectRequest(Request request, GrpcForm form, Message message) {
            super(request);
            HttpFields.Mutable fields = HttpFields.build(request.getHeaders())
                    .remove(HttpHeader.TRANSFER_ENCODING)
                    .remove(HttpHeader.CONTENT_ENCODING)
                    .put(HttpHeader.CONTENT_TYPE, form.inner())
                    .put(HttpHeader.CONTENT_LENGTH, message.bytes.length);
            if (message.compressed) {
                fields.put(HttpHeader.CONTENT_ENCODING, "gzip");
            }
            this.headers = fields.asImmutable();
            this.message = new ByteBufferContentSource(ByteBuffer.wrap(message.bytes));
            this.length = message.bytes.length;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.@Nullable Chunk read() {
            return message.read();
        }

        @Override
        public void demand(Runnable demand) {
            message.demand(demand);
        }
    }
}
