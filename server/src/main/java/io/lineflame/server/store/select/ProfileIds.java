package io.lineflame.server.store.select;

import io.lineflame.db.StoredProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The id of a stored profile: nothing is stored for it, it is made of what tells the profile from others. The layout is that of a UUID
 * of version 7 with microseconds (RFC 9562, 5.7 and 6.2, method 3), so ids of one time stand together and a profile is found by its id
 * through the index on series and time; in place of random bits stand 62 of series and digest, mixed.
 */
final class ProfileIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private ProfileIds() {}

    static UUID of(StoredProfile profile) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, profile.time());
        return new UUID(
                (micros / 1_000) << 16 | VERSION_7 | micros % 1_000,
                VARIANT | mixed(profile.seriesId(), profile.digest()) >>> 2);
    }

    /** When the profile with this id starts; anything for what is no id of ours. */
    static Instant time(UUID id) {
        long high = id.getMostSignificantBits();
        return Instant.ofEpochMilli(high >>> 16).plusNanos((high & 0xfff) % 1_000 * 1_000);
    }

    private static long mixed(long series, long digest) {
        long mixed = (digest ^ series * MIX) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 31) * MIX;
        return mixed ^ mixed >>> 29;
    }
}
