package io.lineflame.server.store.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.StoredProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ProfileIdsTest {

    private static final Instant TIME = Instant.parse("2026-03-10T12:00:00.987654Z");

    @Test
    void id_isAUuidOfVersion7_thatTellsTheTime() {
        UUID id = ProfileIds.of(new StoredProfile(3, 1, TIME, -5));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(ProfileIds.time(id)).isEqualTo(TIME);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
    }

    @Test
    void ids_ofDifferentProfiles_differ_andTheTableDoesNotMatter() {
        Set<UUID> ids = new HashSet<>();
        for (long series = 1; series <= 100; series++) {
            for (long digest = -50; digest < 50; digest++) {
                ids.add(ProfileIds.of(new StoredProfile(series, series, TIME, digest)));
            }
        }

        assertThat(ids).hasSize(10_000);
        assertThat(ProfileIds.of(new StoredProfile(1, 7, TIME, 2)))
                .isEqualTo(ProfileIds.of(new StoredProfile(1, 8, TIME, 2)));
    }

    @Test
    void time_ofAnyUuid_isSomeTime() {
        assertThat(ProfileIds.time(new UUID(-1, -1))).isAfter(TIME);
        assertThat(ProfileIds.time(new UUID(0, 0))).isEqualTo(Instant.EPOCH);
    }
}
