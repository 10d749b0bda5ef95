package io.lineflame.server.sessions;

import io.lineflame.server.secrets.SecretText;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a browser or a program shows to be known again: 256 random bits that mean nothing. */
record SessionToken(SecretText secret) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static SessionToken random() {
        return new SessionToken(SecretText.random(BYTES));
    }

    /** Empty when it cannot be one of ours, so that nothing has to be asked about it. */
    static Optional<SessionToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionToken(new SecretText(text))) : Optional.empty();
    }

    /** For the one who keeps it, and for nobody else. */
    String text() {
        return secret.text();
    }

    /** What the database keeps. */
    byte[] hash() {
        return secret.hash();
    }
}
