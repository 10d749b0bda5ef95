package io.lineflame.server.connect;

/** Ends a Connect call with an error. */
public final class ConnectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ConnectCode code;

    /** The message is a sentence for the person behind the client; never a secret. */
    public ConnectException(ConnectCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ConnectCode code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
