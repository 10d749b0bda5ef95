package io.lineflame.vcs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that git itself would refuse to write: whoever can push could make them. */
class HostileRepositoryTest {

    private static final RepositoryUrl URL = new RepositoryUrl("code.example.com", "acme/shop");
    private static final RepositoryId ID = new RepositoryId("git", "code.example.com/acme/shop");

    @TempDir
    private Path directory;

    private Repository repository;
    private GitClient client;

    @BeforeEach
    void open() throws IOException {
        Path folder = directory.resolve("shop.git");
        repository = GitFixture.createBare(folder);
        ConfiguredRepository configured = new ConfiguredRepository(URL, folder.toFile());
        client = new GitClient(new OpenRepositories(List.of(configured)), new VcsContext(1000));
    }

    @AfterEach
    void close() {
        client.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../../../../etc", "/etc"})
    void treeEntry_namedLikeAWayOut_isNeitherListedNorRead(String name) throws Exception {
        ObjectId blob = blob("caught\n");
        TreeFormatter tree = new TreeFormatter();
        appendRaw(tree, name, FileMode.REGULAR_FILE, blob);
        tree.append("good.txt", FileMode.REGULAR_FILE, blob);
        CommitId commit = commit(insert(Constants.OBJ_TREE, tree.toByteArray()));

        assertThat(client.listTree(ID, commit).entries())
                .extracting(TreeEntry::path)
                .containsExactly("good.txt");
        assertThat(client.readFile(ID, commit, name)).isEmpty();
    }

    @Test
    void treeEntry_twice_isListedOnce() throws Exception {
        TreeFormatter tree = new TreeFormatter();
        tree.append("same.txt", FileMode.REGULAR_FILE, blob("one"));
        tree.append("same.txt", FileMode.REGULAR_FILE, blob("two"));
        CommitId commit = commit(insert(Constants.OBJ_TREE, tree.toByteArray()));

        assertThat(client.listTree(ID, commit).entries()).hasSize(1);
    }

    @Test
    void treeEntry_notUtf8_doesNoHarm() throws Exception {
        TreeFormatter tree = new TreeFormatter();
        byte[] latin1 = "caf\u00e9.txt".getBytes(StandardCharsets.ISO_8859_1);
        tree.append(latin1, 0, latin1.length, FileMode.REGULAR_FILE, blob("text"));
        CommitId commit = commit(insert(Constants.OBJ_TREE, tree.toByteArray()));

        Tree listed = client.listTree(ID, commit);

        assertThat(listed.entries()).hasSize(1);
        assertThat(client.readFile(ID, commit, listed.entries().get(0).path())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "100644 a", "100644 a\0short", "rubbish\0aaaaaaaaaaaaaaaaaaaa", "100644aaaaaaaaaaaaaa"})
    void tree_thatIsRubbish_isEmptyOrUnavailable(String content) throws Exception {
        CommitId commit = commit(insert(Constants.OBJ_TREE, content.getBytes(StandardCharsets.US_ASCII)));

        assertUnavailableIfAtAll(() -> client.listTree(ID, commit));
        assertUnavailableIfAtAll(() -> client.readFile(ID, commit, "a"));
    }

    @Test
    void tree_thatUnfoldsWithoutEnd_isRefused() throws Exception {
        ObjectId tree = insert(Constants.OBJ_TREE, tenTimes(blob("x"), FileMode.REGULAR_FILE));
        for (int depth = 0; depth < 12; depth++) {
            tree = insert(Constants.OBJ_TREE, tenTimes(tree, FileMode.TREE));
        }
        CommitId commit = commit(tree);

        try (RevWalk walk = new RevWalk(repository);
                ObjectReader reader = repository.newObjectReader()) {
            CommitTree unfolding = new CommitTree(
                    reader, walk.parseCommit(ObjectId.fromString(commit.hash())).getTree());
            VcsException failure = catchThrowableOfType(VcsException.class, () -> unfolding.list(1000));

            assertThat(failure.kind()).isEqualTo(VcsException.Kind.UNSUPPORTED);
            assertThat(failure).hasMessageContaining("1000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "tree ", "tree short\n", "tree zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\nauthor A"})
    void commit_thatIsRubbish_failsAlone(String content) throws Exception {
        ObjectId rubbish = insert(Constants.OBJ_COMMIT, content.getBytes(StandardCharsets.US_ASCII));
        CommitId good = commit(insert(Constants.OBJ_TREE, new byte[0]));

        List<CommitResult> results = client.commits(ID, List.of(new Ref(rubbish.name()), new Ref(good.hash())));

        assertThat(results.get(0)).isInstanceOf(CommitResult.Failed.class);
        assertThat(results.get(1)).isInstanceOf(CommitResult.Found.class);
        VcsException failure =
                catchThrowableOfType(VcsException.class, () -> client.listTree(ID, new CommitId(rubbish.name())));
        assertThat(failure).isNotNull();
    }

    @Test
    void commit_withADamagedAuthor_hasFactsAllTheSame() throws Exception {
        ObjectId tree = insert(Constants.OBJ_TREE, new byte[0]);
        String text = "tree " + tree.name() + "\nauthor rubbish\ncommitter C <c@example.com> 1700000000 +0000\n"
                + "encoding no-such-charset\n\n\n  Subject \r\nsecond line\n";
        ObjectId id = insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));

        List<CommitResult> results = client.commits(ID, List.of(new Ref(id.name())));

        Commit commit = ((CommitResult.Found) results.get(0)).commit();
        assertThat(commit.subject()).isEqualTo("Subject");
        assertThat(commit.authored()).isNotNull();
    }

    @Test
    void compare_withNamesLikeAWayOut_leavesThemOut() throws Exception {
        CommitId base = commit(insert(Constants.OBJ_TREE, new byte[0]));
        TreeFormatter tree = new TreeFormatter();
        appendRaw(tree, "..", FileMode.REGULAR_FILE, blob("caught\n"));
        tree.append("good.txt", FileMode.REGULAR_FILE, blob("good\n"));
        CommitId head = commit(insert(Constants.OBJ_TREE, tree.toByteArray()), base);

        assertThat(client.compare(ID, base, head).files())
                .extracting(Comparison.FileChange::path)
                .containsExactly("good.txt");
    }

    @Test
    void compare_ofMoreFilesThanTheLimit_saysThatItIsCut() throws Exception {
        CommitId base = commit(insert(Constants.OBJ_TREE, new byte[0]));
        TreeFormatter tree = new TreeFormatter();
        tree.append("a.txt", FileMode.REGULAR_FILE, blob("a\n"));
        tree.append("b.txt", FileMode.REGULAR_FILE, blob("b\n"));
        CommitId head = commit(insert(Constants.OBJ_TREE, tree.toByteArray()), base);

        try (RepositoryWalk walk = new RepositoryWalk(repository)) {
            RevCommit from = walk.parseCommit(ObjectId.fromString(base.hash()));
            RevCommit to = walk.parseCommit(ObjectId.fromString(head.hash()));
            Comparison cut = new CommitComparison(walk).of(from, to, 1);
            Comparison whole = new CommitComparison(walk).of(from, to, 2);

            assertThat(cut.truncated()).isTrue();
            assertThat(cut.files()).extracting(Comparison.FileChange::path).containsExactly("a.txt");
            assertThat(whole.truncated()).isFalse();
            assertThat(whole.files()).hasSize(2);
        }
    }

    @Test
    void ref_thatIsALinkToAnotherFile_showsNothingOfIt() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "s3cr3t\n");
        Path heads = repository.getDirectory().toPath().resolve("refs/heads");
        Files.createSymbolicLink(heads.resolve("leak"), secret);

        VcsException failure = catchThrowableOfType(VcsException.class, () -> client.resolve(ID, new Ref("leak")));

        assertThat(failure).message().doesNotContain("s3cr3t").doesNotContain(directory.toString());
    }

    @Test
    void ref_thatPointsAtItself_isUnavailableForItselfOnly() throws Exception {
        CommitId commit = commit(insert(Constants.OBJ_TREE, new byte[0]));
        GitFixture.setRef(repository, "refs/heads/good", commit.hash());
        Path heads = repository.getDirectory().toPath().resolve("refs/heads");
        Files.writeString(heads.resolve("loop"), "ref: refs/heads/loop\n");
        Files.writeString(heads.resolve("dangling"), "deadbeef".repeat(5) + "\n");

        List<CommitResult> results = client.commits(ID, List.of(new Ref("loop"), new Ref("dangling"), new Ref("good")));

        assertThat(results.get(0)).isInstanceOf(CommitResult.Failed.class);
        assertThat(((CommitResult.Failed) results.get(1)).failure().kind()).isEqualTo(VcsException.Kind.UNAVAILABLE);
        assertThat(results.get(2)).isInstanceOf(CommitResult.Found.class);
    }

    @Test
    void ref_toAFile_isNotFound() throws Exception {
        GitFixture.setRef(repository, "refs/tags/blob", blob("text").name());

        VcsException failure = catchThrowableOfType(VcsException.class, () -> client.resolve(ID, new Ref("blob")));

        assertThat(failure.kind()).isEqualTo(VcsException.Kind.NOT_FOUND);
    }

    private static void assertUnavailableIfAtAll(ThrowingCallable call) {
        try {
            call.call();
        } catch (VcsException e) {
            assertThat(e.kind()).isEqualTo(VcsException.Kind.UNAVAILABLE);
        } catch (Throwable e) {
            throw new AssertionError("not a VcsException", e);
        }
    }

    private byte[] tenTimes(ObjectId id, FileMode mode) {
        TreeFormatter tree = new TreeFormatter();
        for (int i = 0; i < 10; i++) {
            tree.append("d" + i, mode, id);
        }
        return tree.toByteArray();
    }

    /** The formatter refuses what git refuses, save when told not to look. */
    private static void appendRaw(TreeFormatter tree, String name, FileMode mode, ObjectId id) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        tree.append(bytes, 0, bytes.length, mode, id, true);
    }

    private CommitId commit(ObjectId tree, CommitId... parents) throws IOException {
        String text = "tree " + tree.name()
                + Arrays.stream(parents)
                        .map(parent -> "\nparent " + parent.hash())
                        .collect(Collectors.joining())
                + "\nauthor A <a@example.com> 1700000000 +0000\n"
                + "committer C <c@example.com> 1700000000 +0000\n\nMessage\n";
        return new CommitId(insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8))
                .name());
    }

    private ObjectId blob(String text) throws IOException {
        return insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectId insert(int type, byte[] content) throws IOException {
        return GitFixture.insert(repository, type, content);
    }
}
