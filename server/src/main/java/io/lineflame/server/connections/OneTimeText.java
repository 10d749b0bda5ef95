package io.lineflame.server.connections;

import io.lineflame.server.secrets.SecretText;

/** What a person carries to a host and back, to be used once. */
record OneTimeText(SecretText secret) {

    OneTimeText(String text) {
        this(new SecretText(text));
    }

    /** 256 random bits, to be recognized again when they come back. */
    static OneTimeText state() {
        return new OneTimeText(SecretText.random(32));
    }

    /** A code verifier (RFC 7636, section 4.1): 86 of the 43 to 128 characters it may have. */
    static OneTimeText codeVerifier() {
        return new OneTimeText(SecretText.random(64));
    }

    String text() {
        return secret.text();
    }

    /** By which it is recognized without being kept. */
    byte[] hash() {
        return secret.hash();
    }

    /** As a code challenge with the method S256 (RFC 7636, section 4.2). */
    String challenge() {
        return secret.hashText();
    }
}
