package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Many different profiles from a real one, as if the same program had been profiled again: a random part of its samples in
 * another order, values dealt anew, and all ids counted in the order in which they are met, as Go's runtime does.
 *
 * <p>A loop over one small file measures the branch predictor: decompressing it is twice as fast as decompressing 32
 * different ones.
 */
final class VariedProfiles {
    private static final double KEPT = 0.8;

    private VariedProfiles() {}

    /** Profiles as sent (gzip level 1, as Go does), until they have this many bytes together, and four at least. */
    static List<byte[]> of(byte[] body, int bytes) throws PprofException {
        PprofProfile profile = PprofReader.read(body, PprofLimits.DEFAULT);
        Random random = new Random(profile.sampleCount());
        List<byte[]> varied = new ArrayList<>();
        int size = 0;
        while (size < bytes || varied.size() < 4) {
            byte[] next = new GoProfileWriter(profile).write(samples(profile, random), random);
            varied.add(next);
            size += next.length;
        }
        return varied;
    }

    private static int[] samples(PprofProfile profile, Random random) {
        int[] order = new int[profile.sampleCount()];
        int kept = 0;
        for (int sample = 0; sample < order.length; sample++) {
            if (random.nextDouble() < KEPT) {
                int at = random.nextInt(kept + 1);
                order[kept++] = order[at];
                order[at] = sample;
            }
        }
        return Arrays.copyOf(order, kept);
    }
}
