package io.lineflame.server.compat;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.connect.MessageWriter;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.LocatedFile;
import io.lineflame.server.locate.Outcome;
import io.lineflame.server.locate.SourceLocator;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.repositories.RefResult;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.SourceFile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Files and commits for programs, read as the person they call for. */
final class ProgramSource {

    private static final int MAX_REFS = 200;

    private final CodeHosts hosts;
    private final RepositoryAccess repositories;
    private final SourceLocator locator;

    @Inject
    ProgramSource(CodeHosts hosts, RepositoryAccess repositories, SourceLocator locator) {
        this.hosts = hosts;
        this.repositories = repositories;
        this.locator = locator;
    }

    /**
     * Which file is wanted.
     *
     * @param localPath as the profile names it
     * @param rootPath the service's folder in its repository
     * @param function may be empty: some versions of the pages do not say
     */
    record FileAsked(String repository, String ref, String localPath, String rootPath, String function) {}

    /** The file byte for byte, whatever its encoding, and the page of it at just this commit. */
    MessageWriter file(Tenant tenant, Viewer viewer, FileAsked asked) {
        requireRef(asked.ref());
        repository(asked.repository());
        UsedVersion version = UsedVersion.requested(asked.repository(), asked.ref(), asked.rootPath());
        SourceRequest request = new SourceRequest(VersionRequest.NONE, asked.function(), asked.localPath());
        try {
            SourceFile file =
                    file(locator.locate(tenant, viewer, version, request)).shown();
            return new MessageWriter()
                    .text(1, "content", Base64.getEncoder().encodeToString(file.bytes()))
                    .text(2, "URL", text(file.webUrl()));
        } catch (RefusedException e) {
            throw Refused.of(e.refusal());
        }
    }

    MessageWriter commit(Tenant tenant, Viewer viewer, String repository, String ref) {
        RefResult result = results(tenant, viewer, repository, List.of(ref)).get(0);
        if (result instanceof RefResult.Failed failed) {
            throw Refused.of(failed.refusal());
        }
        return facts((RefResult.Found) result);
    }

    /** In the order asked; refs that no commit answers to are left out, and are an error when there is no other. */
    MessageWriter commits(Tenant tenant, Viewer viewer, String repository, List<String> refs) {
        List<RefResult> results = results(tenant, viewer, repository, refs);
        List<MessageWriter> found = results.stream()
                .filter(RefResult.Found.class::isInstance)
                .map(result -> facts((RefResult.Found) result))
                .toList();
        if (found.isEmpty() && results.get(0) instanceof RefResult.Failed failed) {
            throw Refused.of(failed.refusal());
        }
        return new MessageWriter().messages(1, "commits", found);
    }

    private List<RefResult> results(Tenant tenant, Viewer viewer, String repository, List<String> refs) {
        refs.forEach(ProgramSource::requireRef);
        if (refs.isEmpty() || refs.size() > MAX_REFS) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT, refs.size() + " refs are asked about; 1 to " + MAX_REFS + " can be.");
        }
        try {
            return repositories.open(viewer, repository(repository)).commits(tenant, refs);
        } catch (RefusedException e) {
            throw Refused.of(e.refusal());
        }
    }

    private HostedRepository repository(String url) {
        return hosts.find(url)
                .orElseThrow(() -> new ConnectException(
                        ConnectCode.FAILED_PRECONDITION,
                        (url.isBlank()
                                        ? "The address of a repository is missing."
                                        : "That is not a repository of a configured code host.")
                                + " An operator can add hosts: LINEFLAME_GIT_REPOSITORIES serves git directories, and"
                                + " other hosts have settings of their own."));
    }

    /** A refusal of another repository's host is no reason to sign in again at the one that a program signed in with. */
    private static LocatedFile file(Located located) {
        if (located.outcome() instanceof Outcome.Refused refused) {
            throw located.elsewhere().isEmpty()
                    ? Refused.of(refused.refusal())
                    : new ConnectException(
                            ConnectCode.NOT_FOUND,
                            refused.refusal().title() + ". " + refused.refusal().detail());
        }
        if (located.outcome() instanceof Outcome.Missing missing) {
            throw new ConnectException(ConnectCode.NOT_FOUND, missing.detail());
        }
        return located.file().orElseThrow(() -> new IllegalStateException("no file: " + located.outcome()));
    }

    private static void requireRef(String ref) {
        if (ref.isBlank()) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "The ref is missing: a commit, a tag or a branch. Profiles carry it in the label service_git_ref.");
        }
    }

    private static MessageWriter facts(RefResult.Found found) {
        Commit commit = found.commit();
        return new MessageWriter()
                .text(1, "message", commit.subject())
                .message(
                        2,
                        "author",
                        new MessageWriter()
                                .text(1, "login", commit.author().name())
                                .text(2, "avatarURL", text(commit.author().picture())))
                .text(
                        3,
                        "date",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                commit.authored().atOffset(ZoneOffset.UTC)))
                .text(4, "sha", commit.id().hash())
                .text(5, "URL", text(commit.webUrl()));
    }

    private static String text(Optional<URI> url) {
        return url.map(Objects::toString).orElse("");
    }
}
