package io.lineflame.vcs.git;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.FixtureCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a directory while it is being served: fetches, packing, partial copies, deletion. */
class LiveRepositoryTest {

    private static final RepositoryUrl URL = new RepositoryUrl("code.example.com", "acme/shop");
    private static final RepositoryId ID = new RepositoryId("git", "code.example.com/acme/shop");

    private final ContractRepository fixture = ContractRepository.create();

    @TempDir
    private Path directory;

    private Path folder;
    private GitClient client;

    @BeforeEach
    void open() throws IOException {
        folder = GitFixture.write(fixture, directory.resolve("shop.git"));
        client = client(folder);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void newCommit_writtenAfterOpening_isSeen() throws Exception {
        client.resolve(ID, new Ref("main"));
        CommitId added = addCommit("later\n");

        assertThat(client.resolve(ID, new Ref("main"))).isEqualTo(added);
        assertThat(client.readFile(ID, added, "new.txt").orElseThrow().text()).isEqualTo("later\n");
    }

    @Test
    void repository_packedWhileOpen_isReadOn() throws Exception {
        FixtureCommit second = fixture.second();
        client.listTree(ID, second.id());

        try (Repository other = GitDirectories.open(folder.toFile())) {
            new GC((FileRepository) other).gc().get();
        }

        assertThat(GitFixture.looseObject(folder, second.id().hash())).doesNotExist();
        assertThat(client.readFile(ID, second.id(), "cart/total.go")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(second.file("cart/total.go").bytes());
        assertThat(client.resolve(ID, new Ref("v1.1.0"))).isEqualTo(second.id());
    }

    @Test
    void partialCopy_withoutABlob_isNamedAsSuch() throws Exception {
        FixtureCommit first = fixture.first();
        Files.delete(
                GitFixture.looseObject(folder, first.file("README.md").hash()).toPath());

        VcsException failure =
                catchThrowableOfType(VcsException.class, () -> client.readFile(ID, first.id(), "README.md"));

        assertThat(failure.kind()).isEqualTo(UNAVAILABLE);
        assertThat(failure)
                .hasMessageContaining("partial")
                .hasMessageContaining(first.file("README.md").hash());
        TreeEntry listed = client.listTree(ID, first.id()).entry("README.md").orElseThrow();
        assertThat(listed.size()).isEqualTo(OptionalLong.empty());
        assertThat(client.readFile(ID, first.id(), "cart/empty.txt")).isPresent();
    }

    @Test
    void shallowCopy_withoutACommit_isNamedAsSuch() throws Exception {
        Files.writeString(folder.resolve("shallow"), fixture.third().id().hash() + "\n");

        VcsException failure = catchThrowableOfType(VcsException.class, () -> client.resolve(ID, new Ref("v0.9.0")));

        assertThat(failure.kind()).isEqualTo(NOT_FOUND);
        assertThat(failure).hasMessageContaining("v0.9.0").hasMessageContaining("shallow");
    }

    @Test
    void directory_deletedAfterStart_isUnavailableWithoutItsPath() throws Exception {
        Files.move(folder, directory.resolve("elsewhere"));

        for (var call : List.<ThrowingCallable>of(client::check, () -> client.resolve(ID, new Ref("main")))) {
            VcsException failure = catchThrowableOfType(VcsException.class, call);
            assertThat(failure.kind()).isEqualTo(UNAVAILABLE);
            assertThat(failure).message().contains("code.example.com/acme/shop").doesNotContain(directory.toString());
        }
    }

    @Test
    void name_ofBothATagAndABranch_isTheTag() throws Exception {
        setRef("refs/heads/v1.0.0", fixture.third().id());

        assertThat(client.resolve(ID, new Ref("v1.0.0")))
                .isEqualTo(fixture.first().id());
        assertThat(client.resolve(ID, new Ref("refs/heads/v1.0.0")))
                .isEqualTo(fixture.third().id());
    }

    @Test
    void name_thatLooksLikeAHash_isTheBranch() throws Exception {
        String digits = fixture.first().id().abbreviated();
        setRef("refs/heads/" + digits, fixture.third().id());
        setRef("refs/heads/" + fixture.first().id().hash(), fixture.third().id());

        assertThat(client.resolve(ID, new Ref(digits)))
                .isEqualTo(fixture.third().id());
        assertThat(client.resolve(ID, new Ref(fixture.first().id().hash())))
                .isEqualTo(fixture.first().id());
    }

    @Test
    void branch_ofAnOrdinaryClonesOrigin_isFoundAfterLocalOnes() throws Exception {
        setRef("refs/remotes/origin/main", fixture.first().id());
        setRef("refs/remotes/origin/theirs", fixture.second().id());

        assertThat(client.resolve(ID, new Ref("theirs")))
                .isEqualTo(fixture.second().id());
        assertThat(client.resolve(ID, new Ref("main")))
                .isEqualTo(fixture.third().id());
    }

    @Test
    void hash_inUpperCase_isTheSame() throws Exception {
        String upper = fixture.first().id().hash().toUpperCase(Locale.ROOT);

        assertThat(client.resolve(ID, new Ref(upper))).isEqualTo(fixture.first().id());
        assertThat(client.resolve(ID, new Ref(upper.substring(0, 10))))
                .isEqualTo(fixture.first().id());
    }

    /** A mirror made with {@code git clone --reference} keeps objects there. See ADR 0011. */
    @Test
    void objects_inAnAlternate_areRead() throws Exception {
        Path borrowing = directory.resolve("borrowing.git");
        GitFixture.createBare(borrowing).close();
        Files.writeString(borrowing.resolve("objects/info/alternates"), folder.resolve("objects") + "\n");

        try (GitClient other = client(borrowing)) {
            assertThat(other.readFile(ID, fixture.first().id(), "README.md")).isPresent();
        }
    }

    @Test
    void configuration_ofUserAndSystem_isNotRead() throws Exception {
        assertThat(SystemReader.getInstance().getUserConfig().toText()).isEmpty();
        assertThat(SystemReader.getInstance().getSystemConfig().toText()).isEmpty();
        assertThat(SystemReader.getInstance().getenv("GIT_DIR")).isNull();
    }

    @Test
    void directory_afterReadingAllOfIt_isUntouched() throws Exception {
        Map<Path, FileTime> before = filesWithTimes();

        client.check();
        for (FixtureCommit commit : fixture.commits()) {
            client.listTree(ID, client.resolve(ID, new Ref(commit.id().hash())));
            client.readFile(ID, commit.id(), "README.md");
        }

        assertThat(filesWithTimes()).isEqualTo(before);
    }

    @Test
    void clock_ofTheFileSystem_isNotMeasuredByWriting() {
        Duration clock = FS.getFileStoreAttributes(folder).getFsTimestampResolution();

        assertThat(clock).isEqualTo(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION);
    }

    private Map<Path, FileTime> filesWithTimes() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private CommitId addCommit(String text) throws IOException {
        try (Repository other = GitDirectories.open(folder.toFile())) {
            ObjectId blob = GitFixture.insert(other, Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            var tree = new TreeFormatter();
            tree.append("new.txt", FileMode.REGULAR_FILE, blob);
            ObjectId root = GitFixture.insert(other, Constants.OBJ_TREE, tree.toByteArray());
            String commit = "tree " + root.name() + "\nparent "
                    + fixture.third().id().hash() + "\nauthor A <a@example.com> 1700000000 +0000\n"
                    + "committer C <c@example.com> 1700000000 +0000\n\nMessage\n";
            ObjectId id = GitFixture.insert(other, Constants.OBJ_COMMIT, commit.getBytes(StandardCharsets.UTF_8));
            GitFixture.setRef(other, "refs/heads/main", id.name());
            return new CommitId(id.name());
        }
    }

    private void setRef(String name, CommitId target) throws IOException {
        try (Repository other = GitDirectories.open(folder.toFile())) {
            GitFixture.setRef(other, name, target.hash());
        }
    }

    private static GitClient client(Path folder) {
        ConfiguredRepository configured = new ConfiguredRepository(URL, folder.toFile());
        return new GitClient(new OpenRepositories(List.of(configured)), new VcsContext(100_000));
    }
}
