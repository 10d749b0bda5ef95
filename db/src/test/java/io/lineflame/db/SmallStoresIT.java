package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.RefPinStore.RefPinRow;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stores of a few lines each: tenants, pins, settings. */
final class SmallStoresIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final TenantStore tenants = new TenantStore(test.database());
    private final RefPinStore pins = new RefPinStore(test.database());
    private final SettingStore settings = new SettingStore(test.database());
    private final int tenant = tenants.idOf("default");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void tenant_askedTwice_isOne() {
        assertThat(tenants.idOf("default")).isEqualTo(tenant);
        assertThat(tenants.idOf("Acme")).isNotEqualTo(tenant);
        assertThat(tenants.names()).containsExactly("Acme", "default");
    }

    @Test
    void tenant_neverSent_isNotFoundAndNotMade() {
        assertThat(tenants.find("nobody")).isEmpty();
        assertThat(tenants.names()).containsExactly("default");
    }

    @Test
    void pin_pinnedBefore_staysAsItWas() {
        RefPinRow first = pins.pin(tenant, "https://x/shop", "main", "a".repeat(40), T0);

        assertThat(pins.pin(tenant, "https://x/shop", "main", "b".repeat(40), T0.plusSeconds(1)))
                .isEqualTo(first);
        assertThat(pins.find(tenant, "https://x/shop", "main")).contains(new RefPinRow("a".repeat(40), T0));
        assertThat(pins.find(tenant, "https://x/other", "main")).isEmpty();
    }

    @Test
    void setting_putTwice_lastOneWins() {
        settings.put(tenant, "source/shop", "one", T0);
        settings.put(tenant, "source/shop", "two", T0);
        settings.put(tenant, "source_shop", "not below the prefix", T0);

        assertThat(settings.find(tenant, "source/shop")).contains("two");
        assertThat(settings.startingWith(tenant, "source/")).isEqualTo(Map.of("source/shop", "two"));
    }

    @Test
    void setting_removed_isGone() {
        settings.put(tenant, "a", "1", T0);
        settings.remove(tenant, "a");
        settings.remove(tenant, "a");

        assertThat(settings.find(tenant, "a")).isEmpty();
    }
}
