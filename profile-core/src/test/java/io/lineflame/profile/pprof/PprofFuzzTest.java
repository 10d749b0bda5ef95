package io.lineflame.profile.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.luben.zstd.Zstd;
import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.profile.view.FunctionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged profiles are refused with our exception or taken; what is taken can be shown. */
final class PprofFuzzTest {
    private static final int ROUNDS = 20_000;

    private static final byte[] RAW = TextProfile.parse("""
                    2/20000000          3/30000000                    1/10000000
                    main@app.go:10      main@app.go:10                main@app.go:300[start:290]
                    parse@json.go:30    parse@json.go:31              idle@app.go
                    read@json.go:70     skip@json.go:80[inlined]
                    """)
            .withTypes("samples/count", "cpu/nanoseconds")
            .write()
            .period("cpu", "nanoseconds", 10_000_000)
            .time(1_700_000_000_000_000_000L, 10_000_000_000L)
            .toByteArray();

    @Test
    void protobuf_damaged_isRefusedOrTaken() {
        int taken = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] damaged = damage(RAW, new Random(seed));
            taken += isTaken(damaged, "seed " + seed) ? 1 : 0;
        }
        assertThat(taken).isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
    }

    @Test
    void compressed_damaged_isRefusedOrTaken() {
        byte[] gzip = PprofWriter.gzip(RAW);
        byte[] zstd = Zstd.compress(RAW);
        for (int seed = 0; seed < ROUNDS / 10; seed++) {
            isTaken(damage(gzip, new Random(seed)), "gzip, seed " + seed);
            isTaken(damage(zstd, new Random(seed)), "zstd, seed " + seed);
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    private static boolean isTaken(byte[] body, String seed) {
        PprofProfile profile;
        try {
            profile = PprofReader.read(body, PprofLimits.DEFAULT);
        } catch (PprofException e) {
            assertThat(e).as(seed).hasMessageMatching("(?s).{20,}");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(seed, e);
        }
        assertThatCode(() -> show(profile)).as(seed).doesNotThrowAnyException();
        return true;
    }

    private static void show(PprofProfile profile) {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        weights.add(tree.add(profile).encode(), 0);
        FunctionTable.of(List.of(weights));
        FlameGraph.of(List.of(weights), 100);
    }
}
