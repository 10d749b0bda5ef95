package io.lineflame.profile.stacks;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** Stored bytes with flipped bits and cut-off ends. */
final class Damage {
    private Damage() {}

    /** Damaged bytes are read as something, or refused as corrupt; nothing else happens. */
    static void assertHandled(int seed, byte[] whole, Consumer<byte[]> reader) {
        Random random = new Random(seed);
        byte[] damaged = whole.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        if (random.nextInt(4) == 0) {
            damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        if (damaged.length == 0) {
            return;
        }
        try {
            reader.accept(damaged);
        } catch (CorruptDataException | WeightOverflowException handled) {
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
