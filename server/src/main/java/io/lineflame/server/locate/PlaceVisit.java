package io.lineflame.server.locate;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Attempt;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.PlaceSearch;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a file in one place of another repository. Notes each step. For one thread. */
final class PlaceVisit {

    /** A version has a few names at most. */
    private static final int MAX_REFS = 8;

    private final Place place;
    private final LocationNotes notes;
    private @Nullable Reached reached;
    private @Nullable Refusal refusal;

    PlaceVisit(Place place, LocationNotes notes) {
        this.place = place;
        this.notes = notes;
    }

    /** The answer with the file; empty when it is not to be had here. */
    Optional<Located> file(CodeHosts hosts, RepositoryAccess repositories, Viewer viewer) {
        if (place.version().isEmpty()) {
            note(Verdict.NOT_HERE, "Nothing says which version of " + place.what() + " was built, so none is shown.");
            return Optional.empty();
        }
        Optional<HostedRepository> hosted = hosts.find(place.repository());
        if (hosted.isEmpty()) {
            note(Verdict.NOT_HERE, "No configured code host serves " + place.repository() + ".");
            notes.advise(Advice.mirror(place.repository()));
            return Optional.empty();
        }
        if (notes.isSilent(hosted.get())) {
            note(Verdict.NOT_HERE, "Its code host gave no answer a moment ago and was not asked again.");
            return Optional.empty();
        }
        try {
            Reached door = Reached.hosted(place.repository(), firstRef(), hosted.get());
            reached = door;
            RepositoryReader reader = repositories.open(viewer, hosted.get());
            return inside(reader, door.by(reader));
        } catch (RefusedException e) {
            refusal = e.refusal();
            notes.refused(hosted.get(), refusal);
            note(Verdict.NOT_HERE, refusal.title() + ". " + refusal.detail());
            return Optional.empty();
        }
    }

    /** The answer that the host refused; empty when it did not. */
    Optional<Located> refused() {
        return reached == null || refusal == null
                ? Optional.empty()
                : Optional.of(notes.refusedElsewhere(place, reached, refusal));
    }

    private Optional<Located> inside(RepositoryReader reader, Reached inside) throws RefusedException {
        reached = inside;
        for (String ref : place.refs().stream().limit(MAX_REFS).toList()) {
            Optional<CommitId> commit = reader.version(ref);
            if (commit.isPresent()) {
                return found(reader, inside.at(ref, commit.get(), Optional.empty()), commit.get());
            }
            note(Verdict.ABSENT, "There is no tag, branch or commit " + ref + ".");
        }
        return Optional.empty();
    }

    private Optional<Located> found(RepositoryReader reader, Reached at, CommitId commit) throws RefusedException {
        reached = at;
        Tree tree = reader.tree(commit);
        SourceAnswer answer = PlaceSearch.find(place, tree);
        answer.attempts().forEach(attempt -> notes.step(new Step(attempt, Optional.of(name()))));
        Optional<TreeEntry> entry = answer.path().flatMap(tree::entry);
        return entry.map(file -> notes.foundElsewhere(place, at, new LocatedFile(reader, commit, file)));
    }

    private void note(Verdict verdict, String why) {
        String path = place.paths().isEmpty()
                ? String.join("/", place.ends())
                : place.paths().get(0);
        notes.step(new Step(new Attempt(path, place.rule(), verdict, why), Optional.of(name())));
    }

    private String firstRef() {
        return place.refs().isEmpty() ? "" : place.refs().get(0);
    }

    /** As the host calls it, or as its address does. */
    private String name() {
        return reached == null
                ? RepositoryUrl.parse(place.repository())
                        .map(RepositoryUrl::path)
                        .orElse(place.repository())
                : reached.repository().id().path();
    }
}
