package io.lineflame.vcs.github.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where a symbolic link leads, in the same repository. */
final class LinkTarget {

    private LinkTarget() {}

    /** The path it means; empty when that is outside. */
    static Optional<String> inside(String link, String target) {
        if (target.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> path = new ArrayDeque<>();
        int folder = link.lastIndexOf('/');
        String whole = folder < 0 ? target : link.substring(0, folder + 1) + target;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                if (path.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.addLast(part);
            }
        }
        return Optional.of(String.join("/", path));
    }
}
