package io.lineflame.server.secrets;

/** A sealed value does not open: its key is gone, or it was sealed for somebody else, or it was changed. The message is a sentence. */
public final class CannotOpenException extends Exception {
    private static final long serialVersionUID = 1;

    CannotOpenException(String sentence) {
        super(sentence);
    }
}
