package io.lineflame.server.selfcheck;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.FactStore;
import io.lineflame.db.FactStore.ServerFacts;
import io.lineflame.db.PoolUse;
import io.lineflame.db.SchemaVersions;
import io.lineflame.server.config.Config;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The database: which it is, whether its schema is ours, whether connections are short, and what time it has. */
final class DatabaseLines {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Profiles are filed by the clients' and this server's clocks, tokens and sessions end by the database's and this one's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Database database;
    private final FactStore facts;
    private final Config config;
    private final Clock clock;

    @Inject
    DatabaseLines(Database database, FactStore facts, Config config, Clock clock) {
        this.database = database;
        this.facts = facts;
        this.config = config;
        this.clock = clock;
    }

    List<Line> lines() {
        PoolUse use = database.poolUse(); // before the questions below take a connection themselves
        try {
            Instant asked = clock.instant();
            ServerFacts server = facts.server(PATIENCE);
            Instant answered = clock.instant();
            SchemaVersions schema = database.schemaVersions();
            Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
            return List.of(database(server, schema, use), clock(Duration.between(middle, server.now())));
        } catch (DatabaseException e) {
            return List.of(Line.toDo(
                    "database",
                    "Database",
                    "It does not answer.",
                    "",
                    "Look at the database's log, and at LINEFLAME_DATABASE_URL where it is one of yours."));
        }
    }

    private Line database(ServerFacts server, SchemaVersions schema, PoolUse use) {
        String words = which() + ", schema " + schema.applied() + " of " + schema.known() + ", " + use.busy() + " of "
                + use.most() + " connections busy, " + Amounts.bytes(server.bytes()) + " in all";
        String value = "PostgreSQL " + server.version();
        if (schema.applied() != schema.known()) {
            return Line.toDo(
                    "database",
                    "Database",
                    words,
                    value,
                    "A server of another version has changed the schema. Run the same version everywhere.");
        }
        if (use.waiting() > 0) {
            return Line.toDo(
                    "database",
                    "Database",
                    words + ", " + use.waiting() + " waiting for one",
                    value,
                    "More is asked than the connections can do. If it stays so, ask for shorter ranges, or give the database more processors.");
        }
        return Line.fine("database", "Database", words, value);
    }

    private String which() {
        return config.database()
                .map(DatabaseSettings::place)
                .map(place -> "Yours, at " + place)
                .orElse("Embedded");
    }

    private static Line clock(Duration ahead) {
        String value = String.format(java.util.Locale.ROOT, "%+.2f s", ahead.toMillis() / 1e3);
        return ahead.abs().compareTo(CLOCKS_DIFFER) <= 0
                ? Line.fine("clock", "Clock", "The database's, against this server's", value)
                : Line.toDo(
                        "clock",
                        "Clock",
                        "The database's clock and this server's differ",
                        value,
                        "Let both machines take their time from the same source (NTP): profiles that seem to come from the future are refused.");
    }
}
