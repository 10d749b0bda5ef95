package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.OverrideStore.OverrideRow;
import io.lineflame.db.RefPinStore.RefPinRow;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stores of a few lines each: tenants, pins, settings, overrides. */
final class SmallStoresIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final TenantStore tenants = new TenantStore(test.database());
    private final RefPinStore pins = new RefPinStore(test.database());
    private final SettingStore settings = new SettingStore(test.database());
    private final OverrideStore overrides = new OverrideStore(test.database());
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

    @Test
    void setting_changedLater_staysAsItIs() {
        Instant later = T0.plusSeconds(1);

        assertThat(settings.putUnlessNewer(tenant, "b/one", "1", later)).isTrue();
        assertThat(settings.putUnlessNewer(tenant, "b/one", "2", T0)).isFalse();
        assertThat(settings.putUnlessNewer(tenant, "b/one", "3", later)).isTrue();

        assertThat(settings.rowsStartingWith(tenant, "b/")).containsExactly(new SettingRow("b/one", "3", later));
    }

    @Test
    void override_ofOnePerson_standsBesideThatOfAll() {
        OptionalLong ada = person("ada");
        OptionalLong ben = person("ben");
        OverrideRow all = new OverrideRow(OptionalLong.empty(), "https://x/shop", "", "");
        OverrideRow adas = new OverrideRow(ada, "", "v2", "services/shop");
        overrides.put(tenant, "shop", adas, T0);
        overrides.put(tenant, "shop", new OverrideRow(OptionalLong.empty(), "https://x/old", "", ""), T0);
        overrides.put(tenant, "shop", all, T0);

        assertThat(overrides.find("default", "shop", ada)).containsExactly(all, adas);
        assertThat(overrides.find("default", "shop", ben)).containsExactly(all);
        assertThat(overrides.find("default", "shop", OptionalLong.empty())).containsExactly(all);
        assertThat(overrides.find("default", "till", ada)).isEmpty();
        assertThat(overrides.find("nobody", "shop", ada)).isEmpty();
    }

    @Test
    void override_removed_leavesTheOthers() {
        OptionalLong ada = person("ada");
        OverrideRow all = new OverrideRow(OptionalLong.empty(), "https://x/shop", "", "");
        overrides.put(tenant, "shop", all, T0);
        overrides.put(tenant, "shop", new OverrideRow(ada, "", "v1", ""), T0);
        overrides.put(tenant, "shop", new OverrideRow(ada, "", "v2", ""), T0);

        assertThat(overrides.remove(tenant, "shop", ada)).isTrue();
        assertThat(overrides.remove(tenant, "shop", ada)).isFalse();
        assertThat(overrides.find("default", "shop", ada)).containsExactly(all);
        assertThat(overrides.remove(tenant, "shop", OptionalLong.empty())).isTrue();
        assertThat(overrides.find("default", "shop", ada)).isEmpty();
    }

    private OptionalLong person(String login) {
        UserStore users = new UserStore(test.database());
        return OptionalLong.of(users.signedIn("code.example.com", login, login, Optional.empty(), T0)
                .id());
    }
}
