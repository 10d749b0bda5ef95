package io.lineflame.server.secrets;

/** The file of the keys cannot be read, used or written. The message is a sentence for the operator that shows nothing of them. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyFileException(String sentence) {
        super(sentence);
    }
}
