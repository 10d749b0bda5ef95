package io.lineflame.profile.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.ProtoSink;
import io.lineflame.profile.fixture.TextProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleLabelsTest {
    private static final long[] NO_STACK = {};

    @Test
    void sets_ofAProfileWithoutLabels_areTheEmptyOne() {
        PprofProfile profile =
                TextProfile.parse("main@app.go:1    main@app.go:2").read();

        assertThat(profile.labelSetCount()).isEqualTo(1);
        assertThat(profile.labelSet(1)).isZero();
        assertThat(profile.labels(0)).isEmpty();
    }

    @Test
    void sets_thatAreEqual_areOne() throws Exception {
        PprofProfile profile = read(writer().labelled(NO_STACK, 1, "route", "/a", "method", "GET")
                .labelled(NO_STACK, 1)
                .labelled(NO_STACK, 1, "route", "/b")
                .labelled(NO_STACK, 1, "method", "GET", "route", "/a"));

        assertThat(profile.labelSetCount()).isEqualTo(3);
        assertThat(profile.labelSet(0)).isEqualTo(profile.labelSet(3)).isEqualTo(1);
        assertThat(profile.labelSet(1)).isZero();
        assertThat(profile.labels(1)).isEqualTo(Map.of("route", "/a", "method", "GET"));
        assertThat(profile.labels(2)).isEqualTo(Map.of("route", "/b"));
    }

    @Test
    void key_thatComesTwice_countsAsItCameFirst() throws Exception {
        PprofProfile profile = read(writer().labelled(NO_STACK, 1, "a", "first", "b", "x", "a", "second"));

        assertThat(profile.labels(1)).isEqualTo(Map.of("a", "first", "b", "x"));
    }

    @Test
    void labels_thatAreNumbersOrEmpty_areLeftOut() throws Exception {
        PprofWriter writer = writer();
        int bytes = writer.string("bytes");
        ProtoSink number = new ProtoSink().varint(1, bytes).varint(3, 48);
        ProtoSink nameless = new ProtoSink().varint(2, bytes);
        writer.raw(new ProtoSink().message(2, sample().message(3, number).message(3, nameless)));

        PprofProfile profile = read(writer);

        assertThat(profile.labelSetCount()).isEqualTo(1);
    }

    @Test
    void sets_many_areToldApart() throws Exception {
        PprofWriter writer = writer();
        Random random = new Random(7);
        Map<Integer, Map<String, String>> expected = new HashMap<>();
        for (int sample = 0; sample < 3_000; sample++) {
            String[] labels = new String[2 * random.nextInt(5)];
            Map<String, String> map = new HashMap<>();
            for (int at = 0; at < labels.length; at += 2) {
                labels[at] = "key" + random.nextInt(6);
                labels[at + 1] = "value" + random.nextInt(6);
                map.putIfAbsent(labels[at], labels[at + 1]);
            }
            writer.labelled(NO_STACK, 1, labels);
            expected.put(sample, map);
        }

        PprofProfile profile = read(writer);

        expected.forEach((sample, labels) ->
                assertThat(profile.labels(profile.labelSet(sample))).isEqualTo(labels));
        assertThat((long) profile.labelSetCount())
                .isEqualTo(expected.values().stream()
                                .filter(labels -> !labels.isEmpty())
                                .distinct()
                                .count()
                        + 1);
    }

    @Test
    void label_ofAStringTheProfileLacks_isRefused() {
        ProtoSink label = new ProtoSink().varint(1, 1).varint(2, 99);
        PprofWriter writer = writer().raw(new ProtoSink().message(2, sample().message(3, label)));

        assertThatThrownBy(() -> read(writer))
                .isInstanceOf(PprofException.class)
                .hasMessageContaining("sample 0")
                .hasMessageContaining("it names string 99 of 3");
    }

    @Test
    void labels_moreThanAnyoneReads_areRefused() {
        String[] labels = new String[2 * 257];
        for (int at = 0; at < labels.length; at += 2) {
            labels[at] = "key" + at;
            labels[at + 1] = "value";
        }
        PprofWriter writer = writer().labelled(NO_STACK, 1, labels);

        assertThatThrownBy(() -> read(writer))
                .isInstanceOf(PprofException.class)
                .hasMessage("Sample 0 of the profile has more than 256 labels, which is the limit");
    }

    private static PprofWriter writer() {
        return new PprofWriter().sampleType("samples", "count");
    }

    private static ProtoSink sample() {
        return new ProtoSink().packed(2, 1);
    }

    private static PprofProfile read(PprofWriter writer) throws PprofException {
        return PprofReader.read(writer.toGzip(), PprofLimits.DEFAULT);
    }
}
