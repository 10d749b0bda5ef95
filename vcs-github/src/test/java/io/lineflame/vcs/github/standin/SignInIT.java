package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes, tokens, refresh tokens and what ends them. RFC 7636, appendix B, gave the challenge. */
class SignInIT {

    private static final String CALLBACK = "http://127.0.0.1:9/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

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
    void authorize_agreed_givesCodeAndState() {
        Map<String, String> back = back(gitHub.person("mona").authorize(authorizeUrl("")));

        assertThat(back).containsEntry("state", "s-1").containsKey("code").doesNotContainKey("error");
    }

    @Test
    void authorize_cancelled_saysAccessDenied() {
        Map<String, String> back = back(gitHub.person("mona").cancel(authorizeUrl("")));

        assertThat(back)
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s-1")
                .doesNotContainKey("code");
    }

    @Test
    void authorize_plainChallenge_isRefused() {
        String plain = authorizeUrl("").replace("S256", "plain");

        assertThat(back(gitHub.person("mona").authorize(plain))).containsEntry("error", "invalid_request");
    }

    @Test
    void authorize_otherCallbackThanRegistered_goesToTheRegisteredOne() {
        gitHub.app().callbackUrl("https://lineflame.example.com/callback");

        URI to = gitHub.person("mona").authorize(authorizeUrl(""));

        assertThat(to.getHost()).isEqualTo("lineflame.example.com");
        assertThat(back(to)).containsEntry("error", "redirect_uri_mismatch");
    }

    @Test
    void page_inTheBrowser_leadsToTheSameCallback() throws Exception {
        String page = Asked.get(authorizeUrl("")).text();
        String decision = authorizeUrl("").replaceFirst(".*\\?", "") + "&account=mona&authorize=1";

        Asked decided = Asked.post(gitHub.url() + "/login/oauth/authorize", decision);

        assertThat(page).contains("Lineflame Test", ">Authorize<", ">Cancel<", "value=\"mona\" checked");
        assertThat(decided.status()).isEqualTo(302);
        assertThat(back(URI.create(decided.header("Location")))).containsKey("code");
    }

    @Test
    void exchange_ofGitHubApp_givesTokensThatExpire() throws Exception {
        Map<String, String> tokens = exchange(code(""), VERIFIER);

        assertThat(tokens)
                .containsEntry("expires_in", "28800")
                .containsEntry("refresh_token_expires_in", "15897600")
                .containsEntry("scope", "")
                .containsEntry("token_type", "bearer");
        assertThat(tokens.getOrDefault("access_token", "")).startsWith("ghu_");
        assertThat(tokens.get("refresh_token")).startsWith("ghr_");
        assertThat(user(tokens).json().path("login").asText()).isEqualTo("mona");
    }

    @Test
    void exchange_ofOAuthApp_givesAScopeAndNoExpiry() throws Exception {
        gitHub.app().asOAuthApp();

        Map<String, String> tokens = exchange(code("repo read:user"), VERIFIER);

        assertThat(tokens).containsOnlyKeys("access_token", "scope", "token_type");
        assertThat(tokens).containsEntry("scope", "read:user,repo");
        assertThat(tokens.getOrDefault("access_token", "")).startsWith("gho_");
    }

    @Test
    void exchange_ofOAuthAppThatAsksForOfflineAccess_givesARefreshToken() throws Exception {
        gitHub.app().asOAuthApp();

        Map<String, String> tokens = exchange(code("repo offline_access"), VERIFIER);

        assertThat(tokens).containsEntry("scope", "repo").containsKeys("refresh_token", "expires_in");
    }

    @Test
    void exchange_withoutJsonAsked_isAForm() throws Exception {
        Asked asked = Asked.post(gitHub.url() + "/login/oauth/access_token", form(code(""), VERIFIER));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(Call.form(asked.text())).containsEntry("token_type", "bearer");
    }

    @Test
    void exchange_ofACodeUsedOnce_isRefusedWith200() throws Exception {
        String code = code("");
        exchange(code, VERIFIER);

        Asked again = Asked.post(gitHub.url() + "/login/oauth/access_token", form(code, VERIFIER));

        assertThat(again.status()).isEqualTo(200);
        assertThat(Call.form(again.text())).containsEntry("error", "bad_verification_code");
    }

    @Test
    void exchange_withAnotherVerifier_isRefused() throws Exception {
        assertThat(exchange(code(""), VERIFIER + "x")).containsEntry("error", "bad_verification_code");
    }

    @Test
    void exchange_afterElevenMinutes_isRefused() throws Exception {
        String code = code("");
        gitHub.clockOff(Duration.ofMinutes(11));

        assertThat(exchange(code, VERIFIER)).containsEntry("error", "bad_verification_code");
    }

    @Test
    void exchange_withAnotherSecret_isRefused() throws Exception {
        String form = form(code(""), VERIFIER).replace(gitHub.app().clientSecret(), "wrong");

        Asked asked = Asked.post(gitHub.url() + "/login/oauth/access_token", form, "Accept", "application/json");

        assertThat(asked.json().path("error").asText()).isEqualTo("incorrect_client_credentials");
    }

    @Test
    void exchange_withAnotherRedirect_isRefused() throws Exception {
        String form = form(code(""), VERIFIER).replace("%2Fcallback", "%2Felsewhere");

        Asked asked = Asked.post(gitHub.url() + "/login/oauth/access_token", form, "Accept", "application/json");

        assertThat(asked.json().path("error").asText()).isEqualTo("redirect_uri_mismatch");
    }

    @Test
    void refresh_works_onceAndEndsTheOldToken() throws Exception {
        Map<String, String> old = exchange(code(""), VERIFIER);

        Map<String, String> tokens = refresh(old);

        assertThat(user(tokens).status()).isEqualTo(200);
        assertThat(user(old).status()).isEqualTo(401);
        assertThat(refresh(old)).containsEntry("error", "bad_refresh_token");
    }

    @Test
    void token_ofAnHourWhenNineHaveGone_is401AndRefreshes() throws Exception {
        Map<String, String> tokens = exchange(code(""), VERIFIER);
        gitHub.expireTokensOf(mona);

        assertThat(user(tokens).status()).isEqualTo(401);
        assertThat(user(refresh(tokens)).status()).isEqualTo(200);
    }

    @Test
    void tokens_revokedOnGitHubsSide_areAllVoid() throws Exception {
        Map<String, String> tokens = exchange(code(""), VERIFIER);
        gitHub.revokeTokensOf(mona);

        assertThat(user(tokens).status()).isEqualTo(401);
        assertThat(refresh(tokens)).containsEntry("error", "bad_refresh_token");
    }

    @Test
    void revocation_byTheApp_answers204Then404() throws Exception {
        Map<String, String> tokens = exchange(code(""), VERIFIER);

        assertThat(revoke("grant", tokens.getOrDefault("access_token", "")).status())
                .isEqualTo(204);
        assertThat(user(tokens).status()).isEqualTo(401);
        assertThat(revoke("grant", tokens.getOrDefault("access_token", "")).status())
                .isEqualTo(404);
        assertThat(revoke("token", "").status()).isEqualTo(422);
    }

    @Test
    void revocation_withoutTheAppsPassword_isNotFound() throws Exception {
        Map<String, String> tokens = exchange(code(""), VERIFIER);
        String url = gitHub.apiUrl() + "/applications/" + gitHub.app().clientId() + "/token";

        assertThat(Asked.delete(url, "{\"access_token\":\"" + tokens.get("access_token") + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(user(tokens).status()).isEqualTo(200);
    }

    private String authorizeUrl(String scope) {
        return gitHub.url() + "/login/oauth/authorize?client_id=" + gitHub.app().clientId() + "&redirect_uri="
                + encoded(CALLBACK) + "&state=s-1&code_challenge=" + CHALLENGE + "&code_challenge_method=S256&scope="
                + encoded(scope);
    }

    private String code(String scope) {
        return back(gitHub.person("mona").authorize(authorizeUrl(scope))).getOrDefault("code", "");
    }

    private String form(String code, String verifier) {
        return "client_id=" + gitHub.app().clientId() + "&client_secret="
                + gitHub.app().clientSecret() + "&code=" + code + "&code_verifier=" + verifier + "&redirect_uri="
                + encoded(CALLBACK);
    }

    private Map<String, String> exchange(String code, String verifier) throws Exception {
        return Call.form(Asked.post(gitHub.url() + "/login/oauth/access_token", form(code, verifier))
                .text());
    }

    private Map<String, String> refresh(Map<String, String> tokens) throws Exception {
        String form = "client_id=" + gitHub.app().clientId() + "&client_secret="
                + gitHub.app().clientSecret() + "&grant_type=refresh_token&refresh_token="
                + tokens.get("refresh_token");
        return Call.form(
                Asked.post(gitHub.url() + "/login/oauth/access_token", form).text());
    }

    private Asked user(Map<String, String> tokens) throws Exception {
        return Asked.get(
                gitHub.apiUrl() + "/user", "Authorization", "Bearer " + tokens.getOrDefault("access_token", ""));
    }

    private Asked revoke(String what, String token) throws Exception {
        String pair = gitHub.app().clientId() + ":" + gitHub.app().clientSecret();
        return Asked.delete(
                gitHub.apiUrl() + "/applications/" + gitHub.app().clientId() + "/" + what,
                token.isEmpty() ? "{}" : "{\"access_token\":\"" + token + "\"}",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> back(URI to) {
        return Call.form(to.getRawQuery());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
