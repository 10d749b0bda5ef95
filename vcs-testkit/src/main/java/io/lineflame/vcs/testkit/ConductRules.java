package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsCapability;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules 7xx: how a client behaves, whatever is asked. */
interface ConductRules extends Rules {

    int THREADS = 8;

    /** {@code check} is what an operator runs; it is safe to repeat. */
    @Test
    default void r701_check_ofAWorkingHost_passesAgainAndAgain() throws Exception {
        client().check();
        client().check();
    }

    /** Failures reach logs and pages: no value of a credential stands in them. */
    @Test
    default void r702_failures_neverCarryACredential() {
        Credential credential = subject().credential();
        List<VcsException> failures = List.of(
                assertFails(VcsException.Kind.NOT_FOUND, () -> client().resolve(id(), new Ref("no-such-branch"))),
                assertFails(VcsException.Kind.NOT_FOUND, () -> client().resolve(missingId(), new Ref("main"))),
                assertFails(
                        VcsException.Kind.NOT_FOUND,
                        () -> client().listTree(id(), repository().missingCommit())),
                assertFails(
                        VcsException.Kind.TOO_LARGE,
                        () -> client().readFile(id(), repository().first().id(), "limits/over.txt")));

        assertThat(failures)
                .allSatisfy(failure -> assertThat(credential.values().values())
                        .allSatisfy(value -> assertThat(withCauses(failure)).doesNotContain(value)));
    }

    /** What is logged by accident is logged by {@code toString}. */
    @Test
    default void r703_toString_neverShowsACredential() {
        String all = subject().credential() + " " + client() + " " + host() + " "
                + subject().provider();

        assertThat(subject().credential().values().values())
                .allSatisfy(value -> assertThat(all).doesNotContain(value));
    }

    /** A credential that the host does not accept is told apart from a repository that is not there. */
    @Test
    default void r704_refusedCredential_isUnauthenticated() {
        subject().refusedCredential().ifPresent(refused -> {
            try (VcsClient client = connect(refused)) {
                assertFails(UNAUTHENTICATED, client::check);
                assertFails(UNAUTHENTICATED, () -> client.resolve(id(), new Ref("main")));
            }
        });
    }

    /** One client serves all requests of a person at once. */
    @Test
    default void r705_client_usedByManyThreads_answersEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (VcsClient client = connect(subject().credential())) {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                FixtureCommit commit = repository().commits().get(i % 3);
                calls.add(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    for (int round = 0; round < 5; round++) {
                        assertAnswers(client, commit);
                    }
                    return true;
                });
            }
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Links lead to pages of the host where the provider claims them, and are absent where it does not. */
    @Test
    default void r706_webLinks_areAsClaimed() throws Exception {
        FixtureCommit commit = repository().second();
        SourceFile file = client().readFile(id(), commit.id(), "cart/total.go").orElseThrow();
        CommitResult.Found found = (CommitResult.Found)
                client().commits(id(), List.of(new Ref("main"))).get(0);

        if (subject().provider().capabilities().contains(VcsCapability.WEB_LINKS)) {
            assertThat(file.webUrl())
                    .hasValueSatisfying(url -> assertThat(url)
                            .asString()
                            .contains(commit.id().hash())
                            .endsWith("cart/total.go"));
            assertThat(found.commit().webUrl())
                    .hasValueSatisfying(url -> assertThat(url)
                            .asString()
                            .contains(found.commit().id().hash()));
        } else {
            assertThat(file.webUrl()).isEmpty();
            assertThat(found.commit().webUrl()).isEmpty();
        }
    }

    /** A closed client holds nothing open, says so when used, and can be closed again. */
    @Test
    default void r707_close_isFinalAndRepeatable() {
        VcsClient client = connect(subject().credential());
        CommitId commit = repository().first().id();

        client.close();
        client.close();

        assertFails(UNAVAILABLE, client::check);
        assertFails(UNAVAILABLE, () -> client.resolve(id(), new Ref("main")));
        assertFails(UNAVAILABLE, () -> client.listTree(id(), commit));
        assertFails(UNAVAILABLE, () -> client.readFile(id(), commit, "README.md"));
        assertFails(UNAVAILABLE, () -> client.commits(id(), List.of(new Ref("main"))));
    }

    /** Clients are independent: closing one does not disturb another. */
    @Test
    default void r708_close_ofOneClient_leavesOthersOpen() throws Exception {
        try (VcsClient other = connect(subject().credential())) {
            assertAnswers(other, repository().first());
            connect(subject().credential()).close();
            assertAnswers(other, repository().first());
            assertAnswers(client(), repository().first());
        }
    }

    /** The page shows whose connection it is; without a credential it is nobody's. */
    @Test
    default void r709_check_saysWhoseCredentialItIs() throws Exception {
        Optional<Account> account = client().check();

        assertThat(account.isPresent())
                .isNotEqualTo(subject().credential().kindId().equals(CredentialKind.ANONYMOUS.id()));
        assertThat(client().check()).as("asked again").isEqualTo(account);
    }

    /** Where anyone may read something, asking without a credential works as far as the host goes. */
    @Test
    default void r710_anonymous_whereOffered_isLetIn() throws Exception {
        if (host().credentialKinds().contains(CredentialKind.ANONYMOUS)) {
            try (VcsClient client = connect(Credential.ANONYMOUS)) {
                assertThat(client.check()).isEmpty();
            }
        }
    }

    /** Operators see how many requests a host gets, and how they end. */
    @Test
    default void r711_observer_hearsOfEachRequest() throws Exception {
        Heard heard = new Heard();
        VcsContext context = new VcsContext(ContractRepository.MAX_FILE_BYTES, Clock.systemUTC(), heard);
        try (VcsClient client = host().connect(subject().credential(), context)) {
            client.resolve(id(), new Ref("main"));
        }

        assertThat(heard.outcomes.contains(VcsObserver.Outcome.OK))
                .isEqualTo(subject().makesRequests());
        assertThat(heard.hostIds).allSatisfy(id -> assertThat(id).isEqualTo(host().id()));
    }

    /** A refused credential is heard of too, where there are requests. */
    @Test
    default void r712_observer_hearsOfARefusal() {
        Heard heard = new Heard();
        VcsContext context = new VcsContext(ContractRepository.MAX_FILE_BYTES, Clock.systemUTC(), heard);
        subject().refusedCredential().filter(any -> subject().makesRequests()).ifPresent(refused -> {
            try (VcsClient client = host().connect(refused, context)) {
                assertFails(UNAUTHENTICATED, client::check);
            }
            assertThat(heard.outcomes).contains(VcsObserver.Outcome.REFUSED);
        });
    }

    /** As 707, of the other calls. */
    @Test
    default void r713_close_endsEveryCall() {
        VcsClient client = connect(subject().credential());
        CommitId commit = repository().first().id();
        FixtureFile file = repository().first().file("README.md");
        TreeEntry entry = new TreeEntry("README.md", TreeEntry.Kind.FILE, file.hash(), OptionalLong.of(file.size()));

        client.close();

        assertFails(UNAVAILABLE, () -> client.repository(id()));
        assertFails(UNAVAILABLE, () -> client.readFile(id(), commit, entry));
        if (claims(VcsCapability.COMPARE)) {
            assertFails(
                    UNAVAILABLE,
                    () -> client.compare(id(), commit, repository().second().id()));
        }
        if (claims(VcsCapability.HISTORY)) {
            assertFails(UNAVAILABLE, () -> client.history(id(), commit, "README.md", 1));
        }
    }

    /** Remembers what it was told. */
    final class Heard implements VcsObserver {

        private final Set<Outcome> outcomes = ConcurrentHashMap.newKeySet();
        private final Set<String> hostIds = ConcurrentHashMap.newKeySet();

        @Override
        public void requested(String hostId, Outcome outcome) {
            hostIds.add(hostId);
            outcomes.add(outcome);
        }

        @Override
        public void budget(String hostId, boolean anonymous, int remaining, int limit, Instant resetsAt) {
            hostIds.add(hostId);
        }
    }

    private void assertAnswers(VcsClient client, FixtureCommit commit) throws VcsException {
        assertThat(client.resolve(id(), new Ref(commit.id().hash()))).isEqualTo(commit.id());
        assertThat(client.listTree(id(), commit.id()).entries())
                .hasSameSizeAs(commit.files().keySet());
        assertThat(client.readFile(id(), commit.id(), "README.md").orElseThrow().bytes())
                .isEqualTo(commit.file("README.md").bytes());
    }

    static String withCauses(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
