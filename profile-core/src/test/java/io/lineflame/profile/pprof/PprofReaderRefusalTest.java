package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.MALFORMED;
import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.ProtoSink;
import io.lineflame.profile.fixture.TextProfile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every refusal is a sentence that says what is wrong and where. */
final class PprofReaderRefusalTest {
    private static final long GIBI = 1L << 30;

    @Test
    void body_empty_isRefused() {
        assertRefused(new byte[0], MALFORMED, "The body is empty");
        assertRefused(PprofWriter.gzip(new byte[0]), MALFORMED, "decompresses to nothing");
    }

    @Test
    void gzip_cutAnywhere_isRefused() {
        byte[] whole = small().toGzip();
        for (int length = 2; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), MALFORMED, "The gzip stream");
        }
    }

    @Test
    void gzip_withOtherChecksum_isRefused() {
        byte[] body = small().toGzip();
        body[body.length - 6] ^= 1;
        assertRefused(body, MALFORMED, "checksum");
    }

    @Test
    void gzip_withBytesBehind_isRefused() {
        byte[] whole = small().toGzip();
        byte[] body = Arrays.copyOf(whole, whole.length + 12);
        assertRefused(body, MALFORMED, "At byte " + whole.length + " of the body");
    }

    @Test
    void zstd_cutOff_isRefused() {
        byte[] whole = Zstd.compress(small().toByteArray());
        assertRefused(Arrays.copyOf(whole, whole.length - 3), MALFORMED, "The zstd stream");
    }

    @Test
    void protobuf_cutInsideAMessage_isRefused() {
        byte[] whole = small().toByteArray();
        assertRefused(Arrays.copyOf(whole, whole.length - 1), MALFORMED, "cut off");
    }

    @Test
    void otherThings_thatArePushed_areRefused() {
        assertRefused("<html>no</html>".getBytes(UTF_8), MALFORMED, "profile, byte 1: field 7 has wire type 4");
        assertRefused("main;work 5\n".getBytes(UTF_8), MALFORMED, "profile, byte");
        assertRefused(new byte[1000], MALFORMED, "impossible number 0");
    }

    @Test
    void sampleTypes_none_isRefused() {
        assertRefused(new PprofWriter().toByteArray(), MALFORMED, "there is no sample type");
    }

    @Test
    void values_tooFewOrTooMany_areRefused() {
        assertRefused(
                small().sample(new long[] {1}).toByteArray(), MALFORMED, "sample 1, byte", "0 values", "1 sample type");
        assertRefused(small().sample(new long[] {1}, 1, 2).toByteArray(), MALFORMED, "sample 1, byte", "2 values");
    }

    @Test
    void references_toNothing_areRefused() {
        assertRefused(small().sample(new long[] {9}, 1).toByteArray(), MALFORMED, "sample 1, byte", "location 9");
        assertRefused(small().sample(new long[] {0}, 1).toByteArray(), MALFORMED, "sample 1, byte", "location 0");
        assertRefused(small().sample(new long[] {-1}, 1).toByteArray(), MALFORMED, "location 18446744073709551615");
        PprofWriter function = small();
        function.location(0, 1, new PprofWriter.Line(77, 1));
        assertRefused(function.toByteArray(), MALFORMED, "location 1", "function 77");
        PprofWriter mapping = small();
        mapping.location(5, 1);
        assertRefused(mapping.toByteArray(), MALFORMED, "location 1", "mapping 5");
        PprofWriter string = small().raw(
                        new ProtoSink().message(5, new ProtoSink().varint(1, 9).varint(2, 1000)));
        assertRefused(string.toByteArray(), MALFORMED, "function 1, byte", "string 1000 of 5");
        PprofWriter type = small().raw(new ProtoSink().message(1, new ProtoSink().varint(1, -1)));
        assertRefused(type.sample(new long[0], 1, 1).toByteArray(), MALFORMED, "string 18446744073709551615");
    }

    @Test
    void ids_twice_areRefused() {
        PprofWriter function = small().raw(new ProtoSink().message(5, new ProtoSink().varint(1, 1)));
        assertRefused(function.toByteArray(), MALFORMED, "function 1", "id 1 is taken");
        PprofWriter location = small().raw(new ProtoSink().message(4, new ProtoSink().varint(1, 1)));
        assertRefused(location.toByteArray(), MALFORMED, "location 1", "id 1 is taken");
        ProtoSink far = new ProtoSink().message(3, new ProtoSink().varint(1, 1L << 50));
        assertRefused(small().raw(far).raw(far).toByteArray(), MALFORMED, "mapping 1", "is taken");
    }

    @Test
    void firstString_notEmpty_isRefused() {
        byte[] body = new ProtoSink()
                .text(6, "oops")
                .message(1, new ProtoSink().varint(1, 0))
                .toByteArray();
        assertRefused(body, MALFORMED, "first string is not empty");
    }

    @Test
    void sums_beyond64Bits_areRefused() {
        assertRefused(
                small().sample(new long[] {1}, Long.MAX_VALUE).toByteArray(),
                MALFORMED,
                "sample 1",
                "samples/count",
                "64 bits");
        assertRefused(small().sample(new long[] {1}, Long.MIN_VALUE).toByteArray(), MALFORMED, "64 bits");
        assertRefused(small().sample(new long[] {1}, -Long.MAX_VALUE).toByteArray(), MALFORMED, "64 bits");
    }

    @Test
    void number_ofElevenBytes_isRefused() {
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0xff);
        assertRefused(new ProtoSink().number(9 << 3).raw(endless).toByteArray(), MALFORMED, "more than ten bytes");
    }

    @Test
    void wireType_notOfTheField_isRefused() {
        assertRefused(small().raw(new ProtoSink().varint(2, 7)).toByteArray(), MALFORMED, "field 2 has wire type 0");
        assertRefused(small().raw(new ProtoSink().text(9, "x")).toByteArray(), MALFORMED, "field 9 has wire type 2");
    }

    @Test
    void bomb_ofOneGibibyte_isRefusedAtTheLimit() {
        assertRefused(bomb(true), TOO_LARGE, "more than 268435456 bytes when decompressed");
        assertRefused(bomb(false), TOO_LARGE, "more than 268435456 bytes when decompressed");
    }

    @Test
    void counts_overTheirLimit_areRefused() {
        PprofLimits tight = new PprofLimits(10_000, 10_000, 1, 3, 2, 2, 20, 10, 2, 1);
        byte[] twoSamples = small().sample(new long[] {1}, 1).toByteArray();
        assertThat(refusal(twoSamples, tight)).hasMessage("The profile has 2 samples; the limit is 1");
        PprofWriter deep = new PprofWriter().sampleType("samples", "count");
        long place = deep.location(0, 1);
        assertThat(refusal(deep.sample(new long[] {place, place, place}, 1).toByteArray(), tight))
                .hasMessageContaining("3 locations deep; the limit is 2");
        PprofWriter types = new PprofWriter().sampleType("a", "b").sampleType("c", "d");
        assertThat(refusal(types.toByteArray(), tight)).hasMessageContaining("2 sample types; the limit is 1");
        PprofWriter longName = new PprofWriter().sampleType("a name of some length", "b");
        assertThat(refusal(longName.toByteArray(), tight)).hasMessageContaining("21 bytes; the limit is 10");
        assertThat(refusal(new byte[10_001], tight)).hasMessageContaining("10001 bytes; the limit is 10000 as sent");
        PprofWriter lines = new PprofWriter().sampleType("a", "b");
        PprofWriter.Line line = new PprofWriter.Line(0, 1);
        lines.location(0, 1, line, line, line, line, line, line, line, line, line);
        assertThat(refusal(lines.toByteArray(), tight)).hasMessageContaining("more than 8 lines");
        assertThat(refusal(lines.toByteArray(), tight).reason()).isEqualTo(TOO_LARGE);
    }

    @Test
    void samples_ofManyTypesAndNoValues_takeNoMemory() {
        PprofWriter writer = new PprofWriter();
        for (int type = 0; type < 32; type++) {
            writer.sampleType("t" + type, "count");
        }
        ProtoSink samples = new ProtoSink();
        for (int sample = 0; sample < 100_000; sample++) {
            samples.message(2, new ProtoSink());
        }
        assertRefused(writer.raw(samples).toByteArray(), MALFORMED, "too short to hold 32 values each");
    }

    private static PprofWriter small() {
        return TextProfile.parse("3\nmain@app.go:10").write();
    }

    /** Sixteen streams of 64 MiB one behind the other, which both formats allow. */
    private static byte[] bomb(boolean gzip) {
        byte[] zeros = new byte[(int) (GIBI / 16)];
        byte[] packed = gzip ? PprofWriter.gzip(zeros) : Zstd.compress(zeros);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 16; i++) {
            bomb.writeBytes(packed);
        }
        return bomb.toByteArray();
    }

    private static void assertRefused(byte[] body, PprofException.Reason reason, String... words) {
        PprofException refusal = refusal(body, PprofLimits.DEFAULT);
        assertThat(refusal).hasMessageContainingAll(words);
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static PprofException refusal(byte[] body, PprofLimits limits) {
        PprofException refusal = catchThrowableOfType(PprofException.class, () -> PprofReader.read(body, limits));
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
