package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.APPLICATION_NOT_ALLOWED;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.kohsuke.github.GHRepository;

/** The repositories one identity asked for, as GitHub knows them now: a moved one has its new name. */
final class Repositories {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9._-]{1,100}");

    /** Far more than a person looks at; then all are asked for again. */
    private static final int MAX_KNOWN = 500;

    private static final int INSTALLATIONS_PER_PAGE = 100;

    private final Installation installation;
    private final Identity identity;
    private final ApiCalls api;
    private final Map<RepositoryId, GHRepository> known = new ConcurrentHashMap<>();

    Repositories(Installation installation, Identity identity, ApiCalls api) {
        this.installation = installation;
        this.identity = identity;
        this.api = api;
    }

    /** Whether GitHub can have such a repository: it has owners and names, nothing deeper. */
    static boolean isPath(String path) {
        return PATH.matcher(path).matches() && !path.endsWith("/.") && !path.endsWith("/..");
    }

    /** As it was when it was last asked for. */
    GHRepository known(RepositoryId id) throws VcsException {
        GHRepository repository = known.get(id);
        return repository != null ? repository : ask(id);
    }

    /** As it is now. One request, which costs no budget while nothing changed. */
    GHRepository ask(RepositoryId id) throws VcsException {
        if (!id.hostId().equals(installation.id()) || !isPath(id.path())) {
            throw notFound(id);
        }
        try {
            GHRepository repository = api.ask(gitHub -> gitHub.getRepository(id.path()));
            if (repository.getFullName() == null || !isPath(repository.getFullName())) {
                throw api.incomprehensible();
            }
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(id, repository);
            return repository;
        } catch (VcsException e) {
            known.remove(id);
            throw e.kind() == NOT_FOUND ? notShown(id) : e;
        }
    }

    /** GitHub answers 404 for what is not there and for what it does not show; a GitHub App can tell a bit more. */
    private VcsException notShown(RepositoryId id) {
        if (!identity.isAppUser()) {
            return notFound(id);
        }
        try {
            return notInstalled(id).orElseGet(() -> notFound(id));
        } catch (VcsException e) {
            return notFound(id);
        }
    }

    private Optional<VcsException> notInstalled(RepositoryId id) throws VcsException {
        String owner = id.path().substring(0, id.path().indexOf('/'));
        JsonNode installations = api.json(api.url("user/installations")
                        .addQueryParameter("per_page", Integer.toString(INSTALLATIONS_PER_PAGE))
                        .build())
                .path("installations");
        Optional<String> slug = installation.application().flatMap(Application::slug);
        for (JsonNode one : installations) {
            if (one.path("account").path("login").asText("").equalsIgnoreCase(owner)) {
                return Optional.empty();
            }
            if (slug.isEmpty() && one.hasNonNull("app_slug")) {
                slug = Optional.of(one.path("app_slug").asText());
            }
        }
        if (installations.size() >= INSTALLATIONS_PER_PAGE) {
            return Optional.empty();
        }
        String sentence = installation.id() + " shows no repository '" + id.path() + "': the app is not installed for '"
                + owner + "', or there is no such repository.";
        return Optional.of(slug.map(name -> VcsException.withWayOut(
                        APPLICATION_NOT_ALLOWED, sentence, new Pages(installation).installApp(name)))
                .orElseGet(() -> new VcsException(APPLICATION_NOT_ALLOWED, sentence)));
    }

    private VcsException notFound(RepositoryId id) {
        return new VcsException(
                NOT_FOUND,
                identity.isAnonymous()
                        ? installation.id() + " shows no repository '" + id.path() + "' without sign-in."
                        : installation.id() + " shows this account no repository '" + id.path() + "'.");
    }
}
