package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.NewConnection;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.vcs.VcsException.Kind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ending a connection: here in every case, at the host where it can. */
final class DisconnectIT {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AuthorizingHost host = new AuthorizingHost("code.example.com", clock);
    private final AuthorizingHost other = new AuthorizingHost("lab.example.com", clock);
    private final TestServer server =
            TestServer.setup().clock(clock).hosts(host, other).start();
    private final Person person = new Person(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void disconnect_voidsTheCredentialAtTheHost() {
        person.connectAs(host, "mona");
        person.connectAs(other, "mona");

        assertThat(person.disconnect(host)).isTrue();
        assertThat(host.workingTokens()).isZero();
        assertThat(person.connection(host).isNull()).isTrue();
        assertThat(person.connection(other).isNull()).isFalse();
        assertThat(person.login()).isEqualTo("mona");
    }

    @Test
    void disconnect_twice_isTheSame() {
        person.connectAs(host, "mona");
        person.disconnect(host);

        assertThat(person.disconnect(host)).isFalse();
        assertThat(host.revocations()).isEqualTo(1);
    }

    @Test
    void disconnect_whileTheHostIsDown_deletesItHere() {
        person.connectAs(host, "mona");
        host.failRevocation(Kind.UNAVAILABLE, "The host does not answer.");

        assertThat(person.disconnect(host)).isFalse();
        assertThat(person.connection(host).isNull()).isTrue();
    }

    @Test
    void disconnect_whenTheHostTakesForever_answersAllTheSame() {
        CountDownLatch answered = new CountDownLatch(1);
        person.connectAs(host, "mona");
        host.duringRevocation(() -> awaitQuietly(answered));

        assertThat(person.disconnect(host)).isFalse();
        assertThat(person.connection(host).isNull()).isTrue();
        answered.countDown();
    }

    @Test
    void disconnect_whenTheProviderIsBroken_deletesItHere() {
        person.connectAs(host, "mona");
        host.duringRevocation(() -> {
            throw new IllegalStateException("a mistake of the provider");
        });

        assertThat(person.disconnect(host)).isFalse();
        assertThat(person.connection(host).isNull()).isTrue();
    }

    @Test
    void disconnect_whatTheHostRevokedBefore_isVoidThere() {
        person.connectAs(host, "mona");
        host.failRevocation(Kind.UNAUTHENTICATED, "The token is unknown.");

        assertThat(person.disconnect(host)).isTrue();
    }

    @Test
    void disconnect_fromAHostThatIsNoLongerConfigured_deletesIt() {
        person.connectAs(host, "mona");
        ConnectionStore store = new ConnectionStore(server.database());
        long user = 1;
        assertThat(store.find(user, host.id())).isPresent();
        store.connect(new NewConnection(
                user,
                "gone.example.com",
                "app",
                "1",
                "mona",
                Optional.empty(),
                Optional.empty(),
                new byte[] {1},
                1,
                false,
                Optional.empty(),
                clock.instant()));

        HttpResponse<String> response = person.browser().delete("/api/v1/connections/gone.example.com");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(store.find(user, "gone.example.com")).isEmpty();
    }

    @Test
    void disconnect_byNobody_needsASession() {
        assertThat(person.browser().delete("/api/v1/connections/" + host.id()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void disconnect_byAnotherPerson_leavesItAlone() {
        person.connectAs(host, "mona");
        Person otto = new Person(server);
        otto.connectAs(other, "otto");

        assertThat(otto.disconnect(host)).isFalse();
        assertThat(person.check(host).path("state").asText()).isEqualTo("working");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
