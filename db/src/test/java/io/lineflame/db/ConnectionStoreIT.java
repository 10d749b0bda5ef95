package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.db.ConnectionStore.NewConnection;
import io.lineflame.db.ConnectionStore.SealedRow;
import io.lineflame.db.fixture.AtOnce;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long KEY = 4_000_000_000L; // key ids are unsigned

    private final TestDatabase test = TestDatabase.create();
    private final UserStore users = new UserStore(test.database());
    private final ConnectionStore connections = new ConnectionStore(test.database());
    private final long mona = user("mona");
    private final long otto = user("otto");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void connect_first_isFoundAsStored() {
        ConnectionRow made = connect(mona, "github.com", "sealed");

        assertThat(made)
                .usingRecursiveComparison()
                .isEqualTo(new ConnectionRow(
                        made.id(),
                        mona,
                        "github.com",
                        "app",
                        "17",
                        "mona",
                        Optional.of("https://pictures/17"),
                        Optional.empty(),
                        "sealed".getBytes(UTF_8),
                        KEY,
                        1,
                        true,
                        Optional.of(T0.plusSeconds(600)),
                        T0,
                        T0,
                        T0,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(find(mona)).usingRecursiveComparison().isEqualTo(made);
        assertThat(connections.find(mona, "gitlab.com")).isEmpty();
        assertThat(connections.find(otto, "github.com")).isEmpty();
    }

    @Test
    void connect_again_replacesAllOfItUnderANewId() {
        ConnectionRow before = connect(mona, "github.com", "before");
        connections.renewed(before.id(), 1, "renewed".getBytes(UTF_8), KEY, true, Optional.empty(), T0);
        connections.lease(before.id(), 2, T0, LEASE);
        connections.end(before.id(), 2, "revoked", T0);

        ConnectionRow after = connect(mona, "github.com", "after");

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.version()).isEqualTo(1);
        assertThat(after.ended()).isEmpty();
        assertThat(after.sealed()).isEqualTo("after".getBytes(UTF_8));
        assertThat(connections.ofUser(mona)).hasSize(1);
        assertThat(connections.lease(after.id(), 1, T0, LEASE)).isTrue();
        assertThat(connections.renewed(before.id(), 2, new byte[0], KEY, true, Optional.empty(), T0))
                .isFalse();
    }

    @Test
    void connect_manyAtOnce_leavesOne() throws Exception {
        List<ConnectionRow> made = AtOnce.run(12, () -> connect(mona, "github.com", "sealed"));

        assertThat(made).extracting(ConnectionRow::id).doesNotHaveDuplicates();
        assertThat(connections.ofUser(mona)).hasSize(1);
    }

    @Test
    void ofUser_severalHosts_areTheirsByHost() {
        connect(mona, "github.com", "a");
        connect(mona, "b.example", "b");
        connect(otto, "a.example", "c");

        assertThat(connections.ofUser(mona))
                .extracting(ConnectionRow::hostId)
                .containsExactly("b.example", "github.com");
    }

    @Test
    void lease_manyAtOnce_oneGetsIt() throws Exception {
        long id = connect(mona, "github.com", "sealed").id();

        List<Boolean> leased = AtOnce.run(24, () -> connections.lease(id, 1, T0, LEASE));

        assertThat(leased).filteredOn(got -> got).hasSize(1);
    }

    @Test
    void lease_heldReleasedOrRunOut_isGivenAgainOnlyThen() {
        long id = connect(mona, "github.com", "sealed").id();

        assertThat(connections.lease(id, 1, T0, LEASE)).isTrue();
        assertThat(connections.lease(id, 1, T0.plus(LEASE).minusMillis(1), LEASE))
                .isFalse();
        assertThat(connections.lease(id, 1, T0.plus(LEASE), LEASE)).isTrue();
        connections.release(id, 1);
        assertThat(connections.lease(id, 1, T0, LEASE)).isTrue();
    }

    @Test
    void lease_otherVersionEndedOrGone_isFalse() {
        long id = connect(mona, "github.com", "sealed").id();

        assertThat(connections.lease(id, 2, T0, LEASE)).isFalse();
        connections.end(id, 1, "revoked", T0);
        assertThat(connections.lease(id, 1, T0, LEASE)).isFalse();
        connections.delete(mona, "github.com");
        assertThat(connections.lease(id, 1, T0, LEASE)).isFalse();
    }

    @Test
    void renewed_leased_isTheNextVersionAndEndsTheLease() {
        long id = connect(mona, "github.com", "old").id();
        connections.lease(id, 1, T0, LEASE);

        assertThat(connections.renewed(id, 1, "new".getBytes(UTF_8), KEY, false, Optional.empty(), T0.plusSeconds(5)))
                .isTrue();

        ConnectionRow row = find(mona);
        assertThat(row.id()).isEqualTo(id);
        assertThat(row.version()).isEqualTo(2);
        assertThat(row.sealed()).isEqualTo("new".getBytes(UTF_8));
        assertThat(row.renewable()).isFalse();
        assertThat(row.expires()).isEmpty();
        assertThat(row.created()).isEqualTo(T0);
        assertThat(row.renewed()).isEqualTo(T0.plusSeconds(5));
        assertThat(connections.lease(id, 2, T0, LEASE)).isTrue();
    }

    @Test
    void renewed_sameVersionManyAtOnce_oneIsStored() throws Exception {
        long id = connect(mona, "github.com", "old").id();

        List<Boolean> stored = AtOnce.run(
                12, () -> connections.renewed(id, 1, "new".getBytes(UTF_8), KEY, true, Optional.empty(), T0));

        assertThat(stored).filteredOn(did -> did).hasSize(1);
        assertThat(find(mona).version()).isEqualTo(2);
    }

    @Test
    void renewed_endedMeanwhile_worksAgain() {
        long id = connect(mona, "github.com", "old").id();
        connections.end(id, 1, "revoked", T0);

        assertThat(connections.renewed(id, 1, "new".getBytes(UTF_8), KEY, true, Optional.empty(), T0))
                .isTrue();
        assertThat(find(mona).ended()).isEmpty();
        assertThat(find(mona).endReason()).isEmpty();
    }

    @Test
    void end_seenVersion_isKeptWithTheFirstReason() {
        long id = connect(mona, "github.com", "sealed").id();

        assertThat(connections.end(id, 2, "of a version not seen", T0)).isFalse();
        assertThat(connections.end(id, 1, "revoked", T0)).isTrue();
        assertThat(connections.end(id, 1, "another", T0.plusSeconds(1))).isFalse();

        assertThat(find(mona).ended()).contains(T0);
        assertThat(find(mona).endReason()).contains("revoked");
    }

    @Test
    void delete_twice_givesWhatItWasOnce() {
        ConnectionRow made = connect(mona, "github.com", "sealed");
        connect(otto, "github.com", "others");

        assertThat(connections.delete(mona, "github.com").orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(made);
        assertThat(connections.delete(mona, "github.com")).isEmpty();
        assertThat(find(otto).sealed()).isEqualTo("others".getBytes(UTF_8));
    }

    @Test
    void used_withinTheMinute_writesOnce() {
        long id = connect(mona, "github.com", "sealed").id();

        connections.used(id, T0.plusSeconds(59));
        assertThat(find(mona).lastUsed()).isEqualTo(T0);
        connections.used(id, T0.plusSeconds(61));
        assertThat(find(mona).lastUsed()).isEqualTo(T0.plusSeconds(61));
    }

    @Test
    void sealedUnlike_severalRows_comeInBatchesWithoutThoseOfTheKey() {
        long first = connect(mona, "a.example", "1").id();
        ConnectionRow other = connect(mona, "b.example", "2");
        long third = connect(otto, "a.example", "3").id();
        connections.renewed(other.id(), 1, "2".getBytes(UTF_8), 5, true, Optional.empty(), T0);

        assertThat(ids(connections.sealedUnlike(5, 0, 1))).containsExactly(first);
        assertThat(ids(connections.sealedUnlike(5, first, 1))).containsExactly(third);
        assertThat(ids(connections.sealedUnlike(5, third, 1))).isEmpty();
        assertThat(ids(connections.sealedUnlike(KEY, 0, 10))).containsExactly(other.id());
        assertThat(connections.rowsByKey()).isEqualTo(Map.of(5L, 1L, KEY, 2L));
    }

    @Test
    void reseal_asRead_changesTheSealAndNothingElse() {
        long id = connect(mona, "github.com", "old seal").id();
        connections.lease(id, 1, T0, LEASE);
        SealedRow row = connections.sealedUnlike(5, 0, 1).get(0);

        assertThat(connections.reseal(row, "new seal".getBytes(UTF_8), 5)).isTrue();

        assertThat(find(mona).sealed()).isEqualTo("new seal".getBytes(UTF_8));
        assertThat(find(mona).keyId()).isEqualTo(5);
        assertThat(find(mona).version()).isEqualTo(1);
        assertThat(connections.lease(id, 1, T0, LEASE)).isFalse();
        assertThat(connections.reseal(row, "again".getBytes(UTF_8), 6)).isFalse();
    }

    @Test
    void reseal_renewedMeanwhile_leavesTheRenewedCredential() {
        long id = connect(mona, "github.com", "old").id();
        SealedRow row = connections.sealedUnlike(5, 0, 1).get(0);
        connections.renewed(id, 1, "renewed".getBytes(UTF_8), KEY, true, Optional.empty(), T0);

        assertThat(connections.reseal(row, "old, sealed anew".getBytes(UTF_8), 5))
                .isFalse();
        assertThat(find(mona).sealed()).isEqualTo("renewed".getBytes(UTF_8));
    }

    private ConnectionRow connect(long user, String host, String sealed) {
        return connections.connect(new NewConnection(
                user,
                host,
                "app",
                "17",
                "mona",
                Optional.of("https://pictures/17"),
                Optional.empty(),
                sealed.getBytes(UTF_8),
                KEY,
                true,
                Optional.of(T0.plusSeconds(600)),
                T0));
    }

    private ConnectionRow find(long user) {
        return connections.find(user, "github.com").orElseThrow();
    }

    private long user(String login) {
        return users.signedIn("github.com", login, login, Optional.empty(), T0).id();
    }

    private static List<Long> ids(List<SealedRow> rows) {
        return rows.stream().map(SealedRow::id).toList();
    }
}
