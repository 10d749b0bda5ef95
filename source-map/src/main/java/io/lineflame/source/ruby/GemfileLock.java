package io.lineflame.source.ruby;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code Gemfile.lock} says of gems that were installed from commits.
 *
 * @param remoteByRevision addresses of repositories as written there, by full commit hash
 */
record GemfileLock(Map<String, String> remoteByRevision) {

    private static final String REMOTE = "remote: ";
    private static final String REVISION = "revision: ";

    GemfileLock {
        remoteByRevision = Map.copyOf(remoteByRevision);
    }

    static GemfileLock read(String text) {
        Map<String, String> remotes = new HashMap<>();
        String remote = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(REMOTE)) {
                remote = line.substring(REMOTE.length());
            } else if (line.startsWith(REVISION)) {
                remotes.put(line.substring(REVISION.length()), remote);
            }
        }
        return new GemfileLock(remotes);
    }

    /** The commit whose hash starts so, and its repository. */
    Optional<Map.Entry<String, String>> commit(String start) {
        return remoteByRevision.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .findFirst();
    }
}
