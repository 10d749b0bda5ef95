package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CallPathTest {
    private static final TextProfile PROFILE = TextProfile.parse("""
            1               10                      100             1000
            main@app.go:10  main@app.go:10          main@app.go:10  init@app.go:3
            read@a.go:1     read@a.go:2             read@b.go:3     read@a.go:1
                            skip@a.go:4[inlined]
                            copy@c.go:5[inlined]
            """);

    @Test
    void stacks_offThePath_areGone() {
        assertThat(total(FunctionSelector.named("main"))).isEqualTo(111);
        assertThat(total(FunctionSelector.named("main"), FunctionSelector.named("read")))
                .isEqualTo(111);
        assertThat(total(FunctionSelector.named("main"), FunctionSelector.of("read", "a.go")))
                .isEqualTo(11);
        assertThat(total(FunctionSelector.named("read"))).isZero();
    }

    @Test
    void path_endingInsideALocation_keepsItsStacks() {
        FunctionSelector main = FunctionSelector.named("main");
        FunctionSelector read = FunctionSelector.named("read");
        assertThat(total(main, read, FunctionSelector.named("skip"))).isEqualTo(10);
        assertThat(total(main, read, FunctionSelector.named("copy"))).isZero();
    }

    @Test
    void path_longerThanAllStacks_keepsNothing() {
        FunctionSelector main = FunctionSelector.named("main");
        List<Weights> none = new CallPath(List.of(main, FunctionSelector.named("read"), main)).narrow(weights());
        assertThat(none).hasSize(1);
        assertThat(none.get(0).samples()).isZero();
        assertThat(FunctionTable.of(none).rows()).isEmpty();
    }

    @Test
    void path_withoutFrames_keepsAll() {
        assertThat(total()).isEqualTo(1111);
    }

    @Test
    void everyCost_onRandomPaths_equalsTheNaiveCountOfStacksThatBeginSo() throws Exception {
        int onPath = 0;
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            List<PprofProfile> profiles = new ArrayList<>();
            List<Weights> trees = new ArrayList<>();
            for (int count = random.nextInt(1, 4); count > 0; count--) {
                PprofProfile profile = PprofReader.read(CountingPropertyTest.profile(random), PprofLimits.DEFAULT);
                StackTree tree = new StackTree();
                Weights weights = new Weights(tree);
                weights.add(tree.add(profile), 0);
                profiles.add(profile);
                trees.add(weights);
            }
            List<String> begin = begin(random, profiles);
            NaiveCounting naive = new NaiveCounting();
            profiles.forEach(profile -> naive.add(profile, 0, stack -> begins(stack, begin)));
            CallPath path =
                    new CallPath(begin.stream().map(CallPathTest::selector).toList());
            assertThat(CountingPropertyTest.counted(path.narrow(trees)))
                    .as("seed " + seed)
                    .isEqualTo(CountingPropertyTest.text(naive.costs));
            onPath += naive.costs.isEmpty() ? 0 : 1;
        }
        assertThat(onPath).isBetween(200, 599);
    }

    /** How some stack begins, once in a while with another frame in it; frames without a file end in {@code @*}. */
    private static List<String> begin(Random random, List<PprofProfile> profiles) {
        PprofProfile profile = profiles.get(random.nextInt(profiles.size()));
        List<String> begin = new ArrayList<>();
        if (profile.sampleCount() > 0) {
            List<String> stack = NaiveCounting.stack(profile, random.nextInt(profile.sampleCount()));
            begin.addAll(stack.subList(0, random.nextInt(stack.size() + 1)));
        }
        begin.replaceAll(frame -> random.nextInt(3) == 0 ? frame.substring(0, frame.indexOf('@')) + "@*" : frame);
        if (random.nextInt(6) == 0) {
            begin.add("f" + random.nextInt(3) + "@*");
        }
        return begin;
    }

    private static boolean begins(List<String> stack, List<String> begin) {
        for (int i = 0; i < begin.size(); i++) {
            String wanted = begin.get(i);
            boolean same = i < stack.size()
                    && (wanted.endsWith("@*")
                            ? stack.get(i).startsWith(wanted.substring(0, wanted.length() - 1))
                            : stack.get(i).equals(wanted));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static FunctionSelector selector(String frame) {
        int at = frame.indexOf('@');
        String file = frame.substring(at + 1);
        return file.equals("*")
                ? FunctionSelector.named(frame.substring(0, at))
                : FunctionSelector.of(frame.substring(0, at), file);
    }

    private static long total(FunctionSelector... frames) {
        return new CallPath(List.of(frames)).narrow(weights()).get(0).total();
    }

    private static List<Weights> weights() {
        return List.of(PROFILE.weigh());
    }
}
