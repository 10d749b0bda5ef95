package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random profiles with much recursion and inlining: places and lines counted by us, and sample by sample. */
final class PlaceCostsPropertyTest {
    private static final int ROUNDS = 300;

    private final Map<String, long[]> naive = new TreeMap<>();
    private long value;
    private long stackless;

    @Test
    void everyPlaceAndLine_randomProfiles_equalsTheCountOfEachSample() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            naive.clear();
            value = 0;
            stackless = 0;
            List<Weights> trees = new ArrayList<>();
            for (int tree = random.nextInt(1, 4); tree > 0; tree--) {
                PprofProfile profile = PprofReader.read(CountingPropertyTest.profile(random), PprofLimits.DEFAULT);
                StackTree stacks = new StackTree();
                Weights weights = new Weights(stacks);
                weights.add(stacks.add(profile), 0);
                trees.add(weights);
                count(profile);
            }
            naive.values().removeIf(cost -> cost[2] == 0);
            PlaceCosts places = PlaceCosts.of(trees, PlaceCostsPropertyTest::place);
            Map<String, long[]> counted = counted(trees, places);
            assertThat(CountingPropertyTest.text(counted))
                    .as("seed " + seed)
                    .isEqualTo(CountingPropertyTest.text(naive));
            assertThat(places.at(PlaceCosts.ROOT).self() + places.allOutside().self() + stackless)
                    .as("seed " + seed)
                    .isEqualTo(value);
        }
    }

    private static CodePlace place(String name, String file) {
        return name.equals("f2") ? new CodePlace.Outside("library") : new CodePlace.Inside("src/" + name + "/" + file);
    }

    private static List<String> touched(String name, String file, int line) {
        return name.equals("f2")
                ? List.of("outside", "outside library")
                : List.of(
                        "at ", "at src", "at src/" + name, "at src/" + name + "/" + file, "line " + file + ":" + line);
    }

    private void count(PprofProfile profile) {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            long worth = profile.value(sample, 0);
            value += worth;
            int start = profile.frameStart(sample);
            stackless += start == profile.frameStart(sample + 1) ? worth : 0;
            Set<String> seen = new HashSet<>();
            for (int frame = start; frame < profile.frameStart(sample + 1); frame++) {
                int location = profile.location(frame);
                for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
                    List<String> touched = touched(profile, line);
                    seen.addAll(touched);
                    if (frame == start && line == profile.lineStart(location)) {
                        touched.forEach(what -> cost(what)[0] += worth);
                    }
                }
            }
            for (String what : seen) {
                cost(what)[1] += worth;
                cost(what)[2] += worth == 0 ? 0 : 1;
            }
        }
    }

    private static List<String> touched(PprofProfile profile, int line) {
        int function = profile.lineFunction(line);
        return touched(
                profile.string(profile.functionName(function)),
                profile.string(profile.functionFile(function)),
                profile.lineNumber(line));
    }

    private long[] cost(String what) {
        return naive.computeIfAbsent(what, key -> new long[3]);
    }

    private static Map<String, long[]> counted(List<Weights> trees, PlaceCosts places) {
        Map<String, long[]> counted = new TreeMap<>();
        places.inside().forEach((path, cost) -> counted.put("at " + path, columns(cost)));
        places.outside().forEach((kind, cost) -> counted.put("outside " + kind, columns(cost)));
        if (!places.outside().isEmpty()) {
            counted.put("outside", columns(places.allOutside()));
        }
        for (String file : List.of("file0", "file1")) {
            FileCosts costs = FileCosts.of(trees, (name, compiled) -> compiled.equals(file) && !name.equals("f2"));
            costs.lines().forEach(line -> counted.put("line " + file + ":" + line.line(), columns(line.cost())));
            costs.unknownLine().ifPresent(cost -> counted.put("line " + file + ":0", columns(cost)));
        }
        return counted;
    }

    private static long[] columns(Cost cost) {
        return new long[] {cost.self(), cost.total(), cost.samples()};
    }
}
