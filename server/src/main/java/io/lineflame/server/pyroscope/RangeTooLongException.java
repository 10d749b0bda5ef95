package io.lineflame.server.pyroscope;

/** Pyroscope answers only for a shorter time at once. The same can be asked in parts. */
final class RangeTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long longest;

    /** With the longest time it answers for, in milliseconds. */
    RangeTooLongException(long longest) {
        super("at most " + longest + " ms at once", null, false, false);
        this.longest = longest;
    }

    long longest() {
        return longest;
    }
}
