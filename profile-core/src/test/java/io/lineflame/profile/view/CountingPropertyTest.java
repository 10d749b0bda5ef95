package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.TreeMark;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random profiles with much recursion and inlining, counted by us and by the rule word for word. */
final class CountingPropertyTest {
    private static final int ROUNDS = 400;

    @Test
    void everyCost_randomProfiles_equalsTheNaiveCount() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            NaiveCounting naive = new NaiveCounting();
            List<Weights> trees = new ArrayList<>();
            for (int tree = random.nextInt(1, 4); tree > 0; tree--) {
                trees.add(weigh(random, naive));
            }
            assertThat(counted(trees)).as("seed " + seed).isEqualTo(text(naive.costs));
            assertTableEquals(trees, naive.costs, seed);
        }
    }

    private static Weights weigh(Random random, NaiveCounting naive) throws Exception {
        StackTree written = new StackTree();
        StackTree replayed = new StackTree();
        Weights weights = new Weights(replayed);
        for (int profiles = random.nextInt(1, 4); profiles > 0; profiles--) {
            PprofProfile profile = PprofReader.read(profile(random), PprofLimits.DEFAULT);
            TreeMark mark = written.mark();
            byte[] block = written.add(profile).encode();
            replayed.append(written.chunkSince(mark));
            weights.add(block, 0);
            naive.add(profile, 0);
        }
        return weights;
    }

    static byte[] profile(Random random) {
        PprofWriter writer =
                new PprofWriter().sampleType("inuse_space", "bytes").sampleType("other", "count");
        int locations = random.nextInt(1, 12);
        long[] ids = new long[locations];
        for (int i = 0; i < locations; i++) {
            PprofWriter.Line[] lines = new PprofWriter.Line[random.nextInt(1, 4)];
            for (int line = 0; line < lines.length; line++) {
                int function = random.nextInt(5);
                long id = writer.function("f" + function / 2, "file" + function % 2, random.nextInt(2));
                lines[line] = new PprofWriter.Line(id, random.nextInt(4));
            }
            ids[i] = writer.location(0, random.nextInt(3), lines);
        }
        for (int samples = random.nextInt(12); samples > 0; samples--) {
            long[] stack = random.ints(random.nextInt(9), 0, locations)
                    .mapToLong(i -> ids[i])
                    .toArray();
            writer.sample(stack, random.nextInt(-3, 4) * 1000L, random.nextInt(3));
        }
        return writer.toByteArray();
    }

    static Map<String, String> counted(List<Weights> trees) {
        Map<String, long[]> costs = new TreeMap<>();
        for (FunctionDetails details : FunctionListing.of(trees, name -> true).functions()) {
            FunctionDetails alone = FunctionDetails.of(trees, FunctionSelector.of(details.name(), details.file()));
            assertThat(alone.breakdown()).isEqualTo(details.breakdown());
            String name = details.name() + "@" + details.file();
            costs.put(name, columns(details.cost()));
            details.breakdown().unknownLine().ifPresent(cost -> costs.put(name + ":0", columns(cost)));
            for (LineBreakdown.Line line : details.breakdown().lines()) {
                costs.put(name + ":" + line.line(), columns(line.cost()));
            }
        }
        return text(costs);
    }

    private static void assertTableEquals(List<Weights> trees, Map<String, long[]> naive, int seed) {
        for (FunctionTable.Row row : FunctionTable.of(trees).rows()) {
            assertThat(columns(row.cost()))
                    .as("seed " + seed + ", " + row)
                    .isEqualTo(naive.get(row.name() + "@" + row.file()));
        }
    }

    private static long[] columns(Cost cost) {
        return new long[] {cost.self(), cost.total(), cost.samples()};
    }

    static Map<String, String> text(Map<String, long[]> costs) {
        Map<String, String> text = new TreeMap<>();
        costs.forEach((what, cost) -> text.put(what, cost[0] + " " + cost[1] + " " + cost[2]));
        return text;
    }
}
