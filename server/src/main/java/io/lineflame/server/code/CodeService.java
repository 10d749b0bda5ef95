package io.lineflame.server.code;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CodePlace;
import io.lineflame.profile.view.FileCosts;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.locate.NoRepositoryException;
import io.lineflame.server.locate.OpenedRepository;
import io.lineflame.server.locate.ServiceRepositories;
import io.lineflame.server.locate.SourceLocator;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.coverage.ProfiledFunction;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows what the files and folders of a repository cost, in the version asked for or in the one with the largest total. */
final class CodeService {

    private static final ProblemType NO_SUCH_FILE = new ProblemType("no-such-file", 404, "There is no such file");

    private static final Comparator<VersionProfiles> MOST_FIRST = Comparator.comparingLong(VersionProfiles::total)
            .thenComparing(VersionProfiles::lastSeen)
            .reversed()
            .thenComparing(profiles -> profiles.version().ref());

    private final ProfileSelector selector;
    private final VersionChoice choice;
    private final SourceLocator locator;
    private final ServiceRepositories repositories;
    private final CodePlaces places;

    @Inject
    CodeService(
            ProfileSelector selector,
            VersionChoice choice,
            SourceLocator locator,
            ServiceRepositories repositories,
            CodePlaces places) {
        this.selector = selector;
        this.choice = choice;
        this.locator = locator;
        this.repositories = repositories;
        this.places = places;
    }

    /**
     * The entries of a folder; with a search, the files below it.
     *
     * @param search words in any case; no word finds every file
     */
    CodeTreeJson tree(
            QueryContext context,
            Viewer viewer,
            CodeQuestion question,
            String directory,
            Optional<String> search,
            int limit) {
        PlacedCode code = code(context, viewer, question);
        CodeListing listing = new CodeListing(code);
        if (!listing.hasDirectory(directory)) {
            throw missing("There is no folder " + directory, code);
        }
        List<CodeEntry> entries =
                search.map(words -> listing.found(directory, words)).orElseGet(() -> listing.in(directory));
        return CodeTreeJson.of(code, listing, directory, entries, limit);
    }

    /** The costs of a file. */
    CodeFileJson file(QueryContext context, Viewer viewer, CodeQuestion question, String path) {
        PlacedCode code = code(context, viewer, question);
        CodeListing listing = new CodeListing(code);
        String known = code.opened().isPresent() ? path : listing.likeliest(path);
        if (!listing.hasFile(known)) {
            throw missing("There is no file " + path, code);
        }
        return costs(code, known);
    }

    /**
     * The costs of the file that a function stands in.
     *
     * @param file as compiled; empty for the file in which the function costs most
     */
    CodeFileJson fileOf(
            QueryContext context, Viewer viewer, CodeQuestion question, String function, Optional<String> file) {
        PlacedCode code = code(context, viewer, question);
        ProfiledFunction wanted = FunctionTable.of(code.weights()).rows().stream()
                .filter(row -> row.name().equals(function))
                .filter(row -> file.map(row.file()::equals).orElse(true))
                .findFirst()
                .map(row -> new ProfiledFunction(row.name(), row.file()))
                .orElseGet(() -> new ProfiledFunction(function, file.orElse("")));
        if (code.place(wanted.name(), wanted.file()) instanceof CodePlace.Inside inside) {
            return costs(code, inside.path());
        }
        throw missing("No file holds the function " + function, code);
    }

    private static CodeFileJson costs(PlacedCode code, String path) {
        return CodeFileJson.of(
                code, path, FileCosts.of(code.weights(), (function, file) -> code.isIn(path, function, file)));
    }

    private static ProblemException missing(String what, PlacedCode code) {
        String where = code.opened()
                .map(opened -> " in " + opened.reader().repository().id().path() + " at "
                        + opened.commit().abbreviated() + ".")
                .orElse(" among the files that were compiled. " + code.detail());
        return new ProblemException(NO_SUCH_FILE, what + where);
    }

    private PlacedCode code(QueryContext context, Viewer viewer, CodeQuestion question) {
        Selection selection = selector.select(context, question.query(), question.range());
        List<VersionProfiles> versions =
                selection.versions().stream().sorted(MOST_FIRST).toList();
        Optional<VersionProfiles> profiles = profiles(context, viewer, question, versions);
        UsedVersion used = used(context, viewer, question, profiles.map(VersionProfiles::version));
        List<Weights> weights = profiles.map(VersionProfiles::weights).orElse(List.of());
        try {
            OpenedRepository opened = repositories.open(context.tenant(), viewer, used.version());
            return new PlacedCode(
                    selection,
                    versions,
                    profiles,
                    used,
                    Optional.of(opened),
                    "found",
                    "Paths are those of " + opened.commit().abbreviated() + ".",
                    places.inRepository(context, used, opened, weights));
        } catch (NoRepositoryException e) {
            return compiled(selection, versions, profiles, used, e.state().id(), e.sentence());
        } catch (RefusedException e) {
            return compiled(
                    selection,
                    versions,
                    profiles,
                    used,
                    e.refusal().kind().id(),
                    e.refusal().detail());
        }
    }

    private static PlacedCode compiled(
            Selection selection,
            List<VersionProfiles> versions,
            Optional<VersionProfiles> profiles,
            UsedVersion used,
            String state,
            String detail) {
        return new PlacedCode(
                selection,
                versions,
                profiles,
                used,
                Optional.empty(),
                state,
                detail,
                CodePlaces.asCompiled(profiles.map(VersionProfiles::weights).orElse(List.of())));
    }

    private Optional<VersionProfiles> profiles(
            QueryContext context, Viewer viewer, CodeQuestion question, List<VersionProfiles> versions) {
        if (versions.isEmpty() || question.commit().isEmpty()) {
            return versions.stream().findFirst();
        }
        String service = question.query().only(ServiceVersion.SERVICE_LABEL).orElse("");
        return Optional.of(choice.require(
                context.tenant(),
                viewer,
                service,
                versions,
                VersionProfiles::version,
                question.commit().get()));
    }

    /** Where nothing was measured, the service's newest version. */
    private UsedVersion used(
            QueryContext context, Viewer viewer, CodeQuestion question, Optional<ServiceVersion> measured) {
        VersionRequest request = new VersionRequest(
                question.query().only(ServiceVersion.SERVICE_LABEL),
                Optional.of(question.query()),
                measured.map(ServiceVersion::repository).filter(label -> !label.isEmpty()),
                measured.map(ServiceVersion::ref)
                        .filter(label -> !label.isEmpty())
                        .or(question::commit),
                measured.map(ServiceVersion::rootPath));
        return locator.version(context, viewer, new SourceRequest(request, "", ""));
    }
}
