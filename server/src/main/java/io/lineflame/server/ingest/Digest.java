package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells a profile that is pushed again from another one. A client whose answer was lost sends the same bytes; two profiles of one process never start in the
 * same nanosecond. A profile that does not say when it starts may come twice with the same bytes and count twice, so it gets a number of its own.
 */
final class Digest {

    private Digest() {}

    /** Of the bytes as pushed: 64 bits of two checksums, which the processor computes about as fast as it reads. */
    static long of(PprofProfile profile, byte[] pushed) {
        if (profile.timeNanos() == 0) {
            return ThreadLocalRandom.current().nextLong();
        }
        CRC32 high = new CRC32();
        high.update(pushed);
        CRC32C low = new CRC32C();
        low.update(pushed);
        return high.getValue() << 32 | low.getValue();
    }
}
