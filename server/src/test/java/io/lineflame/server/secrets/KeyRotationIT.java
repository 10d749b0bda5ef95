package io.lineflame.server.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.db.ConnectionStore.NewConnection;
import io.lineflame.db.UserStore;
import io.lineflame.db.fixture.TestDatabase;
import io.lineflame.server.secrets.KeyRotation.Report;
import io.lineflame.server.secrets.KeyUse.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations over a real database, as an operator does them. */
final class KeyRotationIT {
    private static final String HOST = "git.example.com";
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock NOW = Clock.systemUTC();
    private static final Clock LATER = Clock.offset(NOW, Duration.ofMinutes(11));

    @TempDir
    Path folder;

    private final TestDatabase test = TestDatabase.create();
    private final ConnectionStore connections = new ConnectionStore(test.database());
    private final UserStore users = new UserStore(test.database());
    private KeySource source = new KeySource(Optional.empty(), Optional.empty());

    @BeforeEach
    void chooseFile() {
        source = KeySource.generatedIn(folder);
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void rotate_severalBatches_sealsAllAgainAndTheyOpen() throws Exception {
        Sealer server = server();
        List<Long> people = connect(server, 230);

        Report report = rotation(NOW).rotate();

        assertThat(report.sealed()).isEqualTo(230);
        assertThat(report.unopened()).isZero();
        assertThat(report.others()).hasSize(1);
        assertThat(connections.rowsByKey()).containsOnlyKeys(report.primary());
        for (long person : people) {
            assertThat(token(server, person)).isEqualTo("token 0 of " + person);
        }
    }

    @Test
    void rotate_whileServersReadAndWrite_failsNobody() throws Exception {
        List<Long> people = connect(server(), 60);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger renewals = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Sealer node = server();
                work.add(threads.submit(until(over, () -> readAll(node, people, reads))));
                work.add(threads.submit(until(over, () -> renewAll(node, people, renewals))));
            }
            for (int i = 0; i < 6; i++) {
                int readsBefore = reads.get();
                int renewalsBefore = renewals.get();
                assertThat(rotation(NOW).rotate().unopened()).isZero();
                while (reads.get() < readsBefore + people.size() && renewals.get() < renewalsBefore + people.size()) {
                    Thread.onSpinWait();
                }
            }
            over.set(true);
            for (Future<Boolean> done : work) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }

        assertThat(rotation(LATER).forgetOld().others()).isEmpty();
        readAll(server(), people, reads);
        assertThat(connections.rowsByKey()).hasSize(1);
    }

    @Test
    void rotate_rowThatNoKeyOpens_isCountedAndLeft() throws Exception {
        Sealer server = server();
        long mona = connect(server, 1).get(0);
        long otto = user("otto");
        connections.connect(connection(otto, server.seal("stolen".getBytes(UTF_8), new SealedFor(mona, HOST))));

        Report report = rotation(NOW).rotate();

        assertThat(report.sealed()).isEqualTo(1);
        assertThat(report.unopened()).isEqualTo(1);
        assertThatThrownBy(() -> token(server, otto)).isInstanceOf(CannotOpenException.class);
        assertThatThrownBy(() -> rotation(LATER).forgetOld())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("still need the keys " + report.others());
        assertThat(rotation(NOW).list()).extracting(KeyUse::role).containsExactly(Role.OLD, Role.PRIMARY);
    }

    @Test
    void rotate_prepared_makesThatKeyPrimary() throws Exception {
        Sealer server = server();
        long mona = connect(server, 1).get(0);
        Report prepared = rotation(NOW).prepare();
        assertThat(rotation(NOW).list()).extracting(KeyUse::role).containsExactly(Role.PRIMARY, Role.PREPARED);
        assertThat(rotation(NOW).prepare()).isEqualTo(prepared);

        Report rotated = rotation(NOW).rotate();

        assertThat(prepared.others()).containsExactly(rotated.primary());
        assertThat(rotated.others()).containsExactly(prepared.primary());
        assertThat(token(server, mona)).isEqualTo("token 0 of " + mona);
    }

    @Test
    void forgetOld_justRotated_isRefusedUntilAuthorizationsHaveRunOut() throws Exception {
        connect(server(), 1);
        Report rotated = rotation(NOW).rotate();

        assertThatThrownBy(
                        () -> rotation(Clock.offset(NOW, Duration.ofMinutes(9))).forgetOld())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("less than 10 minutes ago");
        assertThat(rotation(NOW).list()).hasSize(2);
        assertThat(rotation(LATER).forgetOld()).isEqualTo(new Report(rotated.primary(), List.of(), 0, 0));
        assertThatThrownBy(() -> rotation(LATER).forgetOld())
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("no old key");
    }

    @Test
    void forgetOld_valueStoredLateWithTheOldKey_isSealedAgainFirst() throws Exception {
        Sealer server = server();
        long mona = user("mona");
        byte[] underWay = server.seal("late".getBytes(UTF_8), new SealedFor(mona, HOST));
        rotation(NOW).rotate();
        connections.connect(connection(mona, underWay));

        assertThat(rotation(LATER).forgetOld().sealed()).isEqualTo(1);

        assertThat(token(server(), mona)).isEqualTo("late");
    }

    @Test
    void list_keysOfAnotherFile_areMissing() throws Exception {
        Sealer elsewhere = new Sealer(SecretKeys.open(KeySource.generatedIn(folder.resolve("elsewhere"))));
        connect(elsewhere, 3);

        assertThat(rotation(NOW).list())
                .contains(new KeyUse(elsewhere.currentKeyId(), Role.MISSING, 3))
                .hasSize(2);
    }

    @Test
    void rotate_keysInTheConfigurationItself_saysThatAFileIsNeeded() throws Exception {
        KeySource inline = KeySource.ofText(Keyset.generate().secretJson());
        KeyRotation rotation = new KeyRotation(inline, connections, NOW);

        assertThat(rotation.list()).hasSize(1);
        assertThatThrownBy(rotation::rotate)
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("LINEFLAME_SECRET_KEYS_FILE");
    }

    @Test
    void make_fileThatIsThere_isLeftAlone() {
        Path file = folder.resolve("made.json");
        long id = KeyRotation.make(file);

        assertThatThrownBy(() -> KeyRotation.make(file)).isInstanceOf(KeyFileException.class);
        assertThat(new KeysetFile(file).read().primaryId()).isEqualTo(id);
    }

    private boolean readAll(Sealer node, List<Long> people, AtomicInteger reads) throws Exception {
        for (long person : people) {
            assertThat(token(node, person)).startsWith("token ").endsWith(" of " + person);
            reads.incrementAndGet();
        }
        return true;
    }

    private boolean renewAll(Sealer node, List<Long> people, AtomicInteger renewals) throws Exception {
        for (long person : people) {
            ConnectionRow row = connections.find(person, HOST).orElseThrow();
            byte[] sealed = node.seal(
                    ("token " + row.version() + " of " + person).getBytes(UTF_8), new SealedFor(person, HOST));
            connections.renewed(row.id(), row.version(), sealed, Sealer.keyId(sealed), true, Optional.empty(), T0);
            renewals.incrementAndGet();
        }
        return true;
    }

    private static Callable<Boolean> until(AtomicBoolean over, Callable<Boolean> work) {
        return () -> {
            while (!over.get()) {
                work.call();
            }
            return true;
        };
    }

    private Sealer server() {
        return new Sealer(SecretKeys.open(source));
    }

    private KeyRotation rotation(Clock clock) {
        return new KeyRotation(source, connections, clock);
    }

    private List<Long> connect(Sealer server, int people) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            long user = user("person-" + i);
            byte[] token = ("token 0 of " + user).getBytes(UTF_8);
            connections.connect(connection(user, server.seal(token, new SealedFor(user, HOST))));
            ids.add(user);
        }
        return ids;
    }

    private static NewConnection connection(long user, byte[] sealed) {
        return new NewConnection(
                user,
                HOST,
                "app",
                "17",
                "mona",
                Optional.empty(),
                Optional.empty(),
                sealed,
                Sealer.keyId(sealed),
                true,
                Optional.empty(),
                T0);
    }

    private long user(String login) {
        return users.signedIn(HOST, login, login, Optional.empty(), T0).id();
    }

    private String token(Sealer node, long user) throws CannotOpenException {
        byte[] sealed = connections.find(user, HOST).orElseThrow().sealed();
        return new String(node.open(sealed, new SealedFor(user, HOST)), UTF_8);
    }
}
