package io.lineflame.server.store.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.lineflame.profile.stacks.StackTree;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which labels name a span. */
final class SampleSpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void spans_areThoseOfSpanIdOrProfileId_inHexadecimal() throws Exception {
        QueuedProfile.SpanPart part = part(
                SampleSpans.MOST,
                Map.of("span_id", "00f067aa0ba902b7", "trace_id", TRACE),
                Map.of("profile_id", "FFF067AA0BA902B7"),
                Map.of("span_id", "00f067aa0ba902b7", "handler", "/pay"),
                Map.of("span_id", "0000000000000000"),
                Map.of("span_id", "00f067aa0ba902b"),
                Map.of("span_id", "00f067aa0ba902bg"),
                Map.of("span_id", "", "profile_id", "b1b2b3b4-0000-0000-0000-000000000000"),
                Map.of("handler", "/cart"));

        assertThat(part.spanIds()).containsExactly(0x00f067aa0ba902b7L, 0xfff067aa0ba902b7L);
        assertThat(part.totals()).containsExactly(1 + 4, 2);
        assertThat(part.traceIds())
                .containsExactly(UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c"), new UUID(0, 0));
    }

    @Test
    void trace_isFilledIn_whenALaterSetOfTheSpanNamesIt() throws Exception {
        QueuedProfile.SpanPart part = part(
                SampleSpans.MOST,
                Map.of("span_id", "00f067aa0ba902b7"),
                Map.of("span_id", "00f067aa0ba902b7", "trace_id", TRACE));

        assertThat(part.spanIds()).containsExactly(0x00f067aa0ba902b7L);
        assertThat(part.totals()).containsExactly(1 + 2);
        assertThat(part.traceIds()).containsExactly(UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c"));
    }

    @Test
    void spans_ofOneIdInTwoTraces_areTwo() throws Exception {
        String another = "1" + TRACE.substring(1);
        QueuedProfile.SpanPart part = part(
                SampleSpans.MOST,
                Map.of("span_id", "00f067aa0ba902b7", "trace_id", TRACE),
                Map.of("span_id", "00f067aa0ba902b7", "trace_id", another),
                Map.of("span_id", "00f067aa0ba902b7", "trace_id", another, "more", "labels"));

        assertThat(part.spanIds()).containsExactly(0x00f067aa0ba902b7L, 0x00f067aa0ba902b7L);
        assertThat(part.totals()).containsExactly(1, 2 + 4);
        assertThat(part.traceIds())
                .containsExactly(
                        UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c"),
                        UUID.fromString("1af76519-16cd-43dd-8448-eb211c80319c"));
    }

    @Test
    void traces_thatNobodyNames_areNotKept() throws Exception {
        QueuedProfile.SpanPart part =
                part(SampleSpans.MOST, Map.of("span_id", "00f067aa0ba902b7", "trace_id", "short"));

        assertThat(part.traceIds()).isEmpty();
    }

    @Test
    void spans_beyondTheLimit_areNotKeptApart() throws Exception {
        PprofProfile profile = profile(
                Map.of("span_id", "0000000000000001"),
                Map.of("span_id", "0000000000000002"),
                Map.of("span_id", "0000000000000003"),
                Map.of("span_id", "0000000000000001", "more", "labels"));
        SampleSpans two = looked(profile, 2);
        SampleSpans three = looked(profile, 3);

        assertThat(two.full()).isTrue();
        assertThat(two.spanOfLabelSet()).containsExactly(-1, 0, 1, -1, 0);
        assertThat(three.full()).isFalse();
        assertThat(three.spanOfLabelSet()).containsExactly(-1, 0, 1, 2, 0);
    }

    @Test
    void profile_withoutSpans_costsNothingMore() throws Exception {
        assertThat(looked(profile(Map.of("handler", "/pay")), 10).spanOfLabelSet())
                .isEmpty();
    }

    @SafeVarargs
    private static QueuedProfile.SpanPart part(int most, Map<String, String>... labels) throws Exception {
        PprofProfile profile = profile(labels);
        SampleSpans spans = looked(profile, most);
        StackTree.Parts parts =
                new StackTree().add(profile, new int[profile.labelSetCount()], 1, spans.spanOfLabelSet());
        return spans.part(1, parts.spans().get(0));
    }

    private static SampleSpans looked(PprofProfile profile, int most) {
        SampleSpans spans = new SampleSpans(profile, most);
        for (int set = 1; set < profile.labelSetCount(); set++) {
            spans.look(set, profile.labels(set));
        }
        return spans;
    }

    /** Samples of 1, 2, 4, ... with these labels. */
    @SafeVarargs
    private static PprofProfile profile(Map<String, String>... labels) throws Exception {
        ProfileBuilder builder = new ProfileBuilder(List.of(new ValueType("samples", "count")));
        int[] stack = {builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function("f"), 1)};
        for (int i = 0; i < labels.length; i++) {
            builder.sample(stack, 1, labels[i], 1L << i);
        }
        return builder.build(PprofLimits.DEFAULT);
    }
}
