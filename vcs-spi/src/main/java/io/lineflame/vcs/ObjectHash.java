package io.lineflame.vcs;

import java.util.regex.Pattern;

/** The form of git's object names, SHA-1 and SHA-256. */
final class ObjectHash {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private ObjectHash() {}

    static boolean isFull(String hash) {
        return FULL.matcher(hash).matches();
    }

    static void require(String hash) {
        if (!isFull(hash)) {
            throw new IllegalArgumentException("not a full object hash: " + Printable.of(hash));
        }
    }
}
