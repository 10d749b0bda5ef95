package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.APPLICATION_NOT_ALLOWED;
import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.RATE_LIMITED;
import static io.lineflame.vcs.VcsException.Kind.SINGLE_SIGN_ON_REQUIRED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsSettings;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRepository;
import io.lineflame.vcs.testkit.ContractRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which GitHub says no, and each in which it says nothing. */
class GitHubRefusalsIT {

    private static final URI REDIRECT = URI.create("http://127.0.0.1:1/callback");
    private static final Ref MAIN = new Ref("main");

    private final ContractRepository fixture = ContractRepository.create();
    private final HeardCalls heard = new HeardCalls();

    @TempDir
    private Path data;

    private GitHubStandIn gitHub;
    private StandInRepository checkout;

    @BeforeEach
    void start() throws Exception {
        gitHub = GitHubStandIn.start();
        checkout = gitHub.repository("acme", "checkout").isPrivate(true).allow(gitHub.account("mona"));
        GitFixture.write(fixture, checkout.gitDirectory());
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void singleSignOn_required_leadsToTheOrganizationsPage() throws Exception {
        gitHub.organization("acme").member(gitHub.account("mona")).requireSingleSignOn();

        VcsException refusal = refusedToMona(SINGLE_SIGN_ON_REQUIRED);

        assertThat(refusal).message().contains("acme");
        assertThat(refusal.wayOut())
                .hasValueSatisfying(url ->
                        assertThat(url).asString().startsWith(gitHub.url() + "/orgs/acme/sso?authorization_request="));
    }

    @Test
    void oauthApp_restricted_leadsToAskingForApproval() throws Exception {
        gitHub.app().asOAuthApp();
        gitHub.organization("acme").member(gitHub.account("mona")).restrictApplications();

        VcsException refusal = refused(APPLICATION_NOT_ALLOWED, signedIn("mona"));

        assertThat(refusal.wayOut())
                .contains(URI.create(gitHub.url() + "/settings/connections/applications/"
                        + gitHub.app().clientId()));
    }

    @Test
    void gitHubApp_notInstalled_leadsToInstalling() throws Exception {
        VcsException refusal = refused(APPLICATION_NOT_ALLOWED, signedIn("mona"));

        assertThat(refusal).message().contains("acme/checkout").contains("not installed");
        assertThat(refusal.wayOut())
                .contains(URI.create(gitHub.url() + "/github-apps/lineflame-test/installations/new"));
    }

    @Test
    void gitHubApp_installedForOthers_isNotFound() throws Exception {
        gitHub.app().installOn("acme");
        gitHub.organization("acme").member(gitHub.account("otto"));

        assertThat(refused(NOT_FOUND, signedIn("otto")).wayOut()).isEmpty();
        try (VcsClient mona = connect(signedIn("mona"))) {
            assertThat(mona.repository(id()).everyone()).isFalse();
        }
    }

    @Test
    void repository_private_isNotFoundForNobodyAndForStrangers() throws Exception {
        assertThat(refused(NOT_FOUND, Credential.ANONYMOUS)).message().contains("without sign-in");
        assertThat(refused(NOT_FOUND, token("otto"))).message().contains("this account");
    }

    @Test
    void repository_blocked_isForbidden() throws Exception {
        checkout.block("dmca");
        refusedToMona(FORBIDDEN);

        checkout.block("tos");
        refusedToMona(FORBIDDEN);
    }

    @Test
    void token_revoked_isUnauthenticatedNotMissing() throws Exception {
        gitHub.app().installOn("acme");
        Credential mona = signedIn("mona");
        try (VcsClient client = connect(mona)) {
            client.repository(id());
            gitHub.revokeTokensOf(gitHub.account("mona"));

            fails(UNAUTHENTICATED, () -> client.repository(id()));
        }
    }

    @Test
    void token_ofNonsense_isRefusedWithoutARequest() throws Exception {
        gitHub.clearRequests();

        refused(UNAUTHENTICATED, new Credential("token", Map.of("token", "two\nlines")));
        refused(UNAUTHENTICATED, new Credential("token", Map.of()));

        assertThat(gitHub.requests()).isEmpty();
    }

    @Test
    void primaryLimit_spent_isRefusedUntilItsResetWithoutAskingAgain() throws Exception {
        Credential mona = token("mona");
        gitHub.rateLimit(gitHub.account("mona"), 0, 90);
        try (VcsClient client = connect(mona)) {
            VcsException first = fails(RATE_LIMITED, () -> client.repository(id()));
            gitHub.clearRequests();
            VcsException second = fails(RATE_LIMITED, () -> client.resolve(id(), MAIN));

            assertThat(first.retryAfter())
                    .hasValueSatisfying(
                            pause -> assertThat(pause).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(91)));
            assertThat(second.retryAfter()).isPresent();
            assertThat(gitHub.requests()).isEmpty();
        }
    }

    @Test
    void primaryLimit_nearlySpent_isNotOverdrawn() throws Exception {
        gitHub.rateLimit(gitHub.account("mona"), 2, 90);
        try (VcsClient client = connect(token("mona"))) {
            client.repository(id());
            client.resolve(id(), MAIN);
            gitHub.clearRequests();

            fails(RATE_LIMITED, () -> client.listTree(id(), fixture.first().id()));
            assertThat(gitHub.requests()).isEmpty();
        }
    }

    @Test
    void primaryLimit_passed_isAskedAgain() throws Exception {
        gitHub.rateLimit(gitHub.account("mona"), 0, 90);
        MovableClock clock = new MovableClock(Instant.now());
        try (VcsClient client = connect(token("mona"), clock)) {
            fails(RATE_LIMITED, () -> client.repository(id()));
            gitHub.clearRateLimits();
            fails(RATE_LIMITED, () -> client.repository(id()));

            clock.forward(Duration.ofSeconds(92));

            assertThat(client.repository(id()).id()).isEqualTo(id());
        }
    }

    @Test
    void primaryLimit_ofNobody_isSharedByAllClientsWithoutSignIn() throws Exception {
        checkout.isPrivate(false);
        gitHub.rateLimitAnonymous(0, 90);
        VcsHost host = host();
        try (VcsClient one = host.connect(Credential.ANONYMOUS, context(Clock.systemUTC()));
                VcsClient other = host.connect(Credential.ANONYMOUS, context(Clock.systemUTC()))) {
            fails(RATE_LIMITED, () -> one.repository(id()));
            gitHub.clearRequests();

            fails(RATE_LIMITED, () -> other.repository(id()));
            assertThat(gitHub.requests()).isEmpty();
        }
    }

    /** By two hours, either way: the answer's own Date counts. */
    @Test
    void primaryLimit_withAHostClockThatIsOff_hasTheRightPause() throws Exception {
        for (int hours : new int[] {-2, 2}) {
            gitHub.clockOff(Duration.ofHours(hours));
            gitHub.rateLimit(gitHub.account("mona"), 0, 90);
            try (VcsClient client = connect(token("mona"))) {
                VcsException refusal = fails(RATE_LIMITED, () -> client.repository(id()));

                assertThat(refusal.retryAfter())
                        .hasValueSatisfying(
                                pause -> assertThat(pause).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(92)));
            }
        }
    }

    @Test
    void secondaryLimit_withRetryAfter_pausesEverything() throws Exception {
        gitHub.secondaryLimit(25);
        try (VcsClient client = connect(token("mona"))) {
            VcsException refusal = fails(RATE_LIMITED, () -> client.repository(id()));
            gitHub.clearRequests();
            fails(RATE_LIMITED, client::check);

            assertThat(refusal.retryAfter())
                    .hasValueSatisfying(
                            pause -> assertThat(pause).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25)));
            assertThat(gitHub.requests()).isEmpty();
        }
    }

    @Test
    void secondaryLimit_withoutRetryAfter_isAMinute() throws Exception {
        gitHub.secondaryLimitUnsaid(25);

        assertThat(refusedToMona(RATE_LIMITED).retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void budget_ofEachAnswer_isReported() throws Exception {
        gitHub.clockOff(Duration.ofHours(3));
        gitHub.rateLimit(gitHub.account("mona"), 4000, 600);
        try (VcsClient client = connect(token("mona"))) {
            client.repository(id());
        }

        assertThat(heard.budgets).singleElement().satisfies(budget -> {
            assertThat(budget.anonymous()).isFalse();
            assertThat(budget.remaining()).isEqualTo(3999);
            assertThat(budget.limit()).isEqualTo(5000);
            assertThat(Duration.between(Instant.now(), budget.resetsAt()))
                    .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(602));
        });
    }

    @Test
    void enterpriseServer_withoutLimits_isRead() throws Exception {
        gitHub.limitRates(false);
        try (VcsClient client = connect(token("mona"))) {
            assertThat(client.resolve(id(), MAIN)).isEqualTo(fixture.third().id());
        }
        try (VcsClient nobody = connect(Credential.ANONYMOUS)) {
            assertThat(nobody.check()).isEmpty();
        }
    }

    @Test
    void host_down_isUnavailable() throws Exception {
        gitHub.down(true);
        assertThat(refusedToMona(UNAVAILABLE)).message().contains("503");

        Credential mona = token("mona");
        VcsHost host = host();
        RepositoryId id = id();
        gitHub.close();
        try (VcsClient client = host.connect(mona, context(Clock.systemUTC()))) {
            assertThat(fails(UNAVAILABLE, () -> client.repository(id)))
                    .message()
                    .contains("cannot be reached");
        } finally {
            gitHub = GitHubStandIn.start();
        }
    }

    @Test
    void host_slow_isUnavailableInTime() throws Exception {
        Credential mona = token("mona");
        gitHub.slow(Duration.ofSeconds(30));
        Patience hurried = new Patience(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(300));
        VcsHost host = new GitHubVcsProvider(hurried).configure(settings()).get(0);
        try (VcsClient client = host.connect(mona, context(Clock.systemUTC()))) {
            assertThat(fails(UNAVAILABLE, () -> client.repository(id())))
                    .message()
                    .contains("in time");
        }
    }

    @Test
    void commits_someRateLimited_areNamedEach() throws Exception {
        checkout.isPrivate(false);
        gitHub.rateLimitAnonymous(2, 90);
        try (VcsClient nobody = connect(Credential.ANONYMOUS)) {
            List<CommitResult> results =
                    nobody.commits(id(), List.of(MAIN, new Ref("feature/side"), new Ref("v1.0.0")));

            assertThat(results).filteredOn(CommitResult.Found.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(CommitResult.Failed.class::isInstance)
                    .allSatisfy(failed -> assertThat(
                                    ((CommitResult.Failed) failed).failure().kind())
                            .isEqualTo(RATE_LIMITED));
        }
    }

    @Test
    void commits_whenNothingCanBeAnswered_isOneFailure() throws Exception {
        checkout.isPrivate(false);
        gitHub.rateLimitAnonymous(1, 90);
        try (VcsClient nobody = connect(Credential.ANONYMOUS)) {
            nobody.repository(id());

            fails(RATE_LIMITED, () -> nobody.commits(id(), List.of(MAIN, new Ref("v1.0.0"))));
        }
    }

    private VcsException refusedToMona(VcsException.Kind kind) throws Exception {
        return refused(kind, token("mona"));
    }

    private VcsException refused(VcsException.Kind kind, Credential credential) throws Exception {
        try (VcsClient client = connect(credential)) {
            return fails(kind, () -> client.repository(id()));
        }
    }

    private static VcsException fails(VcsException.Kind kind, ThrowingCallable call) {
        VcsException failure = catchThrowableOfType(VcsException.class, call);
        assertThat(failure).as("a VcsException").isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }

    private Credential token(String login) {
        return new Credential("token", Map.of("token", gitHub.account(login).personalToken()));
    }

    private Credential signedIn(String login) throws Exception {
        VcsAuthorization authorization = host().authorization("app").orElseThrow();
        URI back = gitHub.person(login)
                .authorize(authorization.authorizeUrl(new AuthorizationRequest("state", "", REDIRECT)));
        String code = back.getQuery().replaceFirst("(?:.*&)?code=([^&]*).*", "$1");
        Grant grant = authorization.exchange(new AuthorizationCode(code, "", REDIRECT));
        return grant.credential();
    }

    private RepositoryId id() {
        return new RepositoryId(URI.create(gitHub.url()).getAuthority(), "acme/checkout");
    }

    private VcsClient connect(Credential credential) throws Exception {
        return connect(credential, Clock.systemUTC());
    }

    private VcsClient connect(Credential credential, Clock clock) throws Exception {
        return host().connect(credential, context(clock));
    }

    private VcsContext context(Clock clock) {
        return new VcsContext(ContractRepository.MAX_FILE_BYTES, clock, heard);
    }

    private VcsHost host() throws Exception {
        return new GitHubVcsProvider().configure(settings()).get(0);
    }

    private VcsSettings settings() {
        Map<String, String> values = new HashMap<>();
        values.put("URL", gitHub.url());
        values.put("CLIENT_ID", gitHub.app().clientId());
        values.put("CLIENT_SECRET", gitHub.app().clientSecret());
        gitHub.app().slug().ifPresent(slug -> values.put("APP_SLUG", slug));
        return new VcsSettings(values, data);
    }

    /** A clock that a test moves. */
    private static final class MovableClock extends Clock {

        private Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
