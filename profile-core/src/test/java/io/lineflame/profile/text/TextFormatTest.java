package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofException.Reason;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextFormatTest {

    private static final Measure BYTES = Measure.amount("inuse_space", "bytes");
    private static final Measure HUNDREDTHS = Measure.samples("cpu", 10_000_000);

    @Test
    void groups_areStacksWithTheirNumber_equalOnesAddedUp() throws PprofException {
        assertThat(folded(TextFormat.GROUPS, "main;a b;c 12\n\r\n main;x 3 \nmain;a b;c 1"))
                .containsExactly("main;a b;c 13", "main;x 3");
    }

    @Test
    void groups_ofSamples_haveTheirTimeBesideTheirCount() throws PprofException {
        PprofProfile profile = read(TextFormat.GROUPS, "main;work 7".getBytes(UTF_8), HUNDREDTHS);

        assertThat(profile.sampleTypes())
                .containsExactly(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        assertThat(profile.periodType()).isEqualTo(new ValueType("cpu", "nanoseconds"));
        assertThat(profile.period()).isEqualTo(10_000_000);
        assertThat(Folded.of(profile)).containsExactly("main;work 7 70000000");
    }

    @Test
    void lines_countHowOftenTheyStandThere() throws PprofException {
        assertThat(folded(TextFormat.LINES, "main;work\nmain\n\nmain;work 2\nmain;work\n"))
                .containsExactly("main 1", "main;work 2", "main;work 2 1");
    }

    @Test
    void trie_putsItsPartsTogether_alsoWhereACharacterIsCut() throws PprofException {
        byte[] letter = "ä".getBytes(UTF_8);
        byte[] body = new NodeBytes()
                .node("", 0, 1)
                .node("main;", 0, 3)
                .node("work", 5, 1)
                .node(";deep", 6, 0)
                .varint(1)
                .raw(letter[0])
                .varint(0)
                .varint(1)
                .varint(1)
                .raw(letter[1])
                .varint(7)
                .varint(0)
                .node("z", 8, 0)
                .bytes();

        assertThat(Folded.of(read(TextFormat.TRIE, body, BYTES)))
                .containsExactly("main;work 5", "main;work;deep 6", "main;z 8", "main;ä 7");
    }

    @Test
    void tree_isFunctionsBelowEachOther() throws PprofException {
        byte[] body = new NodeBytes()
                .node("", 0, 2)
                .node("main", 1, 2)
                .node("work;not apart", 2, 0)
                .node("idle", 0, 1)
                .node("sleep", 3, 0)
                .node("other", 4, 0)
                .bytes();

        assertThat(Folded.of(read(TextFormat.TREE, body, BYTES)))
                .containsExactly("main 1", "main;idle;sleep 3", "main;work;not apart 2", "other 4");
    }

    @Test
    void body_withoutACost_isNoProfile() throws PprofException {
        assertThat(TextFormat.GROUPS.read(
                        "main;work 0\n".getBytes(UTF_8), BYTES, TextFormat.LIMITS, TextFormatTest::ignored))
                .isEmpty();
        assertThat(TextFormat.LINES.read(new byte[0], BYTES, TextFormat.LIMITS, TextFormatTest::ignored))
                .isEmpty();
        assertThat(TextFormat.TRIE.read(new byte[0], BYTES, TextFormat.LIMITS, TextFormatTest::ignored))
                .isEmpty();
        assertThat(TextFormat.TREE.read(
                        new NodeBytes().node("", 0, 0).bytes(), BYTES, TextFormat.LIMITS, TextFormatTest::ignored))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            work (app/main.py:12)              | work@app/main.py:12
            <module> (main.py:3)               | <module>@main.py:3
            block in run - app/models/a.rb:120 | block in run@app/models/a.rb:120
            lib/a.py:7 - <lambda>              | <lambda>@lib/a.py:7
            java/lang/Thread.run               | java/lang/Thread.run
            std::vec::Vec<T> as Drop (core)    | std::vec::Vec<T> as Drop (core)
            a (b:12)                           | a (b:12)
            tid: 12 - 3                        | tid: 12 - 3
            a (b) (c.py:1)                     | a (b)@c.py:1
            a - b - c/d.rb:7                   | a - b@c/d.rb:7
            c/d.py:7 - a - b                   | a - b@c/d.py:7
            a (c.py:1234567890)                | a (c.py:1234567890)
            a (c.py:x)                         | a (c.py:x)
            a (c.py:) b                        | a (c.py:) b
            (c.py:1)                           | (c.py:1)
            a b (c:d.py:1)                     | a b (c:d.py:1)
            """)
    void frame_withFileAndLine_isTakenApart(String written, String expected) throws PprofException {
        assertThat(folded(TextFormat.LINES, written)).containsExactly(expected + " 1");
    }

    /** A frame may have 64 KiB, and a body of 64 MiB a thousand of them. */
    @ParameterizedTest
    @CsvSource({"'a (', .", "'', .", "'a - ', .", "'', ' - .'", "'', ' (.'"})
    void frame_ofAnyLength_isReadInTimeOfItsLength(String start, String repeated) {
        String frame = start + repeated.repeat(65_000 / repeated.length()) + ": ";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int at = 0; at < 500; at++) {
                assertThat(Frame.parse(frame).line()).isZero();
            }
        });
    }

    @Test
    void groups_withoutNumber_areLeftOutWithAWarning() throws PprofException {
        List<String> warnings = new ArrayList<>();
        byte[] body = "main 1\nmain;work\n\nmain;x\nmain;y 2\n".getBytes(UTF_8);

        assertThat(Folded.of(TextFormat.GROUPS
                        .read(body, BYTES, TextFormat.LIMITS, warnings::add)
                        .orElseThrow()))
                .containsExactly("main 1", "main;y 2");
        assertThat(warnings)
                .containsExactly(
                        "2 lines without a number behind their stack were left out, the first is line 2: \"main;work\"");
    }

    @Test
    void group_withoutWholeNumber_saysWhichLine() {
        assertMalformed(() -> folded(TextFormat.GROUPS, "main 1\nmain;x -3"), "line 2 counts -3");
        assertMalformed(() -> folded(TextFormat.GROUPS, "main 1.5"), "line 1 ends with \"1.5\"");
        assertMalformed(() -> folded(TextFormat.GROUPS, "main 99999999999999999999"), "64 bits");
    }

    @Test
    void bytes_thatAreNoText_areRefused() {
        assertMalformed(() -> folded(TextFormat.LINES, "main\n\u0001x"), "byte 5 is a control character");
        assertMalformed(() -> folded(TextFormat.GROUPS, "main\u0000 1"), "byte 4 is a control character");
    }

    @Test
    void sums_beyond64Bits_areRefused() {
        String body = "main " + Long.MAX_VALUE + "\nmain 1";
        assertMalformed(() -> folded(TextFormat.GROUPS, body), "leave 64 bits");
        assertMalformed(
                () -> read(TextFormat.GROUPS, ("main " + Long.MAX_VALUE).getBytes(UTF_8), HUNDREDTHS), "leave 64 bits");
    }

    @Test
    void nodes_thatBreakOff_areRefused() {
        byte[] whole = new NodeBytes()
                .node("", 0, 1)
                .node("main", 300, 1)
                .node("work", 5, 0)
                .bytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertMalformed(() -> read(TextFormat.TREE, cut, BYTES), "");
            assertMalformed(() -> read(TextFormat.TRIE, cut, BYTES), "");
        }
        assertMalformed(
                () -> read(
                        TextFormat.TREE,
                        new NodeBytes().node("", 0, 0).node("x", 1, 0).bytes(),
                        BYTES),
                "ends");
    }

    @Test
    void nodes_ofAnyBytes_endWithAProfileOrAnError() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = new byte[random.nextInt(40)];
            for (int at = 0; at < body.length; at++) {
                body[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(4));
            }
            for (TextFormat format : TextFormat.values()) {
                try {
                    format.read(body, BYTES, TextFormat.LIMITS, TextFormatTest::ignored);
                } catch (PprofException e) {
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        }
    }

    @Test
    void bodies_thatGrowWhenRead_meetALimit() {
        NodeBytes deep = new NodeBytes();
        for (int node = 0; node < 100_000; node++) {
            deep.node("", 0, 1);
        }
        assertTooLarge(() -> read(TextFormat.TREE, deep.bytes(), BYTES), "deeper than 4096");
        assertTooLarge(() -> read(TextFormat.TRIE, deep.bytes(), BYTES), "deeper than 65536");

        NodeBytes long1 = new NodeBytes().node("x;".repeat(100_000), 0, 5_000);
        for (int node = 0; node < 5_000; node++) {
            long1.node("y" + node, 1, 0);
        }
        assertTooLarge(() -> read(TextFormat.TRIE, long1.bytes(), BYTES), "deeper than 4096");

        PprofLimits few = new PprofLimits(1 << 20, 1 << 20, 10, 100, 10, 10, 100, 50, 20, 2);
        assertTooLarge(
                () -> TextFormat.GROUPS.read(
                        "a;b;c 1\n".repeat(40).getBytes(UTF_8), BYTES, few, TextFormatTest::ignored),
                "100 frames");
        assertTooLarge(
                () -> TextFormat.LINES.read(
                        "abcdefghijk".replaceAll("(.)", "$1\n").getBytes(UTF_8), BYTES, few, TextFormatTest::ignored),
                "10");
        assertTooLarge(
                () -> TextFormat.LINES.read("a".repeat(51).getBytes(UTF_8), BYTES, few, TextFormatTest::ignored),
                "51 characters");
    }

    private static List<String> folded(TextFormat format, String body) throws PprofException {
        return Folded.of(read(format, body.getBytes(UTF_8), BYTES));
    }

    private static PprofProfile read(TextFormat format, byte[] body, Measure measure) throws PprofException {
        return format.read(body, measure, TextFormat.LIMITS, TextFormatTest::ignored)
                .orElseThrow();
    }

    private static void assertMalformed(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        PprofException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining(why);
    }

    private static void assertTooLarge(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        PprofException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining(why);
    }

    private static void ignored(String warning) {}
}
