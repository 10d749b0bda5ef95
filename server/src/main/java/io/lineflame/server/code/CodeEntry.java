package io.lineflame.server.code;

import io.lineflame.profile.view.Cost;
import java.util.Locale;

/**
 * A file or folder.
 *
 * @param path from the root
 */
record CodeEntry(String path, Kind kind, Cost cost) {

    enum Kind {
        DIRECTORY,
        FILE,
        LINK,
        SUBMODULE;

        /** As in answers. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
