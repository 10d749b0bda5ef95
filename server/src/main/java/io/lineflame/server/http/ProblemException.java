package io.lineflame.server.http;

import java.util.List;

/** Ends a request with a problem document (RFC 9457). The message is the {@code detail}: what was wrong, and what would be right. */
public final class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<String> errors;

    /** The detail is a sentence for the person behind the client; never a secret. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** With each single mistake, when there are several. */
    public ProblemException(ProblemType type, String detail, List<String> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A parameter or a body that makes no sense: 400. */
    public static ProblemException invalidRequest(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }

    public ProblemType type() {
        return type;
    }

    public List<String> errors() {
        return errors;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
