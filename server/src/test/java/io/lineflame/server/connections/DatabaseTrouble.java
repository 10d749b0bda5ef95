package io.lineflame.server.connections;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.fixture.Sql;
import java.time.Instant;

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

    /** No connection can be stored, now or later. */
    static void whenConnecting(DatabaseSettings settings) {
        new Sql(settings).run("""
                CREATE FUNCTION fail_always() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'the disk is full' USING ERRCODE = 'disk_full';
                END $$
                """);
        new Sql(settings).run("""
                CREATE TRIGGER fail_always BEFORE INSERT ON connections FOR EACH ROW EXECUTE FUNCTION fail_always()
                """);
    }

    /** Somebody sends people out by the thousand, each with a session of its own. */
    static void manyOnTheirWay(DatabaseSettings settings, int people, Instant now) {
        new Sql(settings).run("""
                INSERT INTO sessions (token_hash, kind, user_agent, created, last_used)
                SELECT int4send(n), 'browser', '', '%1$s', '%1$s' FROM generate_series(1, %2$d) n
                """.formatted(now, people));
        new Sql(settings).run("""
                INSERT INTO authorizations
                    (state_hash, session_id, host_id, kind_id, sealed_verifier, redirect_uri, return_to, created)
                SELECT s.token_hash, s.id, 'code.example.com', 'app', '', '', '/', s.created FROM sessions s
                WHERE length(s.token_hash) = 4
                """);
    }
}
