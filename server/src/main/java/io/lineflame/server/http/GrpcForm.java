package io.lineflame.server.http;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A form in which gRPC carries a call, by its Content-Type.
 *
 * @param web whether it is gRPC-Web, whose status stands behind the message in the body instead of in trailers
 * @param contentType of the answer
 * @param inner the Content-Type of the message alone, as Connect has it
 */
record GrpcForm(boolean web, String contentType, String inner) {

    private static final String GRPC = "application/grpc";
    private static final String WEB = "application/grpc-web";

    /** Whether somebody speaks gRPC in whatever form, known or not. */
    static boolean isMeant(Request request) {
        return type(request).startsWith(GRPC);
    }

    /** Empty for the forms that are not spoken here: gRPC-Web as text, and messages that are neither protobuf nor JSON. */
    static Optional<GrpcForm> of(Request request) {
        String type = type(request);
        return switch (type) {
            case GRPC, GRPC + "+proto" -> Optional.of(new GrpcForm(false, type, "application/proto"));
            case GRPC + "+json" -> Optional.of(new GrpcForm(false, type, "application/json"));
            case WEB, WEB + "+proto" -> Optional.of(new GrpcForm(true, type, "application/proto"));
            case WEB + "+json" -> Optional.of(new GrpcForm(true, type, "application/json"));
            default -> Optional.empty();
        };
    }

    private static String type(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
