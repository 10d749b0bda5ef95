package io.lineflame.server.matches;

import io.lineflame.vcs.Commit;
import java.util.ArrayList;
import java.util.List;

/** Orders the commits that changed a file by how near they are to the one whose file is shown. */
final class NearestFirst {

    private NearestFirst() {}

    /**
     * Later and earlier ones in turn.
     *
     * @param before the history of the file that is shown, newest first; its first made the file what it is, and is left out
     * @param upToTip the history up to a later commit, newest first
     */
    static List<Commit> of(List<Commit> before, List<Commit> upToTip) {
        List<Commit> earlier = before.subList(Math.min(1, before.size()), before.size());
        List<Commit> later = new ArrayList<>(upToTip);
        later.removeAll(before);
        List<Commit> order = new ArrayList<>();
        for (int distance = 0; distance < Math.max(later.size(), earlier.size()); distance++) {
            if (distance < later.size()) {
                order.add(later.get(later.size() - 1 - distance));
            }
            if (distance < earlier.size()) {
                order.add(earlier.get(distance));
            }
        }
        return order;
    }
}
