package io.lineflame.benchmarks;

import io.lineflame.benchmarks.wire.WireProfile;
import io.lineflame.benchmarks.wire.WireProfile.Sample;
import io.lineflame.benchmarks.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

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

    /** Profiles as sent, until they have this many bytes together, and four at least. */
    static List<byte[]> of(byte[] body, int bytes) {
        WireProfile profile = WireProfile.read(body);
        Random random = new Random(profile.samples.size());
        List<byte[]> varied = new ArrayList<>();
        int size = 0;
        while (size < bytes || varied.size() < 4) {
            List<Sample> samples = part(profile, KEPT, random);
            Collections.shuffle(samples, random);
            byte[] next = write(profile, samples, random);
            varied.add(next);
            size += next.length;
        }
        return varied;
    }

    /** A random part of the samples, in their order. */
    static List<Sample> part(WireProfile profile, double share, Random random) {
        List<Sample> part = new ArrayList<>();
        for (Sample sample : profile.samples) {
            if (random.nextDouble() < share) {
                part.add(sample);
            }
        }
        return part;
    }

    /** These samples with each other's values, gzip level 1 as Go does. */
    static byte[] write(WireProfile profile, List<Sample> samples, Random random) {
        List<Sample> dealt = new ArrayList<>();
        for (Sample sample : samples) {
            Sample other = samples.get(random.nextInt(samples.size()));
            dealt.add(new Sample(sample.locations(), other.values(), sample.labels()));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(WireWriter.write(profile, dealt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
