package io.lineflame.server.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Text that nobody can guess and that only its owner keeps: here it is known again by its hash. Its {@code toString} does not show it. */
public record SecretText(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Random bytes in Base64 for URLs without padding: 43 characters for 32 bytes, 86 for 64. */
    public static SecretText random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return new SecretText(BASE64URL.encodeToString(random));
    }

    /** SHA-256 of the characters. Without salt or rounds: nobody can go through 256 random bits. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash in Base64 for URLs, without padding. */
    public String hashText() {
        return BASE64URL.encodeToString(hash());
    }

    @Override
    public String toString() {
        return "SecretText[...]";
    }
}
