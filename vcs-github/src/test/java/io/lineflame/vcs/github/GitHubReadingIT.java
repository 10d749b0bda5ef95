package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.TOO_LARGE;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsObserver.Outcome;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import io.lineflame.vcs.github.standin.StandInRequest;
import io.lineflame.vcs.testkit.ContractRepository;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading what is allowed to be read: large trees and files, moved repositories, and what is asked for it. */
class GitHubReadingIT {

    private final ContractRepository fixture = ContractRepository.create();
    private final HeardCalls heard = new HeardCalls();

    @TempDir
    private Path data;

    private GitHubStandIn gitHub;
    private StandInRepository checkout;
    private VcsClient client;

    @BeforeEach
    void start() throws Exception {
        gitHub = GitHubStandIn.start();
        checkout = gitHub.repository("acme", "checkout").isPrivate(true).allow(gitHub.account("mona"));
        GitFixture.write(fixture, checkout.gitDirectory());
        client = connect(4 << 20);
    }

    @AfterEach
    void stop() {
        client.close();
        gitHub.close();
    }

    @Test
    void tree_thatGitHubCutsShort_isListedWhole() throws Exception {
        gitHub.treeLimit(4);

        Tree tree = client.listTree(id(), fixture.first().id());

        assertThat(tree.entries())
                .extracting(TreeEntry::path)
                .containsExactlyElementsOf(fixture.first().files().keySet());
        assertThat(gitHub.requests())
                .filteredOn(request -> request.path().contains("/git/trees/"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void tree_ofTooManyFolders_isRefusedBeforeTheBudgetIsGone() throws Exception {
        List<String> paths = Stream.iterate(0, i -> i + 1)
                .limit(1_100)
                .map(i -> "d" + i + "/f")
                .toList();
        CommitId commit = commit(paths, "x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        gitHub.treeLimit(500);

        VcsException refusal = catchThrowableOfType(VcsException.class, () -> client.listTree(id(), commit));

        assertThat(refusal.kind()).isEqualTo(UNSUPPORTED);
        assertThat(gitHub.requests()).hasSizeLessThan(1_010);
    }

    @Test
    void file_overAMegabyte_isReadWhole() throws Exception {
        byte[] large = new byte[3 << 20];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + (i >> 8));
        }
        CommitId commit = commit(List.of("large.bin"), large);

        SourceFile file = client.readFile(id(), commit, "large.bin").orElseThrow();

        assertThat(file.bytes()).isEqualTo(large);
    }

    @Test
    void file_overTheLimit_isNotAskedForWhereTheSizeIsKnown() throws Exception {
        CommitId commit = commit(List.of("large.bin"), new byte[5 << 20]);
        TreeEntry entry = client.listTree(id(), commit).entry("large.bin").orElseThrow();
        gitHub.clearRequests();

        VcsException refusal = catchThrowableOfType(VcsException.class, () -> client.readFile(id(), commit, entry));

        assertThat(refusal.kind()).isEqualTo(TOO_LARGE);
        assertThat(gitHub.requests()).isEmpty();
    }

    @Test
    void file_overTheLimitOfUnknownSize_isTooLarge() throws Exception {
        CommitId commit = commit(List.of("large.bin"), new byte[5 << 20]);
        TreeEntry listed = client.listTree(id(), commit).entry("large.bin").orElseThrow();
        TreeEntry unsized = new TreeEntry(listed.path(), listed.kind(), listed.hash(), OptionalLong.empty());

        VcsException refusal = catchThrowableOfType(VcsException.class, () -> client.readFile(id(), commit, unsized));

        assertThat(refusal.kind()).isEqualTo(TOO_LARGE);
        assertThat(refusal).message().contains(Integer.toString(4 << 20));
    }

    @Test
    void repository_moved_isReadWhereItIsNow() throws Exception {
        checkout.moveTo("bikes", "shop");

        Repository repository = client.repository(id());

        assertThat(repository.id().path()).isEqualTo("bikes/shop");
        assertThat(repository.webUrl()).contains(URI.create(gitHub.url() + "/bikes/shop"));
        gitHub.clearRequests();
        client.listTree(id(), fixture.first().id());
        assertThat(gitHub.requests()).extracting(StandInRequest::status).containsExactly(200);
    }

    @Test
    void repository_deletedAndAnotherInItsPlace_isTheOther() throws Exception {
        client.repository(id());
        checkout.delete();
        StandInRepository other = gitHub.repository("acme", "checkout").isPrivate(false);
        GitFixture.write(fixture, other.gitDirectory());

        assertThat(client.repository(id()).everyone()).isTrue();
    }

    @Test
    void permission_askedAgain_isConditionalAndFree() throws Exception {
        client.repository(id());
        client.repository(id());

        assertThat(gitHub.requests()).extracting(StandInRequest::status).containsExactly(200, 304);
        assertThat(gitHub.requests().get(1).conditional()).isTrue();
        assertThat(heard.outcomes).containsExactly(Outcome.OK, Outcome.NOT_MODIFIED);
        assertThat(heard.budgets).extracting(HeardCalls.Budget::remaining).containsExactly(4999, 4999);
    }

    @Test
    void permission_takenAway_showsAtOnce() throws Exception {
        client.repository(id());
        checkout.disallow(gitHub.account("mona"));

        assertThat(catchThrowableOfType(VcsException.class, () -> client.repository(id()))
                        .kind())
                .isEqualTo(VcsException.Kind.NOT_FOUND);
    }

    @Test
    void immutable_askedTwice_isOneRequest() throws Exception {
        CommitId commit = fixture.second().id();
        for (int i = 0; i < 2; i++) {
            client.listTree(id(), commit);
            client.readFile(id(), commit, "README.md");
            client.resolve(id(), new Ref(commit.hash()));
            client.compare(id(), fixture.first().id(), commit);
        }

        assertThat(gitHub.requests()).extracting(StandInRequest::path).doesNotHaveDuplicates();
    }

    @Test
    void branch_askedTwice_isRevalidated() throws Exception {
        client.resolve(id(), new Ref("main"));
        client.resolve(id(), new Ref("main"));

        assertThat(heard.outcomes).containsExactly(Outcome.OK, Outcome.OK, Outcome.NOT_MODIFIED);
    }

    @Test
    void clients_ofTwoPeople_shareNoAnswer() throws Exception {
        client.listTree(id(), fixture.first().id());
        try (VcsClient otto = host().connect(token("otto"), context(1_000))) {
            assertThat(catchThrowableOfType(
                                    VcsException.class,
                                    () -> otto.listTree(id(), fixture.first().id()))
                            .kind())
                    .isEqualTo(VcsException.Kind.NOT_FOUND);
        }
    }

    /** A cache on disk would keep tokens (as headers) and private source. */
    @Test
    void disk_afterEveryCall_holdsNothing() throws Exception {
        CommitId commit = fixture.first().id();
        client.check();
        client.listTree(id(), commit);
        client.readFile(id(), commit, "README.md");
        client.commits(id(), List.of(new Ref("main")));
        client.compare(id(), commit, fixture.third().id());
        client.close();

        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void commits_ofManyRefs_takeFewRequestsWithACredential() throws Exception {
        List<Ref> refs = new ArrayList<>();
        fixture.commits().forEach(commit -> refs.add(new Ref(commit.id().hash())));
        refs.addAll(List.of(new Ref("main"), new Ref("refs/tags/v1.1.0"), new Ref("no-such"), new Ref("größe")));

        List<CommitResult> results = client.commits(id(), refs);

        assertThat(results).filteredOn(CommitResult.Failed.class::isInstance).hasSize(1);
        assertThat(gitHub.requests())
                .extracting(StandInRequest::path)
                .containsExactly("/api/v3/repos/acme/checkout", "/api/graphql");
    }

    @Test
    void pictures_ofTheHostItself_areShown() throws Exception {
        assertThat(client.check().orElseThrow().picture())
                .hasValueSatisfying(picture -> assertThat(picture).asString().startsWith(gitHub.url() + "/"));
    }

    @Test
    void comparison_ofThreeHundredFiles_saysThatMoreMayBeMissing() throws Exception {
        CommitId few = commit(List.of("f"), new byte[] {1});
        List<String> paths =
                Stream.iterate(0, i -> i + 1).limit(320).map(i -> "f" + i).toList();
        CommitId many = commit(paths, new byte[] {1}, few);

        Comparison comparison = client.compare(id(), few, many);

        assertThat(comparison.truncated()).isTrue();
        assertThat(comparison.files()).hasSize(300);
        assertThat(comparison.webUrl())
                .contains(URI.create(gitHub.url() + "/acme/checkout/compare/" + few.hash() + "..." + many.hash()));
    }

    @Test
    void history_ofAFile_isOneRequestAndFreeWhenAskedAgain() throws Exception {
        client.repository(id());
        gitHub.clearRequests();
        heard.outcomes.clear();

        for (int i = 0; i < 2; i++) {
            assertThat(client.history(id(), fixture.third().id(), "cart/total.go", 30))
                    .hasSize(3);
        }

        assertThat(gitHub.requests())
                .extracting(StandInRequest::path)
                .containsOnly("/api/v3/repos/acme/checkout/commits");
        assertThat(heard.outcomes).containsExactly(Outcome.OK, Outcome.NOT_MODIFIED);
    }

    /** One content under every path. */
    private CommitId commit(List<String> paths, byte[] content, CommitId... parents) throws Exception {
        try (var repository = new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(checkout.gitDirectory().toFile())
                        .build();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
            DirCache cache = DirCache.newInCore();
            DirCacheBuilder builder = cache.builder();
            for (String path : paths) {
                DirCacheEntry entry = new DirCacheEntry(path);
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(cache.writeTree(inserter));
            for (CommitId parent : parents) {
                commit.addParentId(ObjectId.fromString(parent.hash()));
            }
            commit.setAuthor(new PersonIdent("Mona", "mona@example.com"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("Add\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return new CommitId(id.name());
        }
    }

    private RepositoryId id() {
        return new RepositoryId(URI.create(gitHub.url()).getAuthority(), "acme/checkout");
    }

    private VcsClient connect(int maxFileBytes) throws Exception {
        return host().connect(token("mona"), context(maxFileBytes));
    }

    private VcsContext context(int maxFileBytes) {
        return new VcsContext(maxFileBytes, Clock.systemUTC(), heard);
    }

    private Credential token(String login) {
        return new Credential("token", Map.of("token", gitHub.account(login).personalToken()));
    }

    private VcsHost host() throws Exception {
        return new GitHubVcsProvider()
                .configure(new VcsSettings(Map.of("URL", gitHub.url()), data))
                .get(0);
    }
}
