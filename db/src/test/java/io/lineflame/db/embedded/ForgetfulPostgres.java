package io.lineflame.db.embedded;

import java.nio.file.Path;
import java.util.Map;

/** The embedded database without waiting for the disk: for tests that make many databases and survive nothing. */
public final class ForgetfulPostgres {
    private ForgetfulPostgres() {}

    public static EmbeddedPostgres start(Path dataFolder) {
        return EmbeddedPostgres.start(
                dataFolder,
                Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"),
                Postmaster::freePort);
    }
}
