package io.lineflame.vcs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** A file at a commit, byte for byte. Immutable. */
public final class SourceFile {

    /** How far git looks for a NUL to call content binary (gitattributes, "text=auto"). */
    private static final int BINARY_SNIFF_BYTES = 8000;

    private final RepositoryId repository;
    private final CommitId commit;
    private final TreeEntry entry;
    private final byte[] bytes;
    private final Optional<URI> webUrl;

    /**
     * @param blobHash see {@link TreeEntry#hash()}
     * @param bytes copied
     * @param webUrl a page for people; empty when the host has none
     */
    public SourceFile(
            RepositoryId repository,
            CommitId commit,
            String path,
            String blobHash,
            byte[] bytes,
            Optional<URI> webUrl) {
        this.repository = repository;
        this.commit = commit;
        this.entry = new TreeEntry(path, TreeEntry.Kind.FILE, blobHash, OptionalLong.of(bytes.length));
        this.bytes = bytes.clone();
        this.webUrl = webUrl;
    }

    public RepositoryId repository() {
        return repository;
    }

    public CommitId commit() {
        return commit;
    }

    public String path() {
        return entry.path();
    }

    public String blobHash() {
        return entry.hash();
    }

    public int size() {
        return bytes.length;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The content as UTF-8, malformed bytes replaced; line ends and a byte order mark stay as they are. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether this is no text, by git's rule: a NUL among the first 8 000 bytes. */
    public boolean isBinary() {
        int end = Math.min(bytes.length, BINARY_SNIFF_BYTES);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    public Optional<URI> webUrl() {
        return webUrl;
    }

    @Override
    public String toString() {
        return "SourceFile[" + path() + " at " + commit.abbreviated() + ", " + bytes.length + " bytes]";
    }
}
