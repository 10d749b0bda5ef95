package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_A_FILE;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.TOO_LARGE;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsException;
import okhttp3.HttpUrl;
import org.kohsuke.github.GHRepository;

/** Reads content by its hash: the API's files by path follow symbolic links, and stop at 1 MB. */
final class Blobs {

    private static final String RAW = "application/vnd.github.raw+json";

    private final ApiCalls api;
    private final int maxBytes;

    Blobs(ApiCalls api, int maxBytes) {
        this.api = api;
        this.maxBytes = maxBytes;
    }

    byte[] read(RepositoryId id, GHRepository repository, TreeEntry entry) throws VcsException {
        requireFile(entry);
        if (entry.size().isPresent() && entry.size().getAsLong() > maxBytes) {
            throw tooLarge(entry, Long.toString(entry.size().getAsLong()));
        }
        HttpUrl url = api.url("repos")
                .addPathSegments(repository.getFullName())
                .addPathSegments("git/blobs")
                .addPathSegment(entry.hash())
                .build();
        try {
            return api.bytes(url, RAW, maxBytes);
        } catch (AnswerTooLargeException e) {
            throw tooLarge(entry, "more than " + maxBytes);
        } catch (VcsException e) {
            throw e.kind() == NOT_FOUND ? unreadable(id, entry) : e;
        }
    }

    static VcsException directory(String path) {
        return new VcsException(NOT_A_FILE, "'" + path + "' is a directory.");
    }

    private static void requireFile(TreeEntry entry) throws VcsException {
        switch (entry.kind()) {
            case SYMLINK -> throw new VcsException(NOT_A_FILE, "'" + entry.path() + "' is a symbolic link.");
            case SUBMODULE -> throw new VcsException(NOT_A_FILE, "'" + entry.path() + "' is a submodule.");
            case FILE -> {}
        }
    }

    private VcsException tooLarge(TreeEntry entry, String bytes) {
        return new VcsException(
                TOO_LARGE, "'" + entry.path() + "' has " + bytes + " bytes; at most " + maxBytes + " are shown.");
    }

    private static VcsException unreadable(RepositoryId id, TreeEntry entry) {
        return new VcsException(
                UNAVAILABLE, "'" + id.path() + "' lists '" + entry.path() + "' but does not show its content.");
    }
}
