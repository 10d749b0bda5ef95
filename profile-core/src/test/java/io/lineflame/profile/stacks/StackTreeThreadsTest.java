package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.FunctionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Readers work on a tree that grows under them. */
final class StackTreeThreadsTest {
    private static final int PROFILES = 400;

    @Test
    void views_whileTheTreeGrows_showWhatWasAddedBefore() throws Exception {
        StackTree tree = new StackTree();
        List<byte[]> blocks = new ArrayList<>();
        AtomicInteger added = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < PROFILES; i++) {
                    synchronized (blocks) {
                        blocks.add(tree.add(profile(i)).encode());
                    }
                    added.incrementAndGet();
                }
            });
            Future<Integer> first = threads.submit(reader(tree, blocks, added));
            Future<Integer> second = threads.submit(reader(tree, blocks, added));
            writer.get();
            assertThat(first.get()).isPositive();
            assertThat(second.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Integer> reader(StackTree tree, List<byte[]> blocks, AtomicInteger added) {
        return () -> {
            int rounds = 0;
            int known;
            do {
                known = added.get();
                Weights weights = new Weights(tree);
                for (int i = 0; i < known; i++) {
                    byte[] block;
                    synchronized (blocks) {
                        block = blocks.get(i);
                    }
                    weights.add(block, 0);
                }
                assertThat(FunctionTable.of(List.of(weights)).rows()).hasSize(known == 0 ? 0 : known + 1);
                FunctionListing shared = FunctionListing.of(List.of(weights), "main"::equals);
                assertThat(shared.total()).isEqualTo(known);
                rounds++;
            } while (known < PROFILES);
            return rounds;
        };
    }

    private static PprofProfile profile(int number) {
        return TextProfile.parse("main@app.go:1\nwork" + number + "@work.go:" + (number + 1))
                .read();
    }
}
