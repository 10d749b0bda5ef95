package io.lineflame.server.connections;

import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;

/** A person's way to a host ended without a connection. The message is a sentence for them. */
final class AttemptException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Who wanted it so. */
    enum Outcome {
        /** The person, at the host. */
        REFUSED,
        /** Somebody or something else: the words say it. */
        FAILED
    }

    private final Outcome outcome;
    private final boolean forOperator;

    private AttemptException(Outcome outcome, boolean forOperator, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.forOperator = forOperator;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether only the operator can mend it. */
    boolean forOperator() {
        return forOperator;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static AttemptException refused(String message) {
        return new AttemptException(Outcome.REFUSED, false, message);
    }

    static AttemptException failed(String message) {
        return new AttemptException(Outcome.FAILED, false, message);
    }

    private static AttemptException forOperator(String message) {
        return new AttemptException(Outcome.FAILED, true, message);
    }

    /** What a host says with {@code error} (RFC 6749, section 4.1.2.1). Of its words only those known are repeated. */
    static AttemptException ofAnswer(VcsHost host, String error) {
        String name = host.displayName();
        return switch (error) {
            case "access_denied" -> refused("You declined at " + name + ", so nothing was connected.");
            case "temporarily_unavailable", "server_error" ->
                failed(name + " is in trouble just now. Connect again in a few minutes.");
            case "" -> failed(name + " sent you back without a code. Connect again.");
            default ->
                forOperator(name + " refused what this server asked" + (isWord(error) ? " (" + error + ")" : "")
                        + ". Only its operator can mend that: its settings there and here do not fit.");
        };
    }

    /** What a call to the host ended in. */
    static AttemptException ofHost(VcsHost host, VcsException e) {
        String words = e.getMessage();
        return switch (e.kind()) {
            case MISCONFIGURED ->
                forOperator(
                        host.displayName() + " refuses this server itself, which only its operator can mend. " + words);
            case UNAVAILABLE, RATE_LIMITED ->
                failed(host.displayName() + " could not be asked. " + words + " Connect again in a few minutes.");
            default -> failed(words);
        };
    }

    /** The host agreed, and then our own database did not. */
    static AttemptException notStored() {
        return failed("This server could not store the connection just now. Connect again.");
    }

    private static boolean isWord(String error) {
        return error.matches("[a-z_]{1,40}");
    }
}
