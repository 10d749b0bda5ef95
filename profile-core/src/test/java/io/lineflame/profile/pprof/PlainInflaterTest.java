package io.lineflame.profile.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Against the JDK's inflater. */
final class PlainInflaterTest {
    private static final int SLACK = 8;

    @Test
    void streams_ofAnyKind_areDecompressed() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] raw = raw(random);
            byte[] packed = deflate(raw, random);
            byte[] out = new byte[raw.length + PlainInflater.SLACK];
            PlainInflater inflater = inflater(packed, out, raw.length);

            assertThat(inflater.inflate()).as("seed " + seed).isTrue();
            assertThat(inflater.length()).isEqualTo(raw.length);
            assertThat(inflater.inputEnd()).isEqualTo(packed.length - SLACK);
            assertThat(Arrays.copyOf(out, raw.length)).isEqualTo(raw);
        }
    }

    @Test
    void output_tooSmall_isNotFilledBeyondItsSlack() {
        Random random = new Random(3);
        byte[] raw = new byte[10_000];
        byte[] packed = deflate(raw, random);

        assertThat(inflater(packed, new byte[raw.length - 1 + PlainInflater.SLACK], raw.length - 1)
                        .inflate())
                .isFalse();
    }

    @Test
    void bytes_damaged_endSomewhereAndAsTheJdkSays() throws Exception {
        for (int seed = 0; seed < 8_000; seed++) {
            Random random = new Random(seed);
            byte[] raw = raw(new Random(seed % 100));
            byte[] packed = deflate(raw, new Random(seed % 100));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                packed[random.nextInt(packed.length - SLACK)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] out = new byte[raw.length + PlainInflater.SLACK];
            PlainInflater inflater = inflater(packed, out, raw.length);
            if (inflater.inflate()) {
                Inflater jdk = new Inflater(true);
                jdk.setInput(packed, 0, inflater.inputEnd());
                byte[] expected = new byte[inflater.length() + 1];
                assertThat(jdk.inflate(expected)).as("seed " + seed).isEqualTo(inflater.length());
                jdk.end();
                assertThat(Arrays.copyOf(out, inflater.length()))
                        .as("seed " + seed)
                        .isEqualTo(Arrays.copyOf(expected, inflater.length()));
            }
        }
    }

    /** What follows the stream is then read as if it were part of it; it may stop anywhere, but no place outside is looked at. */
    @Test
    void streams_cutOffAnywhere_endWithoutHarm() {
        for (int literals = 0; literals < 200; literals++) {
            BitSet bits = new BitSet();
            bits.set(1); // not the last block; type 1, with fixed codes
            for (int literal = 0; literal < literals; literal++) {
                bits.set(3 + 9 * literal, 3 + 9 * literal + 2); // nine bits that begin with 11001
                bits.set(3 + 9 * literal + 4);
            }
            int length = (3 + 9 * literals + 7 + 7) / 8; // the end of the block is 0000000
            byte[] packed = Arrays.copyOf(bits.toByteArray(), length);
            for (int behind = 0; behind <= SLACK; behind++) {
                int end = Math.max(0, length - behind);
                byte[] in = Arrays.copyOf(packed, end + SLACK);
                byte[] out = new byte[literals + PlainInflater.SLACK];

                assertThat(new PlainInflater(in, 0, end, out, literals).inflate())
                        .as(literals + " literals, " + behind + " bytes of slack")
                        .isFalse();
            }
        }
    }

    private static PlainInflater inflater(byte[] packed, byte[] out, int limit) {
        return new PlainInflater(packed, 0, packed.length - SLACK, out, limit);
    }

    /** From noise to long repeats. */
    private static byte[] raw(Random random) {
        byte[] raw = new byte[random.nextInt(1, 1 << random.nextInt(1, 17))];
        int letters = 1 << random.nextInt(9);
        int at = 0;
        while (at < raw.length) {
            int run = Math.min(raw.length - at, random.nextInt(1, 600));
            if (at > 0 && random.nextBoolean()) {
                int distance = random.nextInt(1, Math.min(at, 1 << random.nextInt(1, 16)) + 1);
                for (int i = 0; i < run; i++) {
                    raw[at + i] = raw[at + i - distance];
                }
            } else {
                for (int i = 0; i < run; i++) {
                    raw[at + i] = (byte) random.nextInt(letters);
                }
            }
            at += run;
        }
        return raw;
    }

    private static byte[] deflate(byte[] raw, Random random) {
        Deflater deflater = new Deflater(random.nextInt(10), true);
        deflater.setStrategy(random.nextInt(3));
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[raw.length + raw.length / 8 + 200];
        int length = 0;
        while (!deflater.finished()) {
            length += deflater.deflate(packed, length, packed.length - length);
        }
        deflater.end();
        return Arrays.copyOf(packed, length + SLACK);
    }
}
