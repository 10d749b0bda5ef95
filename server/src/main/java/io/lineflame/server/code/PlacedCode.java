package io.lineflame.server.code;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CodePlace;
import io.lineflame.profile.view.PlaceCosts;
import io.lineflame.server.locate.OpenedRepository;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.source.coverage.ProfiledFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles of one version, and where the code of each of their functions stands.
 *
 * @param versions all of the selection, largest total first
 * @param profiles of the version that is looked at; empty when nothing was measured
 * @param used where that version's source is said to be
 * @param opened empty when the viewer does not get to read the repository: places are then files as compiled
 * @param state as of source: {@code found}, or why the repository is not read
 * @param detail a sentence about {@code state}
 */
record PlacedCode(
        Selection selection,
        List<VersionProfiles> versions,
        Optional<VersionProfiles> profiles,
        UsedVersion used,
        Optional<OpenedRepository> opened,
        String state,
        String detail,
        Map<ProfiledFunction, CodePlace> places) {

    List<Weights> weights() {
        return profiles.map(VersionProfiles::weights).orElse(List.of());
    }

    PlaceCosts costs() {
        return PlaceCosts.of(weights(), this::place);
    }

    CodePlace place(String function, String file) {
        CodePlace place = places.get(new ProfiledFunction(function, file));
        return place == null ? CodePlaces.NOT_FOUND : place;
    }

    /** Whether a function stands in the file of this path. */
    boolean isIn(String path, String function, String file) {
        return place(function, file) instanceof CodePlace.Inside inside
                && inside.path().equals(path);
    }
}
