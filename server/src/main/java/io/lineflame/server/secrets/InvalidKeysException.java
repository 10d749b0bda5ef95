package io.lineflame.server.secrets;

/** The given keys cannot be used. The message is a sentence for the operator that shows nothing of them. */
public final class InvalidKeysException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidKeysException(String sentence) {
        super(sentence);
    }
}
