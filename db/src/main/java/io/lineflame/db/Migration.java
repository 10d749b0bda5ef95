package io.lineflame.db;

import io.lineflame.db.DatabaseException.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings the schema to this jar's version, or says in a sentence why it cannot. */
final class Migration {
    private final DatabaseSettings settings;
    private final Flyway flyway;

    Migration(DatabaseSettings settings, DataSource pool) {
        this.settings = settings;
        this.flyway = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .table("schema_history")
                .cleanDisabled(true)
                .load();
    }

    void run() {
        try {
            refuseNewerSchema(flyway.info());
            flyway.migrate();
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    SchemaVersions versions() {
        try {
            MigrationInfoService info = flyway.info();
            return new SchemaVersions(
                    newest(info.applied()),
                    newest(Arrays.stream(info.all())
                            .filter(migration -> migration.getState().isResolved())
                            .toArray(MigrationInfo[]::new)));
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    private static int newest(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .filter(migration -> migration.getType() == CoreMigrationType.SQL)
                .map(MigrationInfo::getVersion)
                .mapToInt(version -> Integer.parseInt(version.getVersion()))
                .max()
                .orElse(0);
    }

    private void refuseNewerSchema(MigrationInfoService info) {
        String unknown = Arrays.stream(info.applied())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .filter(migration -> migration.getType() == CoreMigrationType.SQL)
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new DatabaseException(
                    Kind.UNSUITABLE,
                    "The schema of the database at " + settings.place() + " is newer than this jar: it holds version "
                            + unknown + ". Start the version of Lineflame that wrote it, or a newer one.",
                    null);
        }
    }

    private DatabaseException explained(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SqlErrors.state(sql).equals("42501")) {
                return new DatabaseException(
                        Kind.DENIED,
                        "User " + settings.user() + " may not create tables in the database at " + settings.place()
                                + ". Make it the database's owner: ALTER DATABASE ... OWNER TO ...",
                        e);
            }
            if (cause instanceof SQLException sql) {
                return SqlErrors.whileConnecting(sql, settings);
            }
        }
        return new DatabaseException(
                Kind.UNSUITABLE,
                "The schema of the database at " + settings.place() + " cannot be brought to this jar's version: "
                        + e.getMessage(),
                e);
    }
}
