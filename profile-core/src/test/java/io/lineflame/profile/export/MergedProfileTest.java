package io.lineflame.profile.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.export.MergedProfile.Head;
import io.lineflame.profile.export.MergedProfile.Part;
import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.pprof.ProfileBuilder.Mapping;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.LineBreakdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class MergedProfileTest {

    private static final ProfileType CPU = ProfileType.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds");
    private static final Head HEAD = new Head(CPU, 1_700_000_000_000_000_000L, 3_600_000_000_000L, 10_000_000);
    private static final Mapping NEW = version("new");
    private static final Mapping OLD = version("old");
    private static final TextProfile PROFILE = TextProfile.parse("""
            1/10                        2/20                        3/30
            main@app.go:10[start:8]     main@app.go:10[start:8]     main@app.go:11[start:8]
            parse@json.go:30            parse@json.go:31            parse@json.go:30
            next@scan.go:7[inlined]
            """).withTypes("samples/count", "cpu/nanoseconds");

    @Test
    void head_isSaidAsAsked() throws PprofException {
        PprofProfile read = read(MergedProfile.write(HEAD, List.of(new Part(NEW, List.of(PROFILE.weigh(1))))));

        assertThat(read.sampleTypes()).containsExactly(new ValueType("cpu", "nanoseconds"));
        assertThat(read.periodType()).isEqualTo(new ValueType("cpu", "nanoseconds"));
        assertThat(read.period()).isEqualTo(10_000_000);
        assertThat(read.timeNanos()).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(read.durationNanos()).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void linesInlinedFramesAndStartLines_areAsTheyWere() throws PprofException {
        List<Weights> weights = List.of(PROFILE.weigh(1));
        PprofProfile read = read(MergedProfile.write(HEAD, List.of(new Part(NEW, weights))));

        assertThat(read.sampleCount()).isEqualTo(3);
        assertThat(listing(weigh(read, 0))).isEqualTo(listing(weights)).hasSize(9);
        assertThat(FunctionListing.of(weigh(read, 0), "main"::equals)
                        .functions()
                        .get(0)
                        .startLine())
                .isEqualTo(8);
        assertThat(FunctionListing.of(weigh(read, 0), "parse"::equals)
                        .functions()
                        .get(0)
                        .breakdown()
                        .inlined())
                .extracting(LineBreakdown.InlinedLine::function)
                .containsExactly("next");
    }

    @Test
    void equalStacks_ofSeveralTreesOfAVersion_areOneSample() throws PprofException {
        byte[] merged = MergedProfile.write(HEAD, List.of(new Part(NEW, List.of(PROFILE.weigh(1), PROFILE.weigh(1)))));
        assertThat(read(merged).sampleCount()).isEqualTo(3);
        assertThat(weigh(read(merged), 0).get(0).total()).isEqualTo(120);
    }

    @Test
    void versions_haveEachTheirMappingAndSamples() throws PprofException {
        PprofProfile read = read(MergedProfile.write(
                HEAD, List.of(new Part(NEW, List.of(PROFILE.weigh(1))), new Part(OLD, List.of(PROFILE.weigh(1))))));

        Map<String, Long> byMapping = new TreeMap<>();
        for (int sample = 0; sample < read.sampleCount(); sample++) {
            int leaf = read.location(read.frameStart(sample));
            byMapping.merge(read.string(read.binary(leaf)), read.value(sample, 0), Long::sum);
        }
        assertThat(byMapping).isEqualTo(Map.of("new", 60L, "old", 60L));
    }

    @Test
    void samples_areCountedBesideTheValue_whenAskedFor() throws PprofException {
        Head head = new Head(CPU, 0, 0, 0).countingSamples();
        PprofProfile read = read(MergedProfile.write(head, List.of(new Part(NEW, List.of(PROFILE.weigh(1))))));

        assertThat(read.sampleTypes())
                .containsExactly(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        assertThat(read.defaultSampleTypeIndex()).isEqualTo(1);
        assertThat(weigh(read, 0).get(0).total()).isEqualTo(6);
        assertThat(weigh(read, 1).get(0).samples()).isEqualTo(6);
    }

    @Test
    void samples_ofTypesThatNobodyCounts_areNoColumn() throws PprofException {
        Head head = new Head(ProfileType.parse("memory:alloc_space:bytes:space:bytes"), 0, 0, 0).countingSamples();
        assertThat(read(MergedProfile.write(head, List.of())).sampleTypes())
                .containsExactly(new ValueType("alloc_space", "bytes"));
    }

    @Test
    void nothing_isAProfileWithoutSamples() throws PprofException {
        assertThat(read(MergedProfile.write(HEAD, List.of())).sampleCount()).isZero();
        assertThat(read(MergedProfile.write(HEAD, List.of(), 1)).sampleCount()).isZero();
        assertThat(read(MergedProfile.write(HEAD, List.of(), GoPgo.DEFAULT)).sampleCount())
                .isZero();
    }

    @Test
    void everyCost_ofRandomProfiles_isAsItWas() throws PprofException {
        int functions = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Weights> weights = new ArrayList<>();
            for (int trees = random.nextInt(1, 4); trees > 0; trees--) {
                weights.add(weights(random));
            }
            PprofProfile read = read(MergedProfile.write(HEAD, List.of(new Part(NEW, weights))));
            assertThat(listing(weigh(read, 0))).as("seed " + seed).isEqualTo(listing(weights));
            functions += listing(weights).size();
        }
        assertThat(functions).isGreaterThan(1_000);
    }

    @Test
    void maxNodes_cutsTheLightestFunctions_andKeepsTheSum() throws PprofException {
        List<Part> parts = List.of(new Part(NEW, List.of(TextProfile.parse("""
                100         10          1           7
                main@a:1    main@a:1    main@a:2    init@b:1
                hot@a:5     warm@a:6    cold@a:7
                            deep@a:8
                """).weigh())));
        assertThat(stacks(MergedProfile.write(HEAD, parts, 2)))
                .isEqualTo(Map.of("main;hot", 100L, "main;other", 11L, "other", 7L));
        assertThat(stacks(MergedProfile.write(HEAD, parts, 3)))
                .as("warm and deep weigh the same, so both stay")
                .isEqualTo(Map.of("main;hot", 100L, "main;warm;deep", 10L, "main;other", 1L, "other", 7L));
        assertThat(stacks(MergedProfile.write(HEAD, parts, 6))).isEqualTo(stacks(MergedProfile.write(HEAD, parts)));
    }

    @Test
    void maxNodes_insideALocation_leavesTheWholeLocationOut() throws PprofException {
        List<Part> parts = List.of(new Part(NEW, List.of(TextProfile.parse("""
                100                 50
                main@a:1            main@a:1
                outer@a:5           outer@a:6
                small@a:7[inlined]
                in@a:8[inlined]
                """).weigh())));
        assertThat(stacks(MergedProfile.write(HEAD, parts, 2)))
                .isEqualTo(Map.of("main;other", 100L, "main;outer", 50L));
    }

    @Test
    void maxNodes_ofRandomProfiles_keepsTotalsOfWhatIsShown() throws PprofException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Part> parts = List.of(new Part(NEW, List.of(weights(random))));
            Map<String, Long> all = stacks(MergedProfile.write(HEAD, parts), MergedProfileTest::nameAndFile);
            Map<String, Long> cut =
                    stacks(MergedProfile.write(HEAD, parts, random.nextInt(1, 8)), MergedProfileTest::nameAndFile);
            assertThat(sum(cut)).isEqualTo(sum(all));
            cut.forEach((stack, value) -> {
                if (!stack.endsWith("other@")) {
                    assertThat(all).containsEntry(stack, value);
                }
            });
        }
    }

    @Test
    void maxNodes_none_isRefused() {
        assertThatThrownBy(() -> MergedProfile.write(HEAD, List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goPgo_keepsWhatIsNearTheLeaf_andForgetsWhereTheLeafWasRunning() throws PprofException {
        List<Part> parts = List.of(new Part(NEW, List.of(TextProfile.parse("""
                1           2           4           8
                main@a:1    main@a:1    run@a:2     run@a:3
                run@a:2     run@a:2
                hot@a:5     hot@a:6     hot@a:5     hot@a:5
                """).weigh())));
        assertThat(stacks(MergedProfile.write(HEAD, parts, new GoPgo(2, true)))).isEqualTo(Map.of("run;hot", 15L));
        assertThat(read(MergedProfile.write(HEAD, parts, new GoPgo(2, true))).sampleCount())
                .as("called from two lines")
                .isEqualTo(2);
        assertThat(read(MergedProfile.write(HEAD, parts, new GoPgo(2, false))).sampleCount())
                .isEqualTo(3);
        assertThat(read(MergedProfile.write(HEAD, parts, new GoPgo(0, true))).sampleCount())
                .isEqualTo(3);
        assertThat(read(MergedProfile.write(HEAD, parts, new GoPgo(1, true))).locationCount())
                .as("only locations of samples are written")
                .isEqualTo(1);
    }

    private static Mapping version(String name) {
        return new Mapping(name, "{\"git_ref\":\"" + name + "\"}", 0, 0, 0, true);
    }

    private static Weights weights(Random random) throws PprofException {
        PprofWriter writer = new PprofWriter().sampleType("cpu", "nanoseconds");
        long[] ids = new long[random.nextInt(1, 10)];
        for (int i = 0; i < ids.length; i++) {
            PprofWriter.Line[] lines = new PprofWriter.Line[random.nextInt(1, 4)];
            for (int line = 0; line < lines.length; line++) {
                int function = random.nextInt(5);
                long id = writer.function("f" + function / 2, "file" + function % 2, random.nextInt(2));
                lines[line] = new PprofWriter.Line(id, random.nextInt(4));
            }
            ids[i] = writer.location(0, i, lines);
        }
        for (int samples = random.nextInt(12); samples > 0; samples--) {
            long[] stack = random.ints(random.nextInt(9), 0, ids.length)
                    .mapToLong(i -> ids[i])
                    .toArray();
            writer.sample(stack, random.nextInt(-3, 9));
        }
        return weigh(read(writer.toByteArray()), 0).get(0);
    }

    private static PprofProfile read(byte[] bytes) throws PprofException {
        return PprofReader.read(bytes, PprofLimits.DEFAULT);
    }

    private static List<Weights> weigh(PprofProfile profile, int type) {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        weights.add(tree.add(profile), type);
        return List.of(weights);
    }

    /** Self and total of each function and of its lines; what adds up to nothing left out. */
    private static Map<String, List<Long>> listing(List<Weights> weights) {
        Map<String, List<Long>> costs = new TreeMap<>();
        for (FunctionDetails function :
                FunctionListing.of(weights, name -> true).functions()) {
            String name = function.name() + "@" + function.file();
            put(costs, name, function.cost());
            function.breakdown().unknownLine().ifPresent(cost -> put(costs, name + ":0", cost));
            function.breakdown().lines().forEach(line -> put(costs, name + ":" + line.line(), line.cost()));
            function.breakdown()
                    .inlined()
                    .forEach(line -> put(
                            costs,
                            name + ":" + line.line() + " " + line.function() + line.file() + line.calleeLine(),
                            line.cost()));
        }
        return costs;
    }

    private static void put(Map<String, List<Long>> costs, String name, Cost cost) {
        if (cost.self() != 0 || cost.total() != 0) {
            costs.put(name, List.of(cost.self(), cost.total()));
        }
    }

    /** Function names root first, as folded stacks have them. */
    private static Map<String, Long> stacks(byte[] merged) throws PprofException {
        return stacks(merged, (profile, function) -> profile.string(profile.functionName(function)));
    }

    private static Map<String, Long> stacks(byte[] merged, BiFunction<PprofProfile, Integer, String> nameOf)
            throws PprofException {
        PprofProfile profile = read(merged);
        Map<String, Long> stacks = new TreeMap<>();
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            StringBuilder names = new StringBuilder();
            for (int frame = profile.frameStart(sample); frame < profile.frameStart(sample + 1); frame++) {
                int location = profile.location(frame);
                for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
                    names.insert(0, ";" + nameOf.apply(profile, profile.lineFunction(line)));
                }
            }
            stacks.merge(names.isEmpty() ? "" : names.substring(1), profile.value(sample, 0), Long::sum);
        }
        return stacks;
    }

    private static String nameAndFile(PprofProfile profile, int function) {
        return profile.string(profile.functionName(function)) + "@" + profile.string(profile.functionFile(function));
    }

    private static long sum(Map<String, Long> stacks) {
        return stacks.values().stream().mapToLong(Long::longValue).sum();
    }
}
