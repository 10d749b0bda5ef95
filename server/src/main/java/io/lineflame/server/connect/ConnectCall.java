package io.lineflame.server.connect;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RequestBody;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** One unary call: reads its message, and answers in the form it came in, or with an error. */
public final class ConnectCall {

    private final HttpHeaders headers;
    private final InputStream body;
    private final RequestBody.Limit limit;

    public ConnectCall(HttpHeaders headers, InputStream body, RequestBody.Limit limit) {
        this.headers = headers;
        this.body = body;
        this.limit = limit;
    }

    /** Does the work, which may throw {@link ConnectException} and {@link ProblemException}. */
    public Response answer(Function<MessageFields, MessageWriter> work) {
        try {
            ConnectForm form = ConnectForm.of(headers.getMediaType());
            byte[] message = RequestBody.read(body, encoding(), limit);
            byte[] answer = work.apply(MessageFields.read(form, message)).write(form);
            return Response.ok(answer, form.contentType()).build();
        } catch (ConnectException e) {
            return ConnectError.of(e);
        } catch (ProblemException e) {
            return ConnectError.of(e);
        }
    }

    private String encoding() {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING))
                .orElse("");
    }
}
