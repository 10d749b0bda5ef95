package io.lineflame.server.connect;

import com.google.protobuf.Message;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.RequestBody;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
        return encoded(
                message -> work.apply(MessageFields.read(form(), message)).write(form()));
    }

    /**
     * The same with generated messages.
     *
     * @param asked the default instance of the message that is asked with
     */
    public <Q extends Message> Response answer(Q asked, Function<Q, ? extends Message> work) {
        return encoded(message -> Messages.write(form(), work.apply(Messages.read(form(), asked, message))));
    }

    /**
     * The same where the answer is a protobuf message that is encoded already; only for an answer in JSON is it taken apart.
     *
     * @param answered the default instance of the message that is answered
     */
    public <Q extends Message> Response answerEncoded(Q asked, Message answered, Function<Q, byte[]> work) {
        return encoded(message -> Messages.write(form(), answered, work.apply(Messages.read(form(), asked, message))));
    }

    private Response encoded(UnaryOperator<byte[]> work) {
        try {
            byte[] message = RequestBody.read(body, encoding(), limit);
            return Response.ok(work.apply(message), form().contentType()).build();
        } catch (ConnectException e) {
            return ConnectError.of(e);
        } catch (ProblemException e) {
            return ConnectError.of(e);
        }
    }

    private ConnectForm form() {
        return ConnectForm.of(headers.getMediaType());
    }

    private String encoding() {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING))
                .orElse("");
    }
}
