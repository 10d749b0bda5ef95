package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.vcs.VcsException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that expire, and hosts that do not always help. */
final class RenewalIT {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration LIFE = Duration.ofHours(8);

    private final MovableClock clock = new MovableClock(NOW);
    private final MovableClock hostClock = new MovableClock(NOW);
    private final AuthorizingHost host = new AuthorizingHost("code.example.com", hostClock).tokensExpireAfter(LIFE);
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host).start();
    private final Person person = new Person(server);
    private final ExecutorService tabs = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        tabs.shutdownNow();
        server.close();
    }

    @Test
    void credential_withoutExpiry_isNeverRenewed() {
        AuthorizingHost lasting = new AuthorizingHost("lasting.example.com", clock);
        try (TestServer ofIts = TestServer.setup().clock(clock).hosts(lasting).start()) {
            Person mona = new Person(ofIts);
            mona.connectAs(lasting, "mona");
            clock.advance(Duration.ofDays(6)); // a session's idle time is seven

            assertThat(state(mona, lasting)).isEqualTo("working");
            assertThat(mona.connection(lasting).path("renewed").isNull()).isTrue();
            assertThat(lasting.renewals()).isZero();
        }
    }

    @Test
    void credential_thatWillLastAWhile_isNotRenewed() {
        person.connectAs(host, "mona");
        pass(LIFE.minusMinutes(5).minusSeconds(1));

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT7H55M", "PT8H", "PT20H"})
    void credential_thatIsDue_isRenewedOnce(Duration passed) {
        person.connectAs(host, "mona");
        pass(passed);

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
        assertThat(person.connection(host).path("renewed").asText())
                .isEqualTo(NOW.plus(passed).toString());
        assertThat(person.connection(host).path("since").asText()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void refreshToken_thatRotates_isTheNewOneNextTime() {
        person.connectAs(host, "mona");
        for (int i = 1; i <= 5; i++) {
            pass(LIFE);
            assertThat(state(person, host)).isEqualTo("working");
            assertThat(host.renewals()).isEqualTo(i);
        }
    }

    @Test
    void lastUsed_isNotedToTheMinute() {
        person.connectAs(host, "mona");
        pass(Duration.ofSeconds(61));
        person.check(host);

        assertThat(person.connection(host).path("lastUsed").asText()).isEqualTo("2026-11-23T10:01:01Z");
    }

    @Test
    void tabs_thatRenewAtOnce_causeOneRenewalAndAreAllServed() throws Exception {
        person.connectAs(host, "mona");
        pass(LIFE);

        assertThat(statesOf(person, 8)).containsOnly("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void nodes_thatRenewAtOnce_causeOneRenewalAndAreAllServed() throws Exception {
        try (TestServer second = TestServer.setup().clock(clock).hosts(host).startBeside(server)) {
            person.connectAs(host, "mona");
            Person elsewhere = person.at(second);
            pass(LIFE);
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            host.beforeRenewal(() -> {
                asked.countDown();
                awaitQuietly(answer);
            });

            Future<String> here = tabs.submit(() -> state(person, host));
            asked.await();
            Future<String> there = tabs.submit(() -> state(elsewhere, host));
            assertThatThrownBy(() -> there.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            answer.countDown();

            assertThat(here.get(30, TimeUnit.SECONDS)).isEqualTo("working");
            assertThat(there.get(30, TimeUnit.SECONDS)).isEqualTo("working");
            assertThat(host.renewals()).isEqualTo(1);
        }
    }

    @Test
    void credential_thatStillWorks_waitsForNobody() throws Exception {
        person.connectAs(host, "mona");
        pass(LIFE.minusMinutes(5));
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        host.beforeRenewal(() -> {
            asked.countDown();
            awaitQuietly(answer);
        });
        Future<String> renewing = tabs.submit(() -> state(person, host));
        asked.await();

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(renewing.isDone()).isFalse();
        answer.countDown();
        assertThat(renewing.get(30, TimeUnit.SECONDS)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void revocationAtTheHost_endsTheConnectionWithWords_andOneClickConnectsAgain() {
        person.connectAs(host, "mona");
        host.revokeAllOf("mona");
        pass(Duration.ofMinutes(10));

        JsonNode check = person.check(host);
        assertThat(check.path("state").asText()).isEqualTo("ended");
        assertThat(check.path("detail").asText())
                .isEqualTo(
                        "Your connection to Code at code.example.com has ended. The host no longer renews it: it was revoked"
                                + " there, or not used for too long.");
        JsonNode connection = person.connection(host);
        assertThat(connection.path("state").asText()).isEqualTo("ended");
        assertThat(connection.path("endedAt").asText()).isEqualTo("2026-11-23T10:10:00Z");
        assertThat(connection.path("endReason").asText()).startsWith("The host no longer renews it");
        assertThat(host.renewals()).isEqualTo(1);

        assertThat(state(person, host)).isEqualTo("ended");
        assertThat(host.renewals()).as("an ended connection asks nobody").isEqualTo(1);

        person.connectAs(host, "mona");
        assertThat(state(person, host)).isEqualTo("working");
        assertThat(person.connection(host).path("endReason").isNull()).isTrue();
    }

    @Test
    void refusal_ofACredentialThatIsNotDue_isHealedByARenewal() {
        person.connectAs(host, "mona");
        host.forgetAccessTokens();

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void refusal_rightAfterARenewal_doesNotRenewAgain() {
        person.connectAs(host, "mona");
        pass(LIFE);
        host.duringRenewal(host::forgetAccessTokens);

        assertThat(state(person, host)).isEqualTo("ended");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1000H", "PT-9H", "PT-10M", "PT10M", "PT9H", "PT1000H"})
    void clockOfTheHost_thatIsOff_changesNothing(Duration off) {
        hostClock.advance(off);
        person.connectAs(host, "mona");

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isZero();
        pass(LIFE);
        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void clockHere_thatIsPutBack_isHealedByARenewal() {
        person.connectAs(host, "mona");
        hostClock.advance(LIFE);
        clock.advance(Duration.ofHours(-1));

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void clockHere_thatIsPutForward_renewsEarly() {
        person.connectAs(host, "mona");
        clock.advance(LIFE.plusHours(1));

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(1);
    }

    @Test
    void hostDown_whileTheCredentialStillWorks_isNotNoticed() {
        person.connectAs(host, "mona");
        host.failRenewal(Kind.UNAVAILABLE, "The host does not answer.");
        pass(LIFE.minusMinutes(5));

        assertThat(state(person, host)).isEqualTo("working");
        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).as("not every request asks again").isEqualTo(1);
    }

    @Test
    void hostDown_whenTheCredentialHasExpired_endsNothing() {
        person.connectAs(host, "mona");
        host.failRenewal(Kind.UNAVAILABLE, "The host does not answer.");
        pass(LIFE);

        JsonNode check = person.check(host);
        assertThat(check.path("state").asText()).isEqualTo("unavailable");
        assertThat(check.path("detail").asText()).isEqualTo("The host does not answer.");
        assertThat(person.connection(host).path("state").asText()).isEqualTo("working");

        host.recover();
        assertThat(state(person, host)).isEqualTo("working");
    }

    @Test
    void clientSecret_thatIsWrongNow_endsNothing() {
        person.connectAs(host, "mona");
        host.failRenewal(Kind.MISCONFIGURED, "The host does not accept the client secret.");
        pass(LIFE);

        assertThat(state(person, host)).isEqualTo("misconfigured");
        assertThat(person.connection(host).path("state").asText()).isEqualTo("working");
    }

    @Test
    void database_thatFailsAfterTheRenewal_losesNoGrant() {
        person.connectAs(host, "mona");
        pass(LIFE);
        DatabaseTrouble.whenRenewing(server.config().database().orElseThrow(), 2);

        assertThat(state(person, host)).isEqualTo("working");
        pass(LIFE);
        assertThat(state(person, host)).isEqualTo("working");
        assertThat(host.renewals()).isEqualTo(2);
    }

    @Test
    void disconnect_whileARenewalIsUnderWay_leavesNothingBehind() throws Exception {
        person.connectAs(host, "mona");
        pass(LIFE);

        assertThat(stateWhile(() -> person.disconnect(host))).isEqualTo("unauthenticated");
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(host.workingTokens()).isZero();
    }

    @Test
    void connect_whileARenewalIsUnderWay_isTheOneThatCounts() throws Exception {
        person.connectAs(host, "mona");
        pass(LIFE);

        assertThat(stateWhile(() -> person.connectAs(host, "mona"))).isEqualTo("working");
        assertThat(host.revocations()).isZero();
        assertThat(person.connection(host).path("since").asText()).isEqualTo("2026-11-23T18:00:00Z");
    }

    /** On both clocks. */
    private void pass(Duration time) {
        clock.advance(time);
        hostClock.advance(time);
    }

    private List<String> statesOf(Person somebody, int times) throws Exception {
        List<Future<String>> states = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            states.add(tabs.submit(() -> state(somebody, host)));
        }
        List<String> found = new ArrayList<>();
        for (Future<String> each : states) {
            found.add(each.get(30, TimeUnit.SECONDS));
        }
        return found;
    }

    /** The state that a check finds which renews, when something else is done while the host is about to answer. */
    private String stateWhile(Runnable somethingElse) throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        host.duringRenewal(() -> {
            renewing.countDown();
            awaitQuietly(answer);
        });
        Future<String> check = tabs.submit(() -> state(person, host));
        assertThat(renewing.await(30, TimeUnit.SECONDS)).isTrue();
        somethingElse.run();
        answer.countDown();
        return check.get(30, TimeUnit.SECONDS);
    }

    private static String state(Person somebody, AuthorizingHost at) {
        return somebody.check(at).path("state").asText();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
