package io.lineflame.server.secrets;

import io.lineflame.db.ConnectionStore;
import io.lineflame.server.secrets.KeyUse.Role;
import io.lineflame.server.secrets.Resealing.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes the keys while servers run.
 *
 * <h2>Why nothing fails meanwhile</h2>
 *
 * <p>The file gets the new key before anything is sealed with it, and keeps the old one. A server looks at the file whenever it seals and
 * whenever it meets a key it does not know, so it can open whatever it finds. A value that a server sealed with the old key just
 * before, and stores just after our pass, stays readable by the old key; the next rotation or the forgetting seals it again.
 *
 * <p>Old keys are forgotten by a command of their own, when no stored credential needs them, and not before {@link #REST} has passed since
 * the file changed: by then whatever was under way is stored, and verifiers of authorizations, which are sealed too and never
 * sealed again, have run out.
 *
 * <p>Servers that each have a copy of the file get the new key before it seals: prepare, hand the file round, rotate.
 */
public final class KeyRotation {
    /** How long old keys stay in any case: as long as an authorization under way. */
    static final Duration REST = Duration.ofMinutes(10);

    private final KeySource source;
    private final ConnectionStore connections;
    private final Clock clock;

    public KeyRotation(KeySource source, ConnectionStore connections, Clock clock) {
        this.source = source;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * What a change did.
     *
     * @param primary the id of the key that seals now
     * @param others the ids of the other keys
     * @param sealed how many credentials were sealed again
     * @param unopened how many open with none of the keys
     */
    public record Report(long primary, List<Long> others, int sealed, int unopened) {}

    /** Makes a file with one new key; refuses to touch one that is there. */
    public static long make(Path path) {
        KeysetFile file = new KeysetFile(path);
        if (file.exists()) {
            throw new KeyFileException("There is a file " + path + " already; it stays as it is.");
        }
        return file.readOrGenerate().primaryId();
    }

    /** Every key, and every missing one that stored credentials name. */
    public List<KeyUse> list() {
        Keyset keys = SecretKeys.open(source).current();
        Map<Long, Long> rows = connections.rowsByKey();
        List<KeyUse> uses = new ArrayList<>();
        boolean before = true;
        for (long id : keys.ids()) {
            boolean primary = id == keys.primaryId();
            before &= !primary;
            Role role = primary ? Role.PRIMARY : before ? Role.OLD : Role.PREPARED;
            Long count = rows.remove(id);
            uses.add(new KeyUse(id, role, count == null ? 0 : count));
        }
        rows.forEach((id, count) -> uses.add(new KeyUse(id, Role.MISSING, count)));
        return uses;
    }

    /** Adds a key that opens and does not seal yet; one that waits already is enough. */
    public Report prepare() {
        Keyset keys = file().change(old -> old.waits() ? old : old.prepared());
        return report(keys, new Done(0, 0));
    }

    /** Makes the prepared key or a new one primary, and seals all credentials with it. */
    public Report rotate() {
        Keyset keys = file().change(Keyset::rotated);
        return report(keys, reseal());
    }

    /** Removes the keys before the primary, when nothing needs them any more. */
    public Report forgetOld() {
        KeysetFile file = file();
        refuseTooEarly(file);
        Done done = reseal();
        Keyset keys = file.change(old -> {
            Map<Long, Long> rows = connections.rowsByKey();
            List<Long> needed = old.oldIds().stream().filter(rows::containsKey).toList();
            if (!needed.isEmpty()) {
                throw new KeyFileException("Credentials in the database still need the keys " + needed
                        + ", and do not open for another key to seal them. Nothing was forgotten;"
                        + " `keys list` counts them.");
            }
            return old.withoutOld();
        });
        return report(keys, done);
    }

    private Done reseal() {
        return new Resealing(connections, new Sealer(SecretKeys.open(source))).run();
    }

    private void refuseTooEarly(KeysetFile file) {
        Keyset keys = file.read();
        if (keys.oldIds().isEmpty()) {
            throw new KeyFileException("There is no old key in " + file.path() + ".");
        }
        Instant from = modified(file).plus(REST);
        if (clock.instant().isBefore(from)) {
            throw new KeyFileException("The keys in " + file.path() + " changed less than " + REST.toMinutes()
                    + " minutes ago: somebody may be on the way to sign in, with something an old key sealed."
                    + " Old keys can be forgotten from "
                    + from.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) + ".");
        }
    }

    private static Instant modified(KeysetFile file) {
        try {
            return file.stamp().modified().toInstant();
        } catch (IOException e) {
            throw new KeyFileException("There is no file " + file.path() + " with the keys.");
        }
    }

    private KeysetFile file() {
        KeysetFile file = new KeysetFile(source.file()
                .orElseThrow(() -> new KeyFileException(
                        "The keys stand in LINEFLAME_SECRET_KEYS itself, where nobody can change them while servers run."
                                + " Put them into a file that only the server's user can read, and name it in"
                                + " LINEFLAME_SECRET_KEYS_FILE.")));
        if (source.generated()) {
            file.readOrGenerate();
        }
        return file;
    }

    private static Report report(Keyset keys, Done done) {
        List<Long> others =
                keys.ids().stream().filter(id -> id != keys.primaryId()).toList();
        return new Report(keys.primaryId(), others, done.sealed(), done.unopened());
    }
}
