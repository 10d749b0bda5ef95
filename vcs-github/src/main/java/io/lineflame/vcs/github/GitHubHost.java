package io.lineflame.vcs.github;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.CredentialKind.Field;
import io.lineflame.vcs.CredentialKind.Form;
import io.lineflame.vcs.CredentialKind.Permission;
import io.lineflame.vcs.LineAnchors;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One GitHub. */
final class GitHubHost implements VcsHost {

    private static final List<Permission> READ_ONLY = List.of(
            new Permission("Contents: read-only", "To show the source of profiled functions, and their commits."),
            new Permission("Metadata: read-only", "To see which repositories you may read."));

    private final Installation installation;
    private final HostConnection connection;
    private final Optional<GitHubAuthorization> authorization;

    GitHubHost(Installation installation, Patience patience) {
        this.installation = installation;
        this.connection = new HostConnection(installation, patience);
        this.authorization = installation
                .application()
                .map(application -> new GitHubAuthorization(installation, application, connection.clientForSignIn()));
    }

    @Override
    public String id() {
        return installation.id();
    }

    @Override
    public String displayName() {
        return installation.id();
    }

    @Override
    public Set<String> knownAs() {
        return Set.of("github");
    }

    @Override
    public Optional<URI> webUrl() {
        return Optional.of(installation.web().uri());
    }

    @Override
    public Optional<RepositoryId> parseRepositoryUrl(String url) {
        return RepositoryUrl.parse(url)
                .filter(parsed -> parsed.host().equals(installation.id()))
                .filter(parsed -> Repositories.isPath(parsed.path()))
                .map(parsed -> new RepositoryId(id(), parsed.path()));
    }

    @Override
    public List<CredentialKind> credentialKinds() {
        List<CredentialKind> kinds = new ArrayList<>();
        installation.application().ifPresent(application -> kinds.add(signIn(application)));
        kinds.add(new CredentialKind(
                Identity.TOKEN_KIND,
                "Personal access token",
                new Form.Fields(
                        List.of(new Field(Identity.TOKEN, "Token", true)),
                        "At " + installation.id() + ", Settings, Developer settings, make a fine-grained token for the"
                                + " repositories you profile, with Contents and Metadata read-only."),
                READ_ONLY));
        kinds.add(CredentialKind.ANONYMOUS);
        return List.copyOf(kinds);
    }

    private static CredentialKind signIn(Application application) {
        return new CredentialKind(
                Identity.APP_KIND,
                "Sign in with GitHub",
                new Form.Authorization(),
                application.isGitHubApp() ? READ_ONLY : scopes(application));
    }

    private static List<Permission> scopes(Application application) {
        List<Permission> permissions = new ArrayList<>();
        for (String scope : application.scopes().split(" ", -1)) {
            permissions.add(new Permission(
                    scope,
                    scope.equals("repo")
                            ? "To read private repositories. OAuth apps have no scope that only reads; nothing is"
                                    + " written."
                            : "As configured for this server."));
        }
        return permissions;
    }

    @Override
    public Optional<VcsAuthorization> authorization(String kindId) {
        return kindId.equals(Identity.APP_KIND) ? authorization.map(VcsAuthorization.class::cast) : Optional.empty();
    }

    @Override
    public Optional<LineAnchors> lineAnchors() {
        return Optional.of(new LineAnchors("L{first}", "L{first}-L{last}"));
    }

    @Override
    public Optional<URI> fileUrl(RepositoryId repository, CommitId commit, String path) {
        return TreeEntry.isPath(path)
                ? Optional.of(new Pages(installation).file(repository.path(), commit, path))
                : Optional.empty();
    }

    @Override
    public Set<URI> pictureOrigins() {
        return installation.pictures().stream()
                .map(url -> URI.create(origin(url.uri())))
                .collect(toUnmodifiableSet());
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    @Override
    public VcsClient connect(Credential credential, VcsContext context) {
        if (credentialKinds().stream().noneMatch(kind -> kind.id().equals(credential.kindId()))) {
            throw new IllegalArgumentException(id() + " takes no credential of kind " + credential.kindId());
        }
        return new GitHubVcsClient(connection, Identity.of(credential), context);
    }

    @Override
    public String toString() {
        return "GitHubHost[" + id() + "]";
    }
}
