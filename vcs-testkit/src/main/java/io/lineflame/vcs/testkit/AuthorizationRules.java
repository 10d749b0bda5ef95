package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Rules 9xx: signing in by authorization code, for each credential kind that declares it. From 910 on
 * they need {@link ContractSubject#person()}.
 */
interface AuthorizationRules extends Rules {

    /** The pages offer what the form says, so there must be something behind it, and nothing beside it. */
    @Test
    default void r901_authorization_isThereExactlyForItsForm() {
        assertThat(host().credentialKinds())
                .allSatisfy(kind -> assertThat(host().authorization(kind.id()).isPresent())
                        .as(kind.id())
                        .isEqualTo(kind.form() instanceof CredentialKind.Form.Authorization));
        assertThat(host().authorization("no-such-kind")).isEmpty();
    }

    /** A person is sent to the configured host and nowhere else. */
    @Test
    default void r902_authorizeUrl_isAtTheHostsOwnAddress() {
        for (VcsAuthorization authorization : authorizations().values()) {
            URI url = authorization.authorizeUrl(PlayedBrowser.REQUEST);

            assertThat(host().webUrl())
                    .hasValueSatisfying(web -> assertThat(url.resolve("/")).isEqualTo(web.resolve("/")));
        }
    }

    /** What binds the answer to the question, unharmed by the characters in it (RFC 6749, 4.1.1; RFC 7636, 4.3). */
    @Test
    default void r903_authorizeUrl_carriesStateChallengeAndRedirect() {
        for (VcsAuthorization authorization : authorizations().values()) {
            assertThat(PlayedBrowser.query(authorization.authorizeUrl(PlayedBrowser.REQUEST)))
                    .containsEntry("state", PlayedBrowser.STATE)
                    .containsEntry("code_challenge", PlayedBrowser.CHALLENGE)
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", ContractSubject.REDIRECT.toString());
        }
    }

    /** Who has no verifier must not promise one. */
    @Test
    default void r904_authorizeUrl_withoutAChallenge_namesNone() {
        AuthorizationRequest plain = new AuthorizationRequest(PlayedBrowser.STATE, "", ContractSubject.REDIRECT);
        for (VcsAuthorization authorization : authorizations().values()) {
            assertThat(PlayedBrowser.query(authorization.authorizeUrl(plain)))
                    .containsEntry("state", PlayedBrowser.STATE)
                    .doesNotContainKeys("code_challenge", "code_challenge_method");
        }
    }

    /** The address stands in the browser's history and in logs on the way. */
    @Test
    default void r905_authorizeUrl_carriesNoSecret() {
        for (VcsAuthorization authorization : authorizations().values()) {
            String shown = authorization.authorizeUrl(PlayedBrowser.REQUEST) + " " + authorization + " " + host();

            assertThat(subject().secrets())
                    .allSatisfy(secret -> assertThat(shown).doesNotContain(secret));
        }
    }

    /** Anyone can call the callback with anything: that is the caller's mistake, not the host's or the operator's. */
    @Test
    default void r906_exchange_ofAnUnknownCode_isUnauthenticated() {
        for (VcsAuthorization authorization : authorizations().values()) {
            assertFails(UNAUTHENTICATED, () -> authorization.exchange(PlayedBrowser.code("no-such-code")));
        }
    }

    /** The code and the verifier are as good as a credential until they are used. */
    @Test
    default void r907_exchange_failed_repeatsNothingSecret() {
        for (VcsAuthorization authorization : authorizations().values()) {
            VcsException failure = catchThrowableOfType(
                    VcsException.class, () -> authorization.exchange(PlayedBrowser.code("c0de-to-hide")));

            assertThat(ConductRules.withCauses(failure)).doesNotContain("c0de-to-hide", PlayedBrowser.VERIFIER);
            assertThat(subject().secrets())
                    .allSatisfy(secret ->
                            assertThat(ConductRules.withCauses(failure)).doesNotContain(secret));
        }
    }

    /** The operator's mistake is told from a person's, also before anybody signs in. */
    @Test
    default void r908_exchange_withAWrongSecret_isMisconfigured() throws Exception {
        if (subject().settingsWithAWrongSecret().isPresent()) {
            VcsSettings wrong = subject().settingsWithAWrongSecret().get();
            VcsHost misconfigured = subject().provider().configure(wrong).get(0);
            for (String kindId : authorizations().keySet()) {
                VcsAuthorization authorization =
                        misconfigured.authorization(kindId).orElseThrow();
                assertFails(MISCONFIGURED, () -> authorization.exchange(PlayedBrowser.code("no-such-code")));
            }
        }
    }

    @Test
    default void r910_exchange_ofACode_givesAWorkingCredential() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            Grant grant = browser.signIn();

            assertThat(grant.credential().kindId()).isEqualTo(browser.kindId());
            assertThat(grant.toString())
                    .doesNotContain(grant.credential().values().values());
            try (VcsClient client = connect(grant.credential())) {
                assertThat(client.check().map(Account::login))
                        .contains(browser.person().login());
                assertThat(client.resolve(id(), new Ref("main")))
                        .isEqualTo(repository().third().id());
            }
        }
    }

    /** What expires says for how long it is good; what cannot be renewed has no time for it. */
    @Test
    default void r911_grant_times_areSensible() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            Grant grant = browser.signIn();

            assertThat(grant.validFor().stream()).allMatch(time -> time.compareTo(Duration.ofSeconds(1)) >= 0);
            assertThat(grant.renewableFor().stream()).allMatch(time -> time.compareTo(Duration.ofSeconds(1)) >= 0);
            assertThat(grant.renewable() || grant.renewableFor().isEmpty()).isTrue();
        }
    }

    @Test
    default void r912_exchange_ofAUsedCode_isUnauthenticated() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            AuthorizationCode code = browser.agree();
            browser.authorization().exchange(code);

            assertFails(UNAUTHENTICATED, () -> browser.authorization().exchange(code));
        }
    }

    /** A stolen code is worth nothing without the verifier (RFC 7636). */
    @Test
    default void r913_exchange_withAnotherVerifier_isUnauthenticated() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            AuthorizationCode code = browser.agree();
            AuthorizationCode stolen = new AuthorizationCode(code.code(), "x".repeat(43), code.redirectUri());

            assertFails(UNAUTHENTICATED, () -> browser.authorization().exchange(stolen));
        }
    }

    /** Nor with another address to come back to (RFC 6749, 4.1.3). */
    @Test
    default void r914_exchange_withAnotherRedirect_isRefused() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            AuthorizationCode code = browser.agree();
            URI elsewhere = URI.create("https://elsewhere.invalid/callback");
            VcsException failure = catchThrowableOfType(
                    VcsException.class,
                    () -> browser.authorization()
                            .exchange(new AuthorizationCode(code.code(), code.codeVerifier(), elsewhere)));

            assertThat(failure).as("a refusal").isNotNull();
            assertThat(failure.kind()).isIn(UNAUTHENTICATED, MISCONFIGURED);
        }
    }

    /** Renewing works where the grant says so, and is refused where it does not. */
    @Test
    default void r915_renew_isAsTheGrantSays() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            Grant grant = browser.signIn();

            if (grant.renewable()) {
                Grant renewed = browser.authorization().renew(grant.credential());
                assertThat(renewed.credential().kindId()).isEqualTo(browser.kindId());
                assertThat(renewed.credential()).isNotEqualTo(grant.credential());
                try (VcsClient client = connect(renewed.credential())) {
                    assertThat(client.check().map(Account::login))
                            .contains(browser.person().login());
                }
            } else {
                VcsException failure = catchThrowableOfType(
                        VcsException.class, () -> browser.authorization().renew(grant.credential()));
                assertThat(failure).as("a refusal").isNotNull();
                assertThat(failure.kind()).isIn(UNAUTHENTICATED, UNSUPPORTED);
            }
        }
    }

    /** "Disconnect" ends it at the host, where the answer says so; asked again it is still over. */
    @Test
    default void r916_revoke_isAsAnswered() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            Grant grant = browser.signIn();

            boolean ended = browser.authorization().revoke(grant.credential());

            try (VcsClient client = connect(grant.credential())) {
                if (ended) {
                    assertFails(UNAUTHENTICATED, client::check);
                    assertThat(browser.authorization().revoke(grant.credential()))
                            .isTrue();
                } else {
                    assertThat(client.check()).isPresent();
                }
            }
        }
    }

    /** What was revoked does not come back by renewing. */
    @Test
    default void r917_renew_ofARevokedCredential_isUnauthenticated() throws Exception {
        for (PlayedBrowser browser : browsers()) {
            Grant grant = browser.signIn();

            if (browser.authorization().revoke(grant.credential()) && grant.renewable()) {
                assertFails(UNAUTHENTICATED, () -> browser.authorization().renew(grant.credential()));
            }
        }
    }

    /** By the kind's id. */
    private Map<String, VcsAuthorization> authorizations() {
        return PlayedBrowser.authorizations(host());
    }

    /** One per kind, or none without a person. */
    private List<PlayedBrowser> browsers() {
        return subject().person().stream()
                .flatMap(person -> authorizations().entrySet().stream()
                        .map(kind -> new PlayedBrowser(person, kind.getKey(), kind.getValue())))
                .toList();
    }
}
