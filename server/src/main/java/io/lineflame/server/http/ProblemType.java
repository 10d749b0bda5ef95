package io.lineflame.server.http;

/**
 * A kind of mistake that a client may tell apart. Features declare their own as constants beside their resource; a slug, once released, never changes.
 *
 * @param slug the last part of the type's URL
 * @param status HTTP
 * @param title the same for every problem of this type
 */
public record ProblemType(String slug, int status, String title) {

    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", 400, "The request is not understood");
    public static final ProblemType MALFORMED_JSON = new ProblemType("malformed-json", 400, "The body is not JSON");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is nothing here");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "The method is not allowed here");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No form of the answer is acceptable");
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "The request is too large");

    /** A body that drips. */
    static final ProblemType TOO_SLOW = new ProblemType("too-slow", 408, "The request comes too slowly");

    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "The body's type is not supported");
    public static final ProblemType TOO_BUSY = new ProblemType("too-busy", 429, "There is no room just now");

    /** Nobody reads it; the status is the one that proxies use for this in their logs. */
    static final ProblemType CLIENT_GONE = new ProblemType("client-gone", 499, "Nobody waits for the answer");

    static final ProblemType QUERY_TIMEOUT = new ProblemType("query-timeout", 504, "The question takes too long");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", 500, "The server made a mistake");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "The server cannot do this just now");

    /** What stands in the {@code type} member. */
    public String url() {
        return "https://lineflame.io/problems/" + slug;
    }

    /** The best type for a status that a library chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            case 501, 505 -> new ProblemType(INVALID_REQUEST.slug, status, INVALID_REQUEST.title);
            default ->
                status >= 500
                        ? INTERNAL_ERROR
                        : new ProblemType(INVALID_REQUEST.slug, status < 400 ? 400 : status, INVALID_REQUEST.title);
        };
    }
}
