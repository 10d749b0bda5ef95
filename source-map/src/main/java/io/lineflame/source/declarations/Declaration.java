package io.lineflame.source.declarations;

/**
 * A function or type that a text declares. All lines are 1-based.
 *
 * @param name without its package and parameters; empty for a literal
 * @param firstLine of decorators, annotations or attributes above it, else of the declaration itself
 * @param headerLine the last line before its body
 * @param lastLine of its body
 */
record Declaration(String name, Kind kind, int firstLine, int headerLine, int lastLine) {

    /** What is declared. */
    enum Kind {
        FUNCTION,
        /** A class or the like: lines of its own belong to constructors and what compilers add. */
        TYPE,
        /** A function without a name. */
        LITERAL
    }

    boolean hasHeaderOn(int line) {
        return firstLine <= line && line <= headerLine;
    }

    boolean covers(int line) {
        return firstLine <= line && line <= lastLine;
    }
}
