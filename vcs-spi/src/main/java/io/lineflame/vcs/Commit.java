package io.lineflame.vcs;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Facts about a commit, as shown to people.
 *
 * @param subject the message's first line; empty when there is no message
 * @param authored when the author wrote it, which may be long before it was committed
 * @param webUrl a page for people; empty when the host has none
 */
public record Commit(CommitId id, String subject, Author author, Instant authored, Optional<URI> webUrl) {

    public Commit {
        if (subject.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a subject is one line; got " + Printable.of(subject));
        }
    }
}
