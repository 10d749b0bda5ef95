package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns read eight bytes at a time give what reading number by number gives. */
final class ByteSourceTest {
    @Test
    void varints_ofAllLengths_areReadAsOneByOne() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            long[] numbers = numbers(random);
            ByteSink out = new ByteSink(16);
            for (long number : numbers) {
                out.putVarint(number);
            }
            byte[] bytes = out.toByteArray();

            long[] read = new long[numbers.length];
            ByteSource in = source(bytes, bytes.length, random);
            in.varints(read, read.length);
            assertThat(read).as("seed " + seed).isEqualTo(numbers);
            assertThat(in.remaining()).isZero();

            ByteSource skipped = source(bytes, bytes.length, random);
            skipped.skipVarints(numbers.length);
            assertThat(skipped.remaining()).as("seed " + seed).isZero();
        }
    }

    @Test
    void ascendingNumbers_ofAllDistances_areRead() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            int[] numbers = random.ints(random.nextInt(200), 0, Integer.MAX_VALUE >>> random.nextInt(30))
                    .sorted()
                    .distinct()
                    .toArray();
            byte[] bytes = ascending(numbers);
            int[] read = new int[numbers.length];
            source(bytes, bytes.length, random).ascending(read, read.length, Integer.MAX_VALUE, "node");
            assertThat(read).as("seed " + seed).isEqualTo(numbers);
        }
    }

    @Test
    void ascendingNumbers_atTheLimit_areRefused() {
        int[] numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        byte[] bytes = ascending(numbers);
        int[] read = new int[12];
        source(bytes, bytes.length, new Random(1)).ascending(read, 12, 12, "node");
        assertThat(read).isEqualTo(numbers);
        assertThatThrownBy(() -> source(bytes, bytes.length, new Random(1)).ascending(read, 12, 11, "node"))
                .isInstanceOf(CorruptDataException.class);
        byte[] far = ascending(new int[] {0, 1, 2, 3, 4, 5, 6, Integer.MAX_VALUE - 2});
        far[far.length - 1]++;
        assertThatThrownBy(() -> source(far, far.length, new Random(1)).ascending(read, 8, Integer.MAX_VALUE, "node"))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void columns_cutOff_areRefused() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            ByteSink out = new ByteSink(16);
            long[] numbers = numbers(random);
            for (long number : numbers) {
                out.putVarint(number);
            }
            byte[] bytes = out.toByteArray();
            int end = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int count = bytes.length == 0 ? 1 : numbers.length;
            assertThatThrownBy(() -> source(bytes, end, random).varints(new long[count], count))
                    .as("seed " + seed)
                    .isInstanceOf(CorruptDataException.class);
            assertThatThrownBy(() -> source(bytes, end, random).skipVarints(count))
                    .as("seed " + seed)
                    .isInstanceOf(CorruptDataException.class);
        }
    }

    private static long[] numbers(Random random) {
        int shortest = random.nextInt(64);
        return random.longs(random.nextInt(100))
                .map(number -> number >>> (random.nextInt(3) == 0 ? random.nextInt(64) : shortest))
                .toArray();
    }

    private static byte[] ascending(int[] numbers) {
        ByteSink out = new ByteSink(16);
        int next = 0;
        for (int number : numbers) {
            out.putVarint(number - next);
            next = number + 1;
        }
        return out.toByteArray();
    }

    /** With anything behind the end. */
    private static ByteSource source(byte[] bytes, int end, Random random) {
        byte[] body = new byte[end + ByteSource.SLACK];
        random.nextBytes(body);
        System.arraycopy(Arrays.copyOf(bytes, end), 0, body, 0, end);
        return new ByteSource("A column", body, 0, end);
    }
}
