package io.lineflame.vcs.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real repository, out of the bundle in the reference data folder: {@code -Dlineflame.reference},
 * {@code LINEFLAME_REFERENCE}, or beside the checkout as {@code shared}.
 */
@EnabledIf("hasReferenceData")
class RideshareReferenceTest {

    private static final String URL = "https://code.example.com/example/rideshare";

    @TempDir
    private Path data;

    @Test
    void bundle_withARename_givesEachCommitItsFile() throws Exception {
        VcsSettings settings = new VcsSettings(Map.of("REPOSITORIES", URL + "=" + bundle()), data);
        VcsHost host = new GitVcsProvider().configure(settings).get(0);
        RepositoryId id = host.parseRepositoryUrl("git@code.example.com:example/rideshare.git")
                .orElseThrow();

        try (VcsClient client = host.connect(Credential.ANONYMOUS, new VcsContext(1_000_000))) {
            CommitId dear = client.resolve(id, new Ref("9a4bfff"));
            CommitId renamed = client.resolve(id, new Ref("73cbbad"));

            assertThat(client.resolve(id, new Ref("v1.1.0"))).isEqualTo(dear);
            assertThat(client.listTree(id, dear).filesNamed("pricing.go"))
                    .extracting(TreeEntry::path)
                    .containsExactly("pricing/pricing.go");
            assertThat(client.listTree(id, renamed).filesNamed("pricing.go")).isEmpty();
            assertThat(client.readFile(id, renamed, "pricing/fare.go")
                            .orElseThrow()
                            .blobHash())
                    .isEqualTo(client.readFile(id, dear, "pricing/pricing.go")
                            .orElseThrow()
                            .blobHash());
            assertThat(client.commits(id, List.of(new Ref("main"))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CommitResult.Found.class,
                            found -> assertThat(found.commit().subject())
                                    .isEqualTo("pricing: rename pricing.go to fare.go"));
        }
    }

    static boolean hasReferenceData() {
        return Files.isRegularFile(bundle());
    }

    private static Path bundle() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = named == null || named.isEmpty()
                ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
                : Path.of(named);
        return folder.resolve("rideshare/rideshare.bundle");
    }
}
