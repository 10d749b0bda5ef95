package io.lineflame.server.connections;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.fixture.Sql;

/** Makes a database fail where a test needs it. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /** So many times a renewal cannot be stored. A sequence counts them, since nothing rolls it back. */
    static void whenRenewing(DatabaseSettings settings, int times) {
        Sql sql = new Sql(settings);
        sql.run("CREATE SEQUENCE troubles");
        sql.run("""
                CREATE FUNCTION fail_sometimes() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.version > OLD.version AND nextval('troubles') <= %d THEN
                        RAISE EXCEPTION 'the disk is full for a moment' USING ERRCODE = 'disk_full';
                    END IF;
                    RETURN NEW;
                END $$
                """.formatted(times));
        sql.run("""
                CREATE TRIGGER fail_sometimes BEFORE UPDATE ON connections
                FOR EACH ROW EXECUTE FUNCTION fail_sometimes()
                """);
    }
}
