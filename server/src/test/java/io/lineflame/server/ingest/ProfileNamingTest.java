package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileNamingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "samples/count cpu/nanoseconds|cpu/nanoseconds|process_cpu:samples:count:cpu:nanoseconds process_cpu:cpu:nanoseconds:cpu:nanoseconds",
                "alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes|space/bytes|memory:alloc_objects:count:space:bytes memory:alloc_space:bytes:space:bytes memory:inuse_objects:count:space:bytes memory:inuse_space:bytes:space:bytes",
                "goroutine/count|goroutine/count|goroutines:goroutine:count:goroutine:count",
                "contentions/count delay/nanoseconds|contentions/count|mutex:contentions:count:contentions:count mutex:delay:nanoseconds:contentions:count",
                "sample/count wall/nanoseconds|wall/nanoseconds|wall:sample:count:wall:nanoseconds wall:wall:nanoseconds:wall:nanoseconds",
                "objects/count space/bytes|space/bytes|memory:objects:count:space:bytes memory:space:bytes:space:bytes",
                "widgets/count||widgets:widgets:count::",
            })
    void types_withoutAConfig_haveTheNamesOfGrafanasTools(String types, String period, String ids) {
        List<ValueType> sampleTypes = types(types);
        ValueType periodType =
                period == null ? new ValueType("", "") : types(period).get(0);
        String kind = ProfileNaming.kind(sampleTypes, SampleTypeConfig.DEFAULT);

        assertThat(ProfileNaming.profileTypes(kind, sampleTypes, periodType)).containsExactly(ids.split(" "));
    }

    @Test
    void displayName_ofContentions_decidesBetweenMutexAndBlock() {
        SampleTypeConfig config = config(
                "{'contentions':{'units':'lock_samples','display-name':'block_count'},'delay':{'display-name':'block_duration'}}");

        assertThat(ProfileNaming.kind(types("contentions/count delay/nanoseconds"), config))
                .isEqualTo("block");
    }

    @Test
    void config_withoutDisplayNames_leavesTheTypesOwnNames() {
        assertThat(ProfileNaming.kind(types("alloc_objects/count"), config("{'alloc_objects':{'units':'objects'}}")))
                .isEqualTo("memory");
    }

    @Test
    void types_ofEqualName_areNumbered() {
        assertThat(ProfileNaming.profileTypes("x", types("a/count a/count a/bytes"), new ValueType("", "")))
                .containsExactly("x:a:count::", "x:a_2:count::", "x:a:bytes::");
    }

    @Test
    void names_thatWouldBreakAnId_areMended() {
        List<ValueType> odd = List.of(new ValueType("a:b{\u0007}", "c\"d"), new ValueType("", ""));

        assertThat(ProfileNaming.profileTypes("", odd, new ValueType("p:q", "")))
                .containsExactly("unknown:a_b___:c_d:p_q:", "unknown:unknown::p_q:");
    }

    private static SampleTypeConfig config(String json) {
        return SampleTypeConfig.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<ValueType> types(String text) {
        return Arrays.stream(text.split(" "))
                .map(pair -> pair.split("/"))
                .map(pair -> new ValueType(pair[0], pair[1]))
                .toList();
    }
}
