package io.lineflame.vcs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.VcsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoriesSettingTest {

    private static final String SHOP = "https://code.example.com/acme/shop";

    @TempDir
    private Path directory;

    private Path bare;

    @BeforeEach
    void createRepository() throws IOException {
        bare = directory.resolve("shop.git");
        GitFixture.createBare(bare).close();
    }

    @Test
    void setting_missingOrBlank_isNoRepositories() throws Exception {
        assertThat(read(" ")).isEmpty();
        assertThat(read(", ,")).isEmpty();
    }

    @Test
    void setting_ofSeveral_isReadWithSpacesAndATrailingComma() throws Exception {
        List<ConfiguredRepository> repositories = read(" git@code.example.com:acme/shop.git = " + bare
                + " ,\n https://code.example.com/acme/lib=" + bare + ",");

        assertThat(repositories)
                .extracting(repository -> repository.url().toString())
                .containsExactly("code.example.com/acme/lib", "code.example.com/acme/shop");
        assertThat(repositories).extracting(ConfiguredRepository::gitDirectory).containsOnly(bare.toFile());
    }

    @Test
    void folder_withAWorkTree_isItsGitDirectory() throws Exception {
        Path clone = directory.resolve("clone");
        createWithWorkTree(clone);

        assertThat(read(SHOP + "=" + clone))
                .extracting(ConfiguredRepository::gitDirectory)
                .containsExactly(clone.resolve(".git").toFile());
    }

    @Test
    void folder_whoseGitFilePointsElsewhere_isWhatTheOperatorMeant() throws Exception {
        Path clone = Files.createDirectory(directory.resolve("clone"));
        Files.writeString(clone.resolve(".git"), "gitdir: " + bare + "\n");

        assertThat(read(SHOP + "=" + clone))
                .extracting(ConfiguredRepository::gitDirectory)
                .containsExactly(bare.toFile());
    }

    @Test
    void folder_withinARepository_isNotSearchedUpwards() throws Exception {
        Path clone = directory.resolve("clone");
        createWithWorkTree(clone);
        Path below = Files.createDirectory(clone.resolve("below"));

        assertThat(mistakes(SHOP + "=" + below))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains(below.toString(), "not a git repository"));
    }

    @Test
    void mistakes_ofManyKinds_areAllReportedInOrder() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path text = Files.writeString(directory.resolve("notes.txt"), "no bundle\n");

        List<Mistake> mistakes = mistakes(String.join(
                ",",
                "https://code.example.com/acme/nothing",
                "not an address=" + bare,
                SHOP + "1=" + directory.resolve("missing"),
                SHOP + "2=" + empty,
                SHOP + "3=" + text,
                SHOP + "=" + bare,
                "git@CODE.example.com:Acme/Shop.git=" + bare,
                SHOP + "4=",
                SHOP + "5=\0"));

        assertThat(mistakes).extracting(Mistake::key).containsOnly("REPOSITORIES");
        assertThat(mistakes)
                .extracting(Mistake::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("acme/nothing", "has no '='"),
                        message -> assertThat(message).contains("'not an address'", "https://host/owner/name"),
                        message -> assertThat(message).contains("missing", "does not exist"),
                        message -> assertThat(message).contains("empty", "not a git repository"),
                        message -> assertThat(message).contains("notes.txt", "neither a folder nor a whole git bundle"),
                        message -> assertThat(message).contains("Acme/Shop", "given twice"),
                        message -> assertThat(message).contains("does not exist"),
                        message -> assertThat(message).contains("no path of a folder"));
    }

    @Test
    void oneEntry_wrongOnBothSides_isTwoMistakes() {
        assertThat(mistakes("nonsense=" + directory.resolve("missing"))).hasSize(2);
    }

    @Test
    void address_withAPassword_isRefusedWithoutRepeatingIt() {
        List<Mistake> mistakes = mistakes("https://mona:s3cr3t@code.example.com/acme/shop=" + bare
                + ",https://mona:s3cr3t@code.example.com/acme/shop");

        assertThat(mistakes)
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake.message())
                        .contains("code.example.com/acme/shop")
                        .doesNotContain("s3cr3t")
                        .doesNotContain("mona"));
    }

    @Test
    void repository_ofAFutureFormat_isAMistake() throws Exception {
        Files.writeString(bare.resolve("config"), "[core]\n\trepositoryformatversion = 99\n");

        assertThat(mistakes(SHOP + "=" + bare))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("cannot be used"));
    }

    @Test
    void repository_namedBySha256_isAMistake() throws Exception {
        Files.writeString(
                bare.resolve("config"),
                "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n");

        assertThat(mistakes(SHOP + "=" + bare))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("sha256", "only SHA-1"));
    }

    private static void createWithWorkTree(Path folder) throws IOException {
        JGitSetup.install();
        try (Repository repository =
                new FileRepositoryBuilder().setWorkTree(folder.toFile()).build()) {
            repository.create(false);
        }
    }

    private List<ConfiguredRepository> read(String value) throws InvalidVcsSettingsException {
        return new RepositoriesSetting(new VcsSettings(Map.of("REPOSITORIES", value), directory.resolve("data")))
                .read();
    }

    private List<Mistake> mistakes(String value) {
        InvalidVcsSettingsException refusal =
                catchThrowableOfType(InvalidVcsSettingsException.class, () -> read(value));
        assertThat(refusal).isNotNull();
        return refusal.mistakes();
    }
}
