package io.lineflame.server.locate;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Place;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks for a file in the repositories that rules name, those of configured hosts only, in their order. */
final class PlaceVisitor {

    /** How many a question may ask hosts about, whatever a profile makes of it. */
    private static final int MAX_PLACES = 6;

    private final CodeHosts hosts;
    private final RepositoryAccess repositories;

    @Inject
    PlaceVisitor(CodeHosts hosts, RepositoryAccess repositories) {
        this.hosts = hosts;
        this.repositories = repositories;
    }

    /**
     * The file, or else the first refusal, which the viewer may be able to mend.
     *
     * @return empty when no place has it; the notes say of each why
     */
    Optional<Located> visit(Viewer viewer, List<Place> places, LocationNotes notes) {
        List<PlaceVisit> visits = places.stream()
                .limit(MAX_PLACES)
                .map(place -> new PlaceVisit(place, notes))
                .toList();
        return visits.stream()
                .flatMap(visit -> visit.file(hosts, repositories, viewer).stream())
                .findFirst()
                .or(() -> visits.stream()
                        .flatMap(visit -> visit.refused().stream())
                        .findFirst());
    }
}
