package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DatabaseSettingsTest {
    @Test
    void of_jdbcUrl_isTakenAsItIs() {
        DatabaseSettings settings = DatabaseSettings.of("jdbc:postgresql://db/app?ssl=true", "u", "p");

        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db/app?ssl=true");
    }

    @Test
    void of_libpqUrl_isTranslated() {
        DatabaseSettings settings = DatabaseSettings.of("postgres://me:s%40crt@db:5433/app?sslmode=require", "", "");

        assertThat(settings)
                .isEqualTo(new DatabaseSettings("jdbc:postgresql://db:5433/app?sslmode=require", "me", "s@crt", 10));
    }

    @Test
    void of_explicitUser_winsOverTheUrl() {
        DatabaseSettings settings = DatabaseSettings.of("postgresql://me:secret@db/app", "you", "other");

        assertThat(settings).isEqualTo(new DatabaseSettings("jdbc:postgresql://db/app", "you", "other", 10));
    }

    @Test
    void of_otherScheme_saysWhatIsRight() {
        assertThatThrownBy(() -> DatabaseSettings.of("mysql://me:secret@db/app", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void of_malformedUrl_neverRepeatsThePassword() {
        assertThatThrownBy(() -> DatabaseSettings.of("postgresql://me:sec ret@db/app", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percent-encoded")
                .hasMessageNotContaining("sec")
                .hasNoCause();
    }

    @Test
    void toString_everything_hidesPasswordAndOptions() {
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:postgresql://db/app?password=secret1", "u", "secret2", 10);

        assertThat(settings.toString()).contains("db/app").doesNotContain("secret");
    }
}
