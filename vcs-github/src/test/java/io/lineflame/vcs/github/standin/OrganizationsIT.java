package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What organizations ask of those who come by an application. */
class OrganizationsIT {

    private GitHubStandIn gitHub;
    private StandInAccount mona;
    private String checkout;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.withShop();
        mona = gitHub.account("mona");
        checkout = gitHub.apiUrl() + "/repos/acme/checkout";
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void singleSignOn_required_saysWhereAndLetsInAfterwards() throws Exception {
        gitHub.organization("acme").requireSingleSignOn();
        String token = mona.personalToken();

        Asked refused = get(checkout, token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText())
                .startsWith("Resource protected by organization SAML enforcement.");
        assertThat(refused.header("X-GitHub-SSO"))
                .startsWith("required; url=" + gitHub.url() + "/orgs/acme/sso?authorization_request=");
        String request = refused.header("X-GitHub-SSO").replaceFirst(".*authorization_request=", "");
        assertThat(Asked.post(gitHub.url() + "/orgs/acme/sso", "authorization_request=" + request)
                        .status())
                .isEqualTo(200);
        assertThat(get(checkout, token).status()).isEqualTo(200);
    }

    @Test
    void singleSignOn_required_asksNothingOfStrangers() throws Exception {
        gitHub.organization("acme").requireSingleSignOn();
        String otto = gitHub.account("otto").personalToken();

        assertThat(get(checkout, otto).status()).isEqualTo(404);
        assertThat(get(gitHub.apiUrl() + "/repos/acme/pricing", otto).status()).isEqualTo(200);
    }

    @Test
    void organizations_behindSingleSignOn_areLeftOut() throws Exception {
        gitHub.organization("acme").requireSingleSignOn();

        Asked asked = get(gitHub.apiUrl() + "/user/orgs", mona.personalToken());

        assertThat(asked.json()).isEmpty();
        assertThat(asked.header("X-GitHub-SSO"))
                .isEqualTo("partial-results; organizations="
                        + gitHub.organization("acme").id());
    }

    @Test
    void oAuthApp_restricted_isToldSo() throws Exception {
        gitHub.app().asOAuthApp();
        gitHub.organization("acme").restrictApplications();
        String token = token();

        Asked refused = get(checkout, token);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText())
                .contains("the `acme` organization has enabled OAuth App access restrictions");
        assertThat(get(gitHub.apiUrl() + "/repos/acme/pricing", token).status()).isEqualTo(200);
        assertThat(get(checkout, mona.personalToken()).status()).isEqualTo(200);
    }

    @Test
    void gitHubApp_notInstalled_findsNothingPrivate() throws Exception {
        String token = token();
        assertThat(get(checkout, token).status()).isEqualTo(200);

        gitHub.app().uninstallFrom("acme");

        assertThat(get(checkout, token).status()).isEqualTo(404);
        assertThat(get(gitHub.apiUrl() + "/repos/acme/pricing", token).status()).isEqualTo(200);
        assertThat(installations(token)).isZero();
        Asked.post(gitHub.url() + "/apps/lineflame-test/installations/new", "owner=acme");
        assertThat(get(checkout, token).status()).isEqualTo(200);
        assertThat(installations(token)).isEqualTo(1);
    }

    @Test
    void gitHubApp_installedOnOneRepository_coversThatAlone() throws Exception {
        StandInRepository other =
                gitHub.repository("acme", "secret").isPrivate(true).allow(mona);
        gitHub.app().installOn("acme", other);
        String token = token();

        assertThat(get(checkout, token).status()).isEqualTo(404);
        assertThat(get(gitHub.apiUrl() + "/repos/acme/secret", token).status()).isEqualTo(200);
    }

    @Test
    void tokens_withoutScopeOrChosenRepository_findNothingPrivate() throws Exception {
        StandInRepository pricing = gitHub.repository("acme", "pricing");

        assertThat(get(checkout, mona.personalToken("read:user")).status()).isEqualTo(404);
        assertThat(get(checkout, mona.fineGrainedToken(pricing)).status()).isEqualTo(404);
        assertThat(get(checkout, mona.fineGrainedToken(gitHub.repository("acme", "checkout")))
                        .status())
                .isEqualTo(200);
    }

    private int installations(String token) throws Exception {
        return get(gitHub.apiUrl() + "/user/installations", token)
                .json()
                .path("total_count")
                .asInt();
    }

    /** One that the app got for mona. */
    private String token() throws Exception {
        String callback = "http://127.0.0.1:9/callback";
        var back = gitHub.person("mona")
                .authorize(gitHub.url() + "/login/oauth/authorize?scope=repo&client_id="
                        + gitHub.app().clientId() + "&redirect_uri="
                        + URLEncoder.encode(callback, StandardCharsets.UTF_8));
        String form = "client_id=" + gitHub.app().clientId() + "&client_secret="
                + gitHub.app().clientSecret() + "&code="
                + Call.form(back.getRawQuery()).get("code");
        return Call.form(Asked.post(gitHub.url() + "/login/oauth/access_token", form)
                        .text())
                .getOrDefault("access_token", "");
    }

    private static Asked get(String url, String token) throws Exception {
        return Asked.get(url, "Authorization", "token " + token);
    }
}
