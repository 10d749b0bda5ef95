package io.lineflame.profile.stacks;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A function's name to look for, in the form that the symbols of a tree have. */
public final class FunctionName {
    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private final byte[] utf8;

    public FunctionName(String text) {
        this.text = text;
        this.utf8 = text.getBytes(UTF_8);
    }

    String text() {
        return text;
    }

    byte[] utf8() {
        return utf8;
    }

    /** What was shown as U+FFFD may have been any bytes. */
    boolean lossy() {
        return text.indexOf(REPLACEMENT) >= 0;
    }
}
