package io.lineflame.server.query;

/** A query, a time or a step that cannot be read. The message is a sentence for the person who wrote it. */
public final class QuerySyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message says what is wrong, where, and what would be right. */
    public QuerySyntaxException(String message) {
        super(message);
    }

    static QuerySyntaxException at(int index, String message) {
        return new QuerySyntaxException("query, position " + (index + 1) + ": " + message);
    }
}
