package io.lineflame.server.locate;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.mappings.ServerMappings;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.Meaning;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.finder.Languages;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Finds a function's file as a viewer: version, host, permission, commit, listing, path; and where the file is not the service's own,
 * the same in the repository that holds it. Each step that cannot be done is part of the answer. Reads no file's content but that of
 * the few that say where others are. Safe for many threads.
 */
public final class SourceLocator {

    private final ServiceVersions versions;
    private final CodeHosts hosts;
    private final RepositoryAccess repositories;
    private final PlaceVisitor places;
    private final ServerMappings mappings;

    @Inject
    SourceLocator(
            ServiceVersions versions,
            CodeHosts hosts,
            RepositoryAccess repositories,
            PlaceVisitor places,
            ServerMappings mappings) {
        this.versions = versions;
        this.hosts = hosts;
        this.repositories = repositories;
        this.places = places;
        this.mappings = mappings;
    }

    /** Finds the file at the version of the service that the request means. */
    public Located locate(QueryContext context, Viewer viewer, SourceRequest request) {
        return locate(context.tenant(), viewer, version(context, viewer, request), request);
    }

    /** The version of the service that a request means. */
    public UsedVersion version(QueryContext context, Viewer viewer, SourceRequest request) {
        return versions.find(
                context, viewer, request.version(), Languages.ofProgram(request.function(), request.file()));
    }

    /** Finds the file at a version; what the request says of versions is not looked at. */
    public Located locate(Tenant tenant, Viewer viewer, UsedVersion version, SourceRequest request) {
        LocationNotes notes = new LocationNotes(version);
        ServiceVersion named = version.version();
        SourceQuestion question = new SourceQuestion(
                request.function(), request.file(), named.rootPath(), named.repository(), version.runtime());
        if (!named.hasSource()) {
            String missing = missingLabels(named);
            return abroad(
                    tenant, viewer, question, notes.problem(request, "labels", missing), new Outcome.NoLabels(missing));
        }
        Optional<HostedRepository> hosted = hosts.find(named.repository());
        if (hosted.isEmpty()) {
            String noHost = Advice.noHost(named.repository());
            return abroad(
                    tenant, viewer, question, notes.problem(request, "code host", noHost), new Outcome.NoHost(noHost));
        }
        Reached door = Reached.hosted(named.repository(), named.ref(), hosted.get());
        notes.home(door);
        try {
            return atHome(tenant, viewer, door, question, request.path(), notes);
        } catch (RefusedException e) {
            notes.problem(request, "code host", e.refusal().detail());
            notes.refused(hosted.get(), e.refusal());
            return abroad(tenant, viewer, question, notes, new Outcome.Refused(e.refusal()));
        }
    }

    private Located atHome(
            Tenant tenant,
            Viewer viewer,
            Reached door,
            SourceQuestion question,
            Optional<String> path,
            LocationNotes notes)
            throws RefusedException {
        RepositoryReader reader = repositories.open(viewer, door.repository());
        notes.home(door.by(reader));
        Meaning meaning = reader.meaning(tenant, door.ref());
        notes.home(door.by(reader).at(door.ref(), meaning.commit(), meaning.asOf()));
        Tree tree = reader.tree(meaning.commit());
        if (path.isPresent()) {
            return at(path.get(), reader, meaning, tree, notes);
        }
        List<TreeEntry> wanted = SourceFinder.wanted(question, tree);
        Checkout checkout = CheckoutReader.read(reader, meaning.commit(), tree, wanted, CheckoutReader.FILES);
        notes.mistakes(SourceFinder.mappings(question, checkout).mistakes());
        SourceAnswer answer = SourceFinder.find(question, checkout, mappings.of(tenant));
        notes.answer(answer);
        Optional<TreeEntry> entry = answer.path().flatMap(tree::entry);
        return entry.isPresent()
                ? notes.found(new LocatedFile(reader, meaning.commit(), entry.get()))
                : elsewhere(viewer, answer, notes);
    }

    /** The path is known; whether the commit has such a file is not. */
    private static Located at(String path, RepositoryReader reader, Meaning meaning, Tree tree, LocationNotes notes) {
        Optional<TreeEntry> entry = tree.entry(path);
        boolean readable = tree.hasFile(path);
        String commit = meaning.commit().abbreviated();
        String why = readable
                ? path + " is a file at " + commit + "."
                : entry.isPresent() || tree.hasDirectory(path)
                        ? path + " is no file at " + commit + "."
                        : "There is no " + path + " at " + commit + ".";
        notes.step(Step.asked(path, readable, why));
        return entry.isPresent() && readable
                ? notes.found(new LocatedFile(reader, meaning.commit(), entry.get()))
                : notes.located(new Outcome.Missing(
                        entry.isPresent() || tree.hasDirectory(path) ? NoSource.NOT_A_FILE : NoSource.NO_MATCH, why));
    }

    private Located elsewhere(Viewer viewer, SourceAnswer answer, LocationNotes notes) {
        NoSource reason = answer.reason().orElse(NoSource.NO_MATCH);
        return places.visit(viewer, answer.places(), notes)
                .orElseGet(() -> notes.located(new Outcome.Missing(reason, answer.why())));
    }

    /**
     * The service's repository is out of reach. A file that is certain to be another repository's is found all the same: its name says
     * so, and needs no listing.
     */
    private Located abroad(
            Tenant tenant, Viewer viewer, SourceQuestion question, LocationNotes notes, Outcome problem) {
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Tree.of(List.of())), mappings.of(tenant));
        LocationNotes further = notes.copy();
        further.answer(answer);
        return places.visit(viewer, answer.places(), further)
                .filter(located -> located.file().isPresent())
                .orElseGet(() -> notes.located(problem));
    }

    private static String missingLabels(ServiceVersion version) {
        String missing = version.repository().isEmpty()
                ? version.ref().isEmpty()
                        ? ServiceVersion.REPOSITORY_LABEL + " and " + ServiceVersion.REF_LABEL
                        : ServiceVersion.REPOSITORY_LABEL
                : ServiceVersion.REF_LABEL;
        return "The profiles carry no label " + missing + ". Send it with each profile.";
    }
}
