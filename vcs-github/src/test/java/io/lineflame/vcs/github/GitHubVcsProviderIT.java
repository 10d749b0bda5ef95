package io.lineflame.vcs.github;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.ContractSubject;
import io.lineflame.vcs.testkit.VcsProviderContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All rules of the kit, against the stand-in: a private repository, read with a token. */
class GitHubVcsProviderIT extends VcsProviderContract {

    @Override
    protected ContractSubject start(ContractRepository repository, Path directory) throws Exception {
        GitHubStandIn gitHub = GitHubStandIn.start();
        StandInRepository shop =
                gitHub.repository("acme", "shop").isPrivate(true).allow(gitHub.account("mona"));
        GitFixture.write(repository, shop.gitDirectory());
        return new StandInSubject(gitHub, shop, gitHub.account("mona").personalToken(), directory.resolve("data"));
    }

    private record StandInSubject(GitHubStandIn gitHub, StandInRepository shop, String token, Path data)
            implements ContractSubject {

        @Override
        public VcsProvider provider() {
            return new GitHubVcsProvider();
        }

        /** People's address has no port, as that of a real server; only requests go to the stand-in. */
        @Override
        public VcsSettings settings() {
            return new VcsSettings(Map.of("URL", "https://code.example.com", "API_URL", gitHub.apiUrl()), data);
        }

        @Override
        public VcsSettings settingsWithTwoMistakes() {
            return new VcsSettings(Map.of("URL", "http://code.example.com", "CLIENT_ID", "Iv23liExample"), data);
        }

        @Override
        public String repositoryUrl() {
            return "https://code.example.com/acme/shop";
        }

        @Override
        public Credential credential() {
            return new Credential("token", Map.of("token", token));
        }

        @Override
        public Optional<Credential> refusedCredential() {
            return Optional.of(new Credential("token", Map.of("token", "ghp_revoked")));
        }

        @Override
        public void moveBranch(String branch, CommitId target) throws IOException {
            GitFixture.moveBranch(shop.gitDirectory(), branch, target);
        }

        @Override
        public void close() {
            gitHub.close();
        }
    }
}
