package io.lineflame.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.lineflame.db.DatabaseException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every exception that leaves a resource into a problem document. What the server did not expect is logged once, with the request's id, and the
 * client learns the id and nothing else.
 */
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    /** For clients that wait when the server cannot do something just now, or has no room. */
    private static final int RETRY_SECONDS = 5;

    private final Provider<Request> request;

    @Inject
    ProblemMapper(Provider<Request> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable exception) {
        if (exception instanceof ProblemException problem) {
            return response(problem.type(), problem.detail(), problem.errors());
        }
        if (exception instanceof IOException
                && exception.getCause() instanceof ProblemException problem) { // from BodyRoom
            return response(problem.type(), problem.detail(), problem.errors());
        }
        if (exception instanceof WebApplicationException web) {
            return ofLibrary(web);
        }
        if (exception instanceof StreamConstraintsException
                || exception.getCause() instanceof StreamConstraintsException) {
            return response(
                    ProblemType.TOO_LARGE,
                    "The body is longer, or nested deeper, than anything asked for here.",
                    List.of());
        }
        if (exception instanceof JsonProcessingException json) {
            return response(ProblemType.MALFORMED_JSON, malformed(json), List.of());
        }
        if (exception instanceof DatabaseException database && passes(database.kind())) {
            LOG.warn("Request {} found no database: {}", RequestId.current(), database.getMessage());
            return response(
                    ProblemType.UNAVAILABLE,
                    "The database does not answer just now; ask again in a few seconds.",
                    List.of());
        }
        if (stopped(exception)) {
            Optional<RequestLife> ended =
                    RequestLife.of(request.get()).filter(one -> one.end().isPresent());
            if (ended.isPresent()) {
                return nobodyWaits(ended.get());
            }
        }
        LOG.error("Request {} failed", RequestId.current(), exception);
        return response(ProblemType.INTERNAL_ERROR, internal(), List.of());
    }

    /** Whether the work was ended from outside. */
    private static boolean stopped(Throwable exception) {
        return exception instanceof CancellationException
                || (exception instanceof DatabaseException database
                        && database.kind() == DatabaseException.Kind.CANCELLED);
    }

    private static Response nobodyWaits(RequestLife life) {
        return life.end().equals(Optional.of(RequestLife.End.TIME_UP))
                ? response(
                        ProblemType.QUERY_TIMEOUT,
                        "There was no answer after " + life.limit().toSeconds()
                                + " seconds. Ask for a shorter time or for fewer series, with a condition on service_name for"
                                + " example; an operator can allow more (LINEFLAME_QUERY_TIMEOUT).",
                        List.of())
                : response(ProblemType.CLIENT_GONE, "The connection was closed before there was an answer.", List.of());
    }

    /** Whether it is the database's state, which an operator mends, and not a mistake in what we asked. */
    private static boolean passes(DatabaseException.Kind kind) {
        return switch (kind) {
            case UNAVAILABLE, DISK_FULL, CONFLICT -> true;
            case DENIED, UNSUITABLE, DUPLICATE, CANCELLED, FAILED -> false;
        };
    }

    static String internal() {
        return "Something unexpected happened. The server's log has it under request " + RequestId.current() + ".";
    }

    private static Response ofLibrary(WebApplicationException web) {
        Response original = web.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        ProblemType type = ProblemType.ofStatus(original.getStatus());
        if (type.status() >= 500) {
            LOG.error("Request {} failed", RequestId.current(), web);
        }
        Response response = response(type, detail(type, original), List.of());
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    private static String detail(ProblemType type, Response original) {
        return switch (type.status()) {
            case 404 -> "No such path, or a path parameter that makes no sense. /openapi.json lists what there is.";
            case 405 -> "This path accepts " + original.getHeaderString(HttpHeaders.ALLOW) + ".";
            case 406 -> "This path cannot answer in any form that the Accept header allows.";
            case 415 -> "This path does not take a body of this Content-Type.";
            default -> type.status() >= 500 ? internal() : "The request could not be read.";
        };
    }

    private static String malformed(JsonProcessingException json) {
        var at = json.getLocation();
        return at == null
                ? "The body could not be read as JSON."
                : "The body could not be read as JSON: line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }

    private static Response response(ProblemType type, String detail, List<String> errors) {
        return Response.status(type.status())
                .type(ProblemJson.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, type.status() == 503 || type.status() == 429 ? RETRY_SECONDS : null)
                // RFC 9110, 11.6.1; not Basic, for which browsers would ask the person
                .header(HttpHeaders.WWW_AUTHENTICATE, type.status() == 401 ? "Bearer realm=\"Lineflame\"" : null)
                .entity(ProblemJson.of(type, detail, errors))
                .build();
    }
}
