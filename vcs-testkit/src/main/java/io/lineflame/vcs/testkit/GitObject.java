package io.lineflame.vcs.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One object of a git repository with the name git gives it, so that a stand-in for any host can
 * store the fixture exactly (gitformat-loose).
 */
public final class GitObject {

    /** What kinds of objects git knows. */
    public enum Type {
        BLOB,
        TREE,
        COMMIT,
        TAG
    }

    private final Type type;
    private final byte[] content;
    private final String hash;

    GitObject(Type type, byte[] content) {
        this.type = type;
        this.content = content.clone();
        this.hash = hash(type, content);
    }

    public Type type() {
        return type;
    }

    /** A copy of the content, without git's header. */
    public byte[] content() {
        return content.clone();
    }

    /** SHA-1, 40 lower-case hex digits. */
    public String hash() {
        return hash;
    }

    private static String hash(Type type, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            String header = type.name().toLowerCase(Locale.ROOT) + " " + content.length + "\0";
            digest.update(header.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
