package io.lineflame.vcs.git;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.ContractSubject;
import io.lineflame.vcs.testkit.VcsProviderContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** All rules of the kit, on a bare repository. */
class GitVcsProviderTest extends VcsProviderContract {

    @Override
    protected ContractSubject start(ContractRepository repository, Path directory) throws Exception {
        Path folder = GitFixture.write(repository, directory.resolve("shop.git"));
        return new GitSubject(folder, directory.resolve("data"));
    }

    private record GitSubject(Path folder, Path data) implements ContractSubject {

        @Override
        public VcsProvider provider() {
            return new GitVcsProvider();
        }

        @Override
        public VcsSettings settings() {
            return new VcsSettings(Map.of("REPOSITORIES", repositoryUrl() + "=" + folder), data);
        }

        @Override
        public VcsSettings settingsWithTwoMistakes() {
            return new VcsSettings(Map.of("REPOSITORIES", "nonsense=" + folder + "/no-such-folder"), data);
        }

        @Override
        public String repositoryUrl() {
            return "https://code.example.com/acme/shop";
        }

        @Override
        public void moveBranch(String branch, CommitId target) throws IOException {
            GitFixture.moveBranch(folder, branch, target);
        }
    }
}
