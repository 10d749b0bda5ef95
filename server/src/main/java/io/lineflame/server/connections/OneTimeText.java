package io.lineflame.server.connections;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody can guess, to be used once. Its {@code toString} does not show it. */
record OneTimeText(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** 256 random bits, to be recognized again when they come back. */
    static OneTimeText state() {
        return random(32);
    }

    /** A code verifier (RFC 7636, section 4.1): 86 of the 43 to 128 characters it may have. */
    static OneTimeText codeVerifier() {
        return random(64);
    }

    private static OneTimeText random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return new OneTimeText(BASE64URL.encodeToString(bytes));
    }

    /** By which it is recognized without being kept: SHA-256. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As a code challenge with the method S256 (RFC 7636, section 4.2). */
    String challenge() {
        return BASE64URL.encodeToString(hash());
    }

    @Override
    public String toString() {
        return "OneTimeText";
    }
}
