package io.lineflame.server.secrets;

import io.lineflame.server.secrets.KeysetFile.Stamp;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys in use. Where they stand in a file, a change of the file is taken over without a restart. Safe for many threads. */
public final class SecretKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SecretKeys.class);

    private final Optional<KeysetFile> file;
    private volatile Keyset keys;
    private @Nullable Stamp seen;

    private SecretKeys(Optional<KeysetFile> file, Keyset keys, @Nullable Stamp seen) {
        this.file = file;
        this.keys = keys;
        this.seen = seen;
    }

    /** Reads the keys, or makes them where they are ours to make and there are none. */
    public static SecretKeys open(KeySource source) {
        if (source.file().isEmpty()) {
            return new SecretKeys(Optional.empty(), inline(source), null);
        }
        KeysetFile file = new KeysetFile(source.file().get());
        boolean made = source.generated() && !file.exists();
        Keyset keys = source.generated() ? file.readOrGenerate() : file.read();
        if (made) {
            LOG.info("Made new keys for people's credentials in {}; keep a copy of this file", file.path());
        }
        warnWhenReadable(file);
        return new SecretKeys(Optional.of(file), keys, null);
    }

    /** The keys as they stand now: looks whether the file changed, which costs one call of the file system. */
    Keyset latest() {
        file.ifPresent(this::takeOver);
        return keys;
    }

    /** The keys as last seen. */
    Keyset current() {
        return keys;
    }

    private synchronized void takeOver(KeysetFile changed) {
        Stamp stamp = null;
        try {
            stamp = changed.stamp();
            if (!stamp.equals(seen)) {
                Keyset read = changed.read();
                if (!read.ids().equals(keys.ids()) || read.primaryId() != keys.primaryId()) {
                    LOG.info("The keys in {} changed; key {} seals now", changed.path(), read.primaryId());
                }
                keys = read;
                seen = stamp;
            }
        } catch (KeyFileException e) {
            seen = stamp; // said once for each change
            LOG.warn("{} The keys of before stay in use.", e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at now; the keys of before stay in use", changed.path());
        }
    }

    private static Keyset inline(KeySource source) {
        try {
            return Keyset.parse(source.given().orElseThrow());
        } catch (InvalidKeysException e) {
            throw new KeyFileException("The keys in the configuration cannot be used: " + e.getMessage() + ".");
        }
    }

    private static void warnWhenReadable(KeysetFile file) {
        try {
            if (file.readableByAll()) {
                LOG.warn(
                        "Every user of this machine may read {}, and with it open people's credentials in the database; chmod 600 it.",
                        file.path());
            }
        } catch (IOException e) {
            LOG.debug("The mode of {} cannot be read", file.path());
        }
    }
}
