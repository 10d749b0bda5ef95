package io.lineflame.vcs.github;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.ContractSubject;
import io.lineflame.vcs.testkit.PlayedPerson;
import io.lineflame.vcs.testkit.VcsProviderContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rules of the kit, against the stand-in: a private repository, read with a token. */
class GitHubVcsProviderIT extends VcsProviderContract {

    @Override
    protected ContractSubject start(ContractRepository repository, Path directory) throws Exception {
        GitHubStandIn gitHub = GitHubStandIn.start();
        StandInRepository shop =
                gitHub.repository("acme", "store").isPrivate(true).allow(gitHub.account("mona"));
        GitFixture.write(repository, shop.gitDirectory());
        shop.moveTo("acme", "shop");
        gitHub.repository("acme", "hidden").isPrivate(true);
        gitHub.app().installOn("acme").callbackUrl(ContractSubject.REDIRECT.toString());
        return new StandInSubject(gitHub, shop, gitHub.account("mona").personalToken(), directory.resolve("data"));
    }

    private record StandInSubject(GitHubStandIn gitHub, StandInRepository shop, String token, Path data)
            implements ContractSubject {

        @Override
        public VcsProvider provider() {
            return new GitHubVcsProvider();
        }

        /** An address without a port, as that of a real server: the stand-in is reached as if it were a proxy. */
        @Override
        public VcsSettings settings() {
            return settings(gitHub.app().clientSecret());
        }

        private VcsSettings settings(String clientSecret) {
            Map<String, String> values = new HashMap<>();
            values.put("URL", "http://127.0.0.1");
            values.put("API_URL", gitHub.apiUrl());
            values.put("PROXY", gitHub.url());
            values.put("CLIENT_ID", gitHub.app().clientId());
            values.put("CLIENT_SECRET", clientSecret);
            return new VcsSettings(values, data);
        }

        @Override
        public Optional<VcsSettings> settingsWithAWrongSecret() {
            return Optional.of(settings("wr0ng"));
        }

        @Override
        public VcsSettings settingsWithTwoMistakes() {
            return new VcsSettings(Map.of("URL", "http://code.example.com", "CLIENT_ID", "Iv23liExample"), data);
        }

        @Override
        public Set<String> secrets() {
            return Set.of(gitHub.app().clientSecret());
        }

        @Override
        public String repositoryUrl() {
            return "https://127.0.0.1/acme/shop";
        }

        @Override
        public Optional<String> formerRepositoryUrl() {
            return Optional.of("https://127.0.0.1/acme/store");
        }

        @Override
        public Optional<String> hiddenRepositoryUrl() {
            return Optional.of("https://127.0.0.1/acme/hidden");
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
        public boolean makesRequests() {
            return true;
        }

        @Override
        public Optional<PlayedPerson> person() {
            return Optional.of(new PlayedPerson() {
                @Override
                public String login() {
                    return "mona";
                }

                @Override
                public URI agree(URI authorizeUrl) {
                    return gitHub.person("mona").authorize(authorizeUrl);
                }
            });
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
