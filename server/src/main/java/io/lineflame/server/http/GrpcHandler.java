package io.lineflame.server.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Carries unary calls of gRPC and gRPC-Web to the resources that answer Connect calls: both have the same paths and messages, and differ in what is around a
 * message. Streams are not spoken here; a second message is refused.
 *
 * <p>Sources: grpc/grpc, doc/PROTOCOL-HTTP2.md and doc/PROTOCOL-WEB.md.
 */
final class GrpcHandler extends Handler.Wrapper {

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
        if (!super.handle(new GrpcMessage(request, form, answer::refuse), answer, answer.completion())) {
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
}
