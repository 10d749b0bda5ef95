package io.lineflame.vcs.testkit;

import io.lineflame.vcs.TreeEntry;
import java.nio.charset.StandardCharsets;

/** What a fixture's commit holds at one path. Immutable. */
public final class FixtureFile {

    private final String mode;
    private final TreeEntry.Kind kind;
    private final byte[] bytes;
    private final String hash;

    private FixtureFile(String mode, TreeEntry.Kind kind, byte[] bytes, String hash) {
        this.mode = mode;
        this.kind = kind;
        this.bytes = bytes;
        this.hash = hash;
    }

    static FixtureFile text(String text) {
        return blob("100644", TreeEntry.Kind.FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    static FixtureFile bytes(byte[] bytes) {
        return blob("100644", TreeEntry.Kind.FILE, bytes.clone());
    }

    static FixtureFile executable(String text) {
        return blob("100755", TreeEntry.Kind.FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    static FixtureFile symlink(String target) {
        return blob("120000", TreeEntry.Kind.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
    }

    static FixtureFile submodule(String commitHash) {
        return new FixtureFile("160000", TreeEntry.Kind.SUBMODULE, new byte[0], commitHash);
    }

    private static FixtureFile blob(String mode, TreeEntry.Kind kind, byte[] bytes) {
        return new FixtureFile(mode, kind, bytes, new GitObject(GitObject.Type.BLOB, bytes).hash());
    }

    public TreeEntry.Kind kind() {
        return kind;
    }

    /** A copy of the content; a symbolic link's target; nothing for a submodule. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** The blob's name; for a submodule, the commit it stands at. */
    public String hash() {
        return hash;
    }

    /** Git's mode in octal digits, e.g. {@code 100644}. */
    public String mode() {
        return mode;
    }
}
