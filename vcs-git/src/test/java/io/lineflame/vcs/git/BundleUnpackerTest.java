package io.lineflame.vcs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.FixtureCommit;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.BundleWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleUnpackerTest {

    private final ContractRepository fixture = ContractRepository.create();

    @TempDir
    private Path directory;

    private Path folder;
    private Path unpacked;

    @BeforeEach
    void createRepository() throws IOException {
        folder = GitFixture.write(fixture, directory.resolve("shop.git"));
        unpacked = directory.resolve("data").resolve("bundles");
    }

    @Test
    void bundle_ofARepository_holdsAllItsRefsAndFiles() throws Exception {
        File repository = unpack(bundle("shop.bundle", null));

        try (GitClient client = client(repository)) {
            RepositoryId id = new RepositoryId("git", "code.example.com/acme/shop");
            for (FixtureCommit commit : fixture.commits()) {
                assertThat(client.listTree(id, commit.id()).entries())
                        .hasSameSizeAs(commit.files().keySet());
            }
            assertThat(client.resolve(id, new Ref("v1.1.0")))
                    .isEqualTo(fixture.second().id());
            assertThat(client.resolve(id, new Ref("größe")))
                    .isEqualTo(fixture.silent().id());
        }
    }

    @Test
    void bundle_unpackedAgain_isNotWrittenAgain() throws Exception {
        Path bundle = bundle("shop.bundle", null);
        File first = unpack(bundle);
        Path mark = Files.writeString(first.toPath().resolve("mark"), "still here");

        assertThat(unpack(bundle)).isEqualTo(first);
        assertThat(mark).exists();
        assertThat(foldersUnpacked()).containsExactly(first.getName());
    }

    @Test
    void bundle_withOtherContent_isUnpackedAnew() throws Exception {
        File first = unpack(bundle("shop.bundle", null));
        try (Repository repository = GitDirectories.open(folder.toFile())) {
            GitFixture.setRef(
                    repository, "refs/heads/more", fixture.first().id().hash());
        }

        assertThat(unpack(bundle("shop.bundle", null))).isNotEqualTo(first);
    }

    @Test
    void bundle_cutShort_isRefusedAndLeavesNothing() throws Exception {
        byte[] whole = Files.readAllBytes(bundle("shop.bundle", null));
        for (int length : new int[] {0, 10, 100, whole.length / 2, whole.length - 1}) {
            Path part = Files.write(directory.resolve("part.bundle"), Arrays.copyOf(whole, length));

            assertThatIOException().isThrownBy(() -> unpack(part)).withMessageContaining("whole git bundle");
        }
        assertThat(foldersUnpacked()).isEmpty();
    }

    @Test
    void bundle_thatNeedsCommitsItLacks_isRefused() throws Exception {
        Path thin = bundle("thin.bundle", fixture.second());

        assertThatIOException().isThrownBy(() -> unpack(thin)).withMessageContaining("whole git bundle");
        assertThat(foldersUnpacked()).isEmpty();
    }

    @Test
    void bundle_unpackedByManyAtOnce_isOneFolder() throws Exception {
        Path bundle = bundle("shop.bundle", null);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<File>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> unpack(bundle));
            }
            for (Future<File> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isDirectory();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(foldersUnpacked()).hasSize(1);
    }

    private File unpack(Path bundle) throws IOException {
        return new BundleUnpacker(unpacked).unpack(bundle);
    }

    private List<String> foldersUnpacked() throws IOException {
        try (Stream<Path> folders = Files.list(unpacked)) {
            return folders.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** A bundle of all refs, or, with a base, of what is new since. */
    private Path bundle(String name, @Nullable FixtureCommit base) throws IOException {
        Path file = directory.resolve(name);
        try (Repository repository = GitDirectories.open(folder.toFile());
                RevWalk walk = new RevWalk(repository);
                OutputStream out = Files.newOutputStream(file)) {
            BundleWriter writer = new BundleWriter(repository);
            for (var ref : repository.getRefDatabase().getRefsByPrefix("refs/")) {
                if (base == null || ref.getName().equals("refs/heads/main")) {
                    writer.include(ref);
                }
            }
            if (base != null) {
                writer.assume(walk.parseCommit(ObjectId.fromString(base.id().hash())));
            }
            writer.writeBundle(NullProgressMonitor.INSTANCE, out);
        }
        return file;
    }

    private static GitClient client(File repository) {
        ConfiguredRepository configured =
                new ConfiguredRepository(new RepositoryUrl("code.example.com", "acme/shop"), repository);
        return new GitClient(new OpenRepositories(List.of(configured)), new VcsContext(100_000));
    }
}
