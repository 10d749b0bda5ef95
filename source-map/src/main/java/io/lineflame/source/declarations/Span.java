package io.lineflame.source.declarations;

/**
 * A stretch of text that is no code: a comment or a literal.
 *
 * @param code what begins code inside a literal, up to the matching brace, e.g. <code>${</code>; empty
 *     for none
 */
record Span(String open, String close, Kind kind, String code) {

    /** Rust's {@code r##"…"##}: ended by a quote and as many hashes as it began with. */
    static final Span RAW_RUST = new Span("r", "", Kind.RAW_RUST, "");
    /** C++'s {@code R"name(…)name"}. */
    static final Span RAW_CPP = new Span("R\"", "", Kind.RAW_CPP, "");

    /** How a span ends. */
    enum Kind {
        COMMENT,
        NESTED_COMMENT,
        /** A literal that the end of the line ends too, as when the quote was an apostrophe. */
        ONE_LINE,
        MANY_LINES,
        /** A literal in which a backslash is nothing special. */
        RAW,
        /** One character or one escape between quotes; anything else is a lifetime, a symbol, a separator. */
        CHARACTER,
        RAW_RUST,
        RAW_CPP,
        /** What looks like a span and is code. */
        CODE
    }

    static Span comment(String open, String close) {
        return new Span(open, close, Kind.COMMENT, "");
    }

    static Span oneLine(String open, String close) {
        return new Span(open, close, Kind.ONE_LINE, "");
    }

    static Span withCode(String open, String close, String code) {
        return new Span(open, close, Kind.ONE_LINE, code);
    }

    static Span manyLines(String open, String close, String code) {
        return new Span(open, close, Kind.MANY_LINES, code);
    }

    static Span raw(String open, String close) {
        return new Span(open, close, Kind.RAW, "");
    }

    static Span rawWithCode(String open, String close, String code) {
        return new Span(open, close, Kind.RAW, code);
    }

    boolean isComment() {
        return kind == Kind.COMMENT || kind == Kind.NESTED_COMMENT;
    }

    boolean escapes() {
        return kind == Kind.ONE_LINE || kind == Kind.MANY_LINES;
    }
}
