package io.lineflame.vcs;

/**
 * A commit, for good: what it names never changes.
 *
 * @param hash in full: 40 or 64 lower-case hex digits
 */
public record CommitId(String hash) {

    private static final int SHORT_LENGTH = 7;

    public CommitId {
        if (!ObjectHash.isFull(hash)) {
            throw new IllegalArgumentException("not a full commit hash: " + Printable.of(hash));
        }
    }

    /** Whether a {@code CommitId} can be made of this. */
    public static boolean isHash(String hash) {
        return ObjectHash.isFull(hash);
    }

    /** The first 7 digits, for showing to people. */
    public String abbreviated() {
        return hash.substring(0, SHORT_LENGTH);
    }
}
