package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees a repository, and what the others are told. */
class RepositoryRoutesIT {

    private GitHubStandIn gitHub;
    private StandInAccount mona;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.start();
        mona = gitHub.account("mona");
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void repository_publicAndAnonymous_isShown() throws Exception {
        StandInRepository pricing = gitHub.repository("acme", "pricing");

        Asked asked = Asked.get(gitHub.apiUrl() + "/repos/ACME/Pricing");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("id").asLong()).isEqualTo(pricing.id());
        assertThat(asked.json().path("full_name").asText()).isEqualTo("acme/pricing");
        assertThat(asked.header("X-RateLimit-Limit")).isEqualTo("60");
    }

    @Test
    void repository_privateAndAnonymous_isNotFound() throws Exception {
        gitHub.repository("acme", "checkout").isPrivate(true);

        Asked asked = Asked.get(gitHub.apiUrl() + "/repos/acme/checkout");

        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.json().path("message").asText()).isEqualTo("Not Found");
    }

    @Test
    void repository_privateAndAllowed_isShown() throws Exception {
        gitHub.repository("acme", "checkout").isPrivate(true).allow(mona);

        Asked asked =
                Asked.get(gitHub.apiUrl() + "/repos/acme/checkout", "Authorization", "token " + mona.personalToken());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("X-OAuth-Scopes")).isEqualTo("repo");
    }

    @Test
    void repository_moved_redirectsToItsNumber() throws Exception {
        StandInRepository pricing = gitHub.repository("acme", "pricing").moveTo("acme", "prices");

        Asked asked = Asked.get(gitHub.apiUrl() + "/repos/acme/pricing");

        assertThat(asked.status()).isEqualTo(301);
        assertThat(asked.header("Location")).isEqualTo(gitHub.apiUrl() + "/repositories/" + pricing.id());
        assertThat(Asked.get(asked.header("Location")).json().path("name").asText())
                .isEqualTo("prices");
    }

    @Test
    void repository_deleted_isNotFound() throws Exception {
        gitHub.repository("acme", "pricing").delete();

        assertThat(Asked.get(gitHub.apiUrl() + "/repos/acme/pricing").status()).isEqualTo(404);
    }

    @Test
    void repository_takenDown_says451AndWhy() throws Exception {
        gitHub.repository("acme", "pricing").block("dmca");

        Asked asked = Asked.get(gitHub.apiUrl() + "/repos/acme/pricing");

        assertThat(asked.status()).isEqualTo(451);
        assertThat(asked.json().path("block").path("reason").asText()).isEqualTo("dmca");
    }

    @Test
    void credentials_unknown_are401() throws Exception {
        Asked asked = Asked.get(gitHub.apiUrl() + "/user", "Authorization", "Bearer ghp_nobodys");

        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.json().path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void answer_known_is304AndCostsNothing() throws Exception {
        gitHub.repository("acme", "pricing");
        String url = gitHub.apiUrl() + "/repos/acme/pricing";
        String authorization = "token " + mona.personalToken();

        Asked first = Asked.get(url, "Authorization", authorization);
        Asked second = Asked.get(url, "Authorization", authorization, "If-None-Match", first.header("ETag"));

        assertThat(second.status()).isEqualTo(304);
        assertThat(second.text()).isEmpty();
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo(first.header("X-RateLimit-Remaining"));
        assertThat(gitHub.requests())
                .extracting(StandInRequest::who, StandInRequest::conditional, StandInRequest::status)
                .containsExactly(Tuple.tuple("mona", false, 200), Tuple.tuple("mona", true, 304));
    }
}
