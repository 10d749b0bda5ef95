package io.lineflame.server.connections;

/** An account is who it says, but this server does not take it. The message is a sentence for its owner. */
final class NotLetInException extends Exception {

    private static final long serialVersionUID = 1L;

    NotLetInException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
