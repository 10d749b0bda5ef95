package io.lineflame.server.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.RetentionStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Retention;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Shop;
import io.lineflame.server.fixture.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetentionIT {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final byte[] PROFILE = Shop.cpu("""
            1/100
            main@main.go:1
            """);

    private final MovableClock clock = new MovableClock(NOW);
    private final TestServer server = TestServer.setup()
            .clock(clock)
            .retention(new Retention(Duration.ofDays(3), Map.of("acme", Duration.ofDays(1))))
            .start();
    private final Api api = new Api(server);
    private final Sql sql = new Sql(server);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RetentionJob job = new RetentionJob(
            new TenantStore(server.database()),
            new RetentionStore(server.database()),
            server.config(),
            registry,
            clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void profiles_pushedTooOldForTheirTenant_areRefused() {
        assertThat(push("acme", Duration.ofHours(25))).isEqualTo(422);
        assertThat(push("acme", Duration.ofHours(23))).isEqualTo(200);
        assertThat(push("other", Duration.ofHours(25))).isEqualTo(200);
        assertThat(push("other", Duration.ofHours(73))).isEqualTo(422);
    }

    @Test
    void days_pastTheirTenantsRetention_areDropped() {
        for (String tenant : new String[] {"acme", "other"}) {
            api.push(tenant, "shop", NOW.getEpochSecond(), PROFILE);
        }
        clock.advance(Duration.ofHours(38)); // the day ended 24 hours ago
        job.run();
        assertThat(profileTables()).isEqualTo("profiles_t1_20260504,profiles_t2_20260504");

        clock.advance(Duration.ofMinutes(61));
        job.run();
        assertThat(profileTables()).isEqualTo("profiles_t2_20260504");
        assertThat(sql.texts("SELECT DISTINCT tenant_id FROM symbol_tables")).containsExactly("2");
        assertThat(sql.texts("SELECT relname FROM pg_class WHERE relname LIKE '%\\_t1%'"))
                .isEmpty();
        assertThat(registry.get("lineflame.retention.days.dropped").counter().count())
                .isOne();

        clock.advance(Duration.ofDays(2));
        job.run();
        assertThat(profileTables()).isEmpty();
        assertThat(sql.texts("SELECT series_id FROM series_hours")).isEmpty();
    }

    @Test
    void tenant_whoComesBack_startsAgain() {
        api.push("acme", "shop", NOW.getEpochSecond(), PROFILE);
        clock.advance(Duration.ofDays(5));
        job.run();
        assertThat(sql.texts("SELECT relname FROM pg_class WHERE relname LIKE '%\\_t1%'"))
                .isEmpty();

        api.push("acme", "shop", clock.instant().getEpochSecond(), PROFILE);

        assertThat(profileTables()).isEqualTo("profiles_t1_20260509");
        assertThat(sql.texts("SELECT count(*) FROM profiles")).containsExactly("1");
    }

    private int push(String tenant, Duration ago) {
        long from = NOW.minus(ago).getEpochSecond();
        return server.post("/ingest?name=shop&from=" + from + "&until=" + (from + 1), PROFILE, "X-Scope-OrgID", tenant)
                .statusCode();
    }

    private String profileTables() {
        return String.join(
                ",",
                sql.texts(
                        "SELECT relname FROM pg_class WHERE relname ~ '^profiles_t[0-9]+_' AND relkind = 'r' ORDER BY 1"));
    }
}
