package io.lineflame.vcs.github;

import java.time.Duration;

/**
 * How long a host may take.
 *
 * @param connect until a connection is there
 * @param read between two bytes
 * @param call for all of a request, redirects and body included
 */
record Patience(Duration connect, Duration read, Duration call) {

    /** A person waits for most answers; only the tree of a very large repository takes long. */
    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30));
}
