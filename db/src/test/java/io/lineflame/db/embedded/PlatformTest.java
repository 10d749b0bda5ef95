package io.lineflame.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PlatformTest {
    @Test
    void of_systemsWithBinaries_givesThem() {
        assertThat(Platform.of("Linux", "amd64", false)).isEqualTo(Platform.LINUX_AMD64);
        assertThat(Platform.of("Linux", "aarch64", false)).isEqualTo(Platform.LINUX_ARM64);
        assertThat(Platform.of("Mac OS X", "x86_64", false)).isEqualTo(Platform.MACOS);
        assertThat(Platform.of("Mac OS X", "aarch64", false)).isEqualTo(Platform.MACOS);
        assertThat(Platform.of("Windows 11", "amd64", false)).isEqualTo(Platform.WINDOWS_AMD64);
    }

    @Test
    void of_systemsWithout_saysTheWayOut() {
        assertThatThrownBy(() -> Platform.of("Linux", "amd64", true)).hasMessageContaining("glibc");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64", false))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("Linux on riscv64")
                .hasMessageContaining("LINEFLAME_DATABASE_URL");
        assertThatThrownBy(() -> Platform.of("Windows 11", "aarch64", false))
                .isInstanceOf(EmbeddedPostgresException.class);
    }

    @Test
    void archives_ofAllPlatforms_areOnTheClassPath() {
        for (Platform platform : Platform.values()) {
            assertThat(PlatformTest.class.getResource("/" + platform.archive()))
                    .as(platform.archive())
                    .isNotNull();
        }
    }
}
