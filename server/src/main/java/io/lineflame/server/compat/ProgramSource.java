package io.lineflame.server.compat;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.connect.MessageWriter;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.repositories.RefResult;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
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

    @Inject
    ProgramSource(CodeHosts hosts, RepositoryAccess repositories) {
        this.hosts = hosts;
        this.repositories = repositories;
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
        try {
            RepositoryReader reader = repositories.open(viewer, repository(asked.repository()));
            CommitId commit = reader.commit(tenant, asked.ref());
            SourceFile file = reader.file(commit, entry(asked, reader.tree(commit)));
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

    private static TreeEntry entry(FileAsked asked, Tree tree) {
        SourceQuestion question =
                new SourceQuestion(asked.function(), asked.localPath(), asked.rootPath(), asked.repository());
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(tree));
        return answer.path()
                .flatMap(tree::entry)
                .orElseThrow(() -> new ConnectException(ConnectCode.NOT_FOUND, answer.why()));
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
