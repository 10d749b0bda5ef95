package io.lineflame.vcs.github;

import java.io.IOException;

/** An answer exceeds what its request allows. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param bytes as far as known */
    AnswerTooLargeException(String bytes, long maxBytes) {
        super(bytes + " bytes, at most " + maxBytes);
    }
}
