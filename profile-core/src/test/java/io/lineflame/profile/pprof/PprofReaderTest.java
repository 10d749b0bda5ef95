package io.lineflame.profile.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.ProtoSink;
import io.lineflame.profile.fixture.TextProfile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the reader takes. What it refuses is in {@link PprofReaderRefusalTest}. */
final class PprofReaderTest {
    private static final TextProfile SMALL = TextProfile.parse("""
            3                   4
            main@app.go:10      main@app.go:11
            parse@json.go:30
            """);

    @Test
    void header_allFields_isRead() throws Exception {
        PprofWriter writer = new PprofWriter()
                .sampleType("samples", "count")
                .sampleType("cpu", "nanoseconds")
                .period("cpu", "nanoseconds", 10_000_000)
                .time(1_700_000_000_000_000_000L, 10_000_000_000L)
                .defaultSampleType("samples");

        PprofProfile profile = read(writer.toGzip());

        assertThat(profile.sampleTypes())
                .containsExactly(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        assertThat(profile.periodType()).isEqualTo(new ValueType("cpu", "nanoseconds"));
        assertThat(profile.period()).isEqualTo(10_000_000);
        assertThat(profile.timeNanos()).isEqualTo(1_700_000_000_000_000_000L);
        assertThat(profile.durationNanos()).isEqualTo(10_000_000_000L);
        assertThat(profile.defaultSampleTypeIndex()).isZero();
        assertThat(profile.sampleCount()).isZero();
    }

    @Test
    void defaultSampleType_notSaid_isTheLast() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count").sampleType("cpu", "nanoseconds");

        assertThat(read(writer.toByteArray()).defaultSampleTypeIndex()).isEqualTo(1);
    }

    @Test
    void body_inAnyCompression_isTheSameProfile() throws Exception {
        byte[] raw = SMALL.write().toByteArray();
        byte[] twoMembers = concat(
                PprofWriter.gzip(Arrays.copyOfRange(raw, 0, 7)),
                PprofWriter.gzip(Arrays.copyOfRange(raw, 7, raw.length)));

        for (byte[] body : new byte[][] {raw, PprofWriter.gzip(raw), Zstd.compress(raw), twoMembers}) {
            PprofProfile profile = read(body);
            assertThat(profile.sampleCount()).isEqualTo(2);
            assertThat(profile.value(1, 0)).isEqualTo(4);
            assertThat(Arrays.copyOf(profile.bytes(), raw.length)).isEqualTo(raw);
        }
    }

    @Test
    void gzipHeader_withNameAndExtra_isSkipped() throws Exception {
        byte[] plain = SMALL.toGzip();
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(plain, 0, 3);
        named.write(4 | 8 | 16 | 2);
        named.write(plain, 4, 6);
        named.writeBytes(new byte[] {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2});
        named.write(plain, 10, plain.length - 10);

        assertThat(read(named.toByteArray()).sampleCount()).isEqualTo(2);
    }

    @Test
    void fields_unknown_areSkipped() throws Exception {
        PprofWriter writer = SMALL.write()
                .raw(new ProtoSink()
                        .varint(99, 5)
                        .text(100, "later")
                        .number(101 << 3 | 1)
                        .raw(new byte[8]))
                .raw(new ProtoSink().number(102 << 3 | 5).raw(new byte[4]));

        assertThat(read(writer.toByteArray()).sampleCount()).isEqualTo(2);
    }

    @Test
    void sample_notPacked_isRead() throws Exception {
        PprofWriter writer = SMALL.write()
                .raw(new ProtoSink()
                        .message(2, new ProtoSink().varint(1, 1).varint(1, 2).varint(2, 77)));

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.value(2, 0)).isEqualTo(77);
        assertThat(profile.frameStart(3) - profile.frameStart(2)).isEqualTo(2);
    }

    @Test
    void sample_withoutLocations_isTaken() throws Exception {
        PprofProfile profile = read(SMALL.write().sample(new long[0], 5).toByteArray());

        assertThat(profile.value(2, 0)).isEqualTo(5);
        assertThat(profile.frameStart(3)).isEqualTo(profile.frameStart(2));
    }

    @Test
    void ids_farApart_areFound() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        int name = writer.string("far");
        writer.raw(new ProtoSink().message(5, new ProtoSink().varint(1, -7).varint(2, name)));
        writer.raw(new ProtoSink()
                .message(
                        4,
                        new ProtoSink()
                                .varint(1, 1L << 60)
                                .message(4, new ProtoSink().varint(1, -7).varint(2, 3))));
        writer.sample(new long[] {1L << 60}, 1);

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.string(profile.functionName(profile.lineFunction(0))))
                .isEqualTo("far");
        assertThat(profile.lineNumber(0)).isEqualTo(3);
    }

    /** The .NET profiler of 2022 numbered functions and locations from 0. */
    @Test
    void id_zero_isAnIdLikeOthers() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        int name = writer.string("first");
        writer.raw(new ProtoSink().message(5, new ProtoSink().varint(2, name)));
        writer.raw(new ProtoSink().message(4, new ProtoSink().message(4, new ProtoSink().varint(2, 3))));
        writer.sample(new long[] {0}, 1);

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.string(profile.functionName(profile.lineFunction(0))))
                .isEqualTo("first");
    }

    @Test
    void string_notUtf8_isShownWithReplacements() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        writer.raw(new ProtoSink().bytes(6, new byte[] {'a', (byte) 0xff, 'b'}));

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.string(3)).isEqualTo("a\uFFFDb");
    }

    @Test
    void line_noFileCanHave_isUnknown() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        long function = writer.function("f", "f.go", -4);
        writer.location(0, 1, new PprofWriter.Line(function, -1), new PprofWriter.Line(function, Long.MAX_VALUE));

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.lineNumber(0)).isZero();
        assertThat(profile.lineNumber(1)).isZero();
        assertThat(profile.functionStartLine(0)).isZero();
    }

    @Test
    void address_inAMapping_isThatInItsFile() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        long libc = writer.mapping("/lib/libc.so.6", 0x7f00_0000_1000L, 0x400);
        writer.location(libc, 0x7f00_0000_1234L);
        writer.location(0, 0x99);

        PprofProfile profile = read(writer.toByteArray());

        assertThat(profile.address(0)).isEqualTo(0x634);
        assertThat(profile.string(profile.binary(0))).isEqualTo("/lib/libc.so.6");
        assertThat(profile.address(1)).isEqualTo(0x99);
        assertThat(profile.binary(1)).isEqualTo(-1);
    }

    @Test
    void values_atTheEdgeOf64Bits_areExact() throws Exception {
        PprofProfile profile =
                read(SMALL.write().sample(new long[] {1}, -(Long.MAX_VALUE - 7)).toByteArray());

        assertThat(profile.value(2, 0)).isEqualTo(-(Long.MAX_VALUE - 7));
    }

    private static PprofProfile read(byte[] body) throws PprofException {
        return PprofReader.read(body, PprofLimits.DEFAULT);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
