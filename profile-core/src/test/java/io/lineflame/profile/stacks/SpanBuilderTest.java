package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a profile measured of spans: each span's block is what a profile of its samples alone would give. */
final class SpanBuilderTest {
    private static final List<ValueType> TYPES = List.of(
            new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"), new ValueType("size", "bytes"));

    @Test
    void spans_ofRandomProfiles_areWhatTheirSamplesAloneGive() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int spans = 1 + random.nextInt(5);
            PprofProfile whole = profile(random.nextLong(), spans);
            StackTree tree = new StackTree();

            SpanValues values = tree.add(whole, new int[whole.labelSetCount()], 1, spanOfLabelSet(whole))
                    .spans()
                    .get(0);

            SpanBlocks blocks = SpanBlocks.decode(values.blocks());
            assertThat(blocks.count()).isEqualTo(values.spans().length);
            for (int i = 0; i < values.spans().length; i++) {
                byte[] block = Arrays.copyOfRange(blocks.bytes(), blocks.start(i), blocks.start(i) + blocks.length(i));
                ProfileBlock alone = tree.add(samplesOf(whole, values.spans()[i]));
                assertThat(block).isEqualTo(alone.encode());
                for (int type = 0; type < TYPES.size(); type++) {
                    assertThat(values.totals()[i * TYPES.size() + type]).isEqualTo(alone.total(type));
                }
            }
        }
    }

    @Test
    void groups_haveTheSpansOfTheirOwnSamples() throws Exception {
        ProfileBuilder builder = new ProfileBuilder(TYPES);
        int[] stack = {builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function("f"), 3)};
        builder.sample(stack, 1, Map.of("span", "0", "region", "eu"), 1, 10, 0);
        builder.sample(stack, 1, Map.of("span", "0", "region", "us"), 2, 20, 0);
        builder.sample(stack, 1, Map.of("span", "1", "region", "us"), 4, 40, 0);
        builder.sample(stack, 1, Map.of("region", "ap"), 8, 80, 0);
        PprofProfile profile = builder.build(PprofLimits.DEFAULT);
        List<String> regions = List.of("eu", "us", "ap");
        int[] groups = IntStream.range(0, profile.labelSetCount())
                .map(set -> Math.max(0, regions.indexOf(profile.labels(set).getOrDefault("region", "eu"))))
                .toArray();

        List<SpanValues> spans =
                new StackTree().add(profile, groups, 3, spanOfLabelSet(profile)).spans();

        assertThat(spans.get(0).spans()).containsExactly(0);
        assertThat(spans.get(0).totals()).containsExactly(1, 10, 0);
        assertThat(spans.get(1).spans()).containsExactly(0, 1);
        assertThat(spans.get(1).totals()).containsExactly(2, 20, 0, 4, 40, 0);
        assertThat(spans.get(2).spans()).isEmpty();
    }

    @Test
    void profile_withoutSpans_hasNone() throws Exception {
        PprofProfile profile = profile(1, 3);

        StackTree.Parts parts = new StackTree().add(profile, new int[profile.labelSetCount()], 1, new int[0]);

        assertThat(parts.spans()).isEmpty();
        assertThat(parts.blocks()).hasSize(1);
    }

    @Test
    void body_thatIsDamaged_isRefusedOrGivesBlocksWithinIt() throws Exception {
        PprofProfile profile = profile(3, 4);
        byte[] body = new StackTree()
                .add(profile, new int[profile.labelSetCount()], 1, spanOfLabelSet(profile))
                .spans()
                .get(0)
                .blocks();

        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> SpanBlocks.decode(cut)).isInstanceOf(CorruptDataException.class);
        }
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        assertThatThrownBy(() -> SpanBlocks.decode(longer)).isInstanceOf(CorruptDataException.class);
    }

    private static int[] spanOfLabelSet(PprofProfile profile) {
        return IntStream.range(0, profile.labelSetCount())
                .map(set -> Integer.parseInt(profile.labels(set).getOrDefault("span", "-1")))
                .toArray();
    }

    private static PprofProfile samplesOf(PprofProfile whole, int span) throws PprofException {
        ProfileBuilder builder = new ProfileBuilder(TYPES);
        for (int sample = 0; sample < whole.sampleCount(); sample++) {
            if (whole.labels(whole.labelSet(sample)).getOrDefault("span", "").equals(String.valueOf(span))) {
                int[] stack = IntStream.range(whole.frameStart(sample), whole.frameStart(sample + 1))
                        .map(frame -> location(whole, whole.location(frame), builder))
                        .toArray();
                builder.distinctSample(
                        stack, stack.length, whole.value(sample, 0), whole.value(sample, 1), whole.value(sample, 2));
            }
        }
        return builder.build(PprofLimits.DEFAULT);
    }

    private static int location(PprofProfile whole, int location, ProfileBuilder builder) {
        int line = whole.lineStart(location);
        String name = whole.string(whole.functionName(whole.lineFunction(line)));
        return builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function(name), whole.lineNumber(line));
    }

    /** Random stacks of a few functions, some without a span. */
    private static PprofProfile profile(long seed, int spans) throws PprofException {
        Random random = new Random(seed);
        ProfileBuilder builder = new ProfileBuilder(TYPES);
        for (int i = 0; i < 40; i++) {
            int[] stack = new int[1 + random.nextInt(6)];
            for (int frame = 0; frame < stack.length; frame++) {
                stack[frame] = builder.location(
                        ProfileBuilder.NO_MAPPING, 0, builder.function("f" + random.nextInt(4)), random.nextInt(3));
            }
            int span = random.nextInt(spans + 1) - 1;
            Map<String, String> labels = span < 0 ? Map.of("n", "x") : Map.of("span", "" + span, "n", "" + i % 3);
            builder.sample(stack, stack.length, labels, random.nextInt(3), random.nextInt(100), random.nextInt(3) - 1);
        }
        return builder.build(PprofLimits.DEFAULT);
    }
}
