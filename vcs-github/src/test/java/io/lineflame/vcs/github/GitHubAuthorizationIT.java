package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in beyond the kit's rules: every form of answer, and how tokens end. */
class GitHubAuthorizationIT {

    private static final URI REDIRECT = URI.create("http://127.0.0.1:1/callback");
    private static final AuthorizationCode CODE = new AuthorizationCode("c0de", "verifier", REDIRECT);

    @TempDir
    private Path data;

    @Test
    void authorizeUrl_ofAGitHubApp_asksForNoScope() throws Exception {
        assertThat(authorization("https://github.com", "Iv1.1", "s")
                        .authorizeUrl(new AuthorizationRequest("state", "challenge", REDIRECT))
                        .getRawQuery())
                .contains("client_id=Iv1.1")
                .doesNotContain("scope");
    }

    @Test
    void authorizeUrl_ofAnOAuthApp_asksForItsScopes() throws Exception {
        assertThat(authorization("https://github.com", "Ov23liX", "s")
                        .authorizeUrl(new AuthorizationRequest("state", "challenge", REDIRECT))
                        .getQuery())
                .endsWith("scope=repo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=ghu_x&expires_in=28800&refresh_token=ghr_y&refresh_token_expires_in=15811200&scope=&token_type=bearer",
                "{\"access_token\":\"ghu_x\",\"expires_in\":28800,\"refresh_token\":\"ghr_y\",\"refresh_token_expires_in\":15811200,\"scope\":\"\"}",
                "{\"access_token\":\"ghu_x\",\"expires_in\":\"28800\",\"refresh_token\":\"ghr_y\",\"refresh_token_expires_in\":\"15811200\",\"scope\":null}",
            })
    void exchange_inEachForm_isUnderstood(String answer) throws Exception {
        Grant grant = exchanged(200, answer);

        assertThat(grant.credential())
                .isEqualTo(new Credential("app", Map.of("token", "ghu_x", "refreshToken", "ghr_y")));
        assertThat(grant.validFor()).contains(Duration.ofHours(8));
        assertThat(grant.renewable()).isTrue();
        assertThat(grant.renewableFor()).contains(Duration.ofDays(183));
    }

    @Test
    void exchange_withoutExpiry_isAGrantForGood() throws Exception {
        Grant grant = exchanged(200, "{\"access_token\":\"gho_x\",\"scope\":\"\",\"token_type\":\"bearer\"}");

        assertThat(grant.validFor()).isEmpty();
        assertThat(grant.renewable()).isFalse();
        assertThat(grant.credential().values()).containsOnly(Map.entry("token", "gho_x"));
    }

    /** All with status 200, as GitHub sends them. */
    @ParameterizedTest
    @CsvSource({
        "bad_verification_code, UNAUTHENTICATED",
        "bad_refresh_token, UNAUTHENTICATED",
        "incorrect_client_credentials, MISCONFIGURED",
        "redirect_uri_mismatch, MISCONFIGURED",
        "application_suspended, MISCONFIGURED",
        "unverified_user_email, FORBIDDEN",
        "something_new, UNAVAILABLE",
    })
    void exchange_refused_isToldApart(String error, VcsException.Kind kind) throws Exception {
        for (String body : new String[] {"{\"error\":\"" + error + "\"}", "error=" + error + "&error_uri=x"}) {
            VcsException refusal = refused(200, body);
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.wayOut().isPresent()).isEqualTo(kind == FORBIDDEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, MISCONFIGURED", "500, UNAVAILABLE", "502, UNAVAILABLE", "200, UNAVAILABLE"})
    void exchange_ofNoAnswer_isToldApart(int status, VcsException.Kind kind) throws Exception {
        assertThat(refused(status, "<html>sorry").kind()).isEqualTo(kind);
    }

    @Test
    void exchange_withNobodyThere_isUnavailable() throws Exception {
        fails(
                UNAVAILABLE,
                () -> authorization("http://127.0.0.1:1", "Iv1.1", "s").exchange(CODE));
    }

    @Test
    void revoke_ofAPastedToken_isNotPossible() throws Exception {
        assertThat(authorization("http://127.0.0.1:1", "Iv1.1", "s")
                        .revoke(new Credential("token", Map.of("token", "ghp_x"))))
                .isFalse();
    }

    @Test
    void revoke_withAWrongSecret_isMisconfigured() throws Exception {
        try (GitHubStandIn gitHub = GitHubStandIn.start()) {
            Credential mona = signedIn(gitHub).credential();

            fails(
                    MISCONFIGURED,
                    () -> authorization(gitHub.url(), gitHub.app().clientId(), "wr0ng")
                            .revoke(mona));
        }
    }

    @Test
    void revoke_ofAnExpiredToken_endsItsRenewalToo() throws Exception {
        try (GitHubStandIn gitHub = GitHubStandIn.start()) {
            Grant grant = signedIn(gitHub);
            gitHub.expireTokensOf(gitHub.account("mona"));

            assertThat(authorization(gitHub).revoke(grant.credential())).isTrue();
            fails(UNAUTHENTICATED, () -> authorization(gitHub).renew(grant.credential()));
        }
    }

    @Test
    void renew_rotates_andTheOldTokensAreVoid() throws Exception {
        try (GitHubStandIn gitHub = GitHubStandIn.start()) {
            Grant grant = signedIn(gitHub);
            Grant renewed = authorization(gitHub).renew(grant.credential());

            assertThat(renewed.credential().values().values())
                    .doesNotContainAnyElementsOf(grant.credential().values().values());
            fails(UNAUTHENTICATED, () -> authorization(gitHub).renew(grant.credential()));
            try (VcsClient old = host(gitHub).connect(grant.credential(), new VcsContext(1_000));
                    VcsClient fresh = host(gitHub).connect(renewed.credential(), new VcsContext(1_000))) {
                fails(UNAUTHENTICATED, old::check);
                assertThat(fresh.check().orElseThrow().login()).isEqualTo("mona");
            }
        }
    }

    private Grant exchanged(int status, String answer) throws Exception {
        try (ScriptedServer gitHub = new ScriptedServer()) {
            gitHub.answer("/login/oauth/access_token", status, Map.of(), answer);
            return authorization(gitHub.url(), "Iv1.1", "s").exchange(CODE);
        }
    }

    private VcsException refused(int status, String answer) throws Exception {
        VcsException refusal = catchThrowableOfType(VcsException.class, () -> exchanged(status, answer));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private Grant signedIn(GitHubStandIn gitHub) throws Exception {
        VcsAuthorization authorization = authorization(gitHub);
        URI back = gitHub.person("mona")
                .authorize(authorization.authorizeUrl(new AuthorizationRequest("state", "", REDIRECT)));
        String code = back.getQuery().replaceFirst("(?:.*&)?code=([^&]*).*", "$1");
        return authorization.exchange(new AuthorizationCode(code, "", REDIRECT));
    }

    private static void fails(VcsException.Kind kind, ThrowingCallable call) {
        VcsException failure = catchThrowableOfType(VcsException.class, call);
        assertThat(failure).as("a VcsException").isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
    }

    private VcsAuthorization authorization(GitHubStandIn gitHub) throws Exception {
        return host(gitHub).authorization("app").orElseThrow();
    }

    private VcsAuthorization authorization(String url, String clientId, String secret) throws Exception {
        return host(url, clientId, secret).authorization("app").orElseThrow();
    }

    private VcsHost host(GitHubStandIn gitHub) throws Exception {
        return host(gitHub.url(), gitHub.app().clientId(), gitHub.app().clientSecret());
    }

    private VcsHost host(String url, String clientId, String secret) throws Exception {
        Map<String, String> values = new HashMap<>();
        values.put("URL", url);
        values.put("CLIENT_ID", clientId);
        values.put("CLIENT_SECRET", secret);
        return new GitHubVcsProvider().configure(new VcsSettings(values, data)).get(0);
    }
}
