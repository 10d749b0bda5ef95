package io.lineflame.source.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts come from repositories and may be anything: none takes long, none ends the virtual machine. */
class HostileTextTest {

    private static final int LENGTH = 100_000;
    private static final List<String> EXTENSIONS =
            List.of("go", "s", "java", "kt", "scala", "groovy", "py", "js", "ts", "rs", "rb", "php", "c", "cpp", "cs");

    static Stream<String> units() {
        return Stream.of(
                "(",
                "{",
                "([{<",
                "}])",
                "\"${",
                "$\"{",
                "\"#{",
                "`${",
                "f\"{",
                "<<~A, ",
                "<<<A\n",
                "/*",
                "/[",
                "'\\",
                "R\"",
                "r#",
                "a<",
                "a:",
                "a=>",
                "x=(a)",
                "f(){",
                "a():",
                "for ",
                "go ",
                "func(a) x ",
                "func f(",
                "def f=",
                "fun f=",
                "fun A.",
                "def f\n",
                "fn f ",
                "function ",
                "class A ",
                "@A(",
                "\n@a\n",
                "end\n",
                "\n",
                "\0",
                "\ud800",
                "a",
                " ");
    }

    @ParameterizedTest
    @MethodSource("units")
    void text_ofOneThingAgainAndAgain_isComparedInTime(String unit) {
        String text = unit.repeat(LENGTH / unit.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> EXTENSIONS.forEach(extension -> compare(text, extension)));
    }

    @Test
    void text_ofRandomBytes_isComparedInTime() {
        byte[] bytes = new byte[LENGTH];
        new Random(1).nextBytes(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> EXTENSIONS.forEach(extension -> compare(text, extension)));
    }

    @Test
    void text_tooLong_isLeftAlone() {
        String text = "func a() {}\n".repeat(SourceMatch.LONGEST_TEXT / 12 + 1);

        MatchReport report = SourceMatch.of("cart.go", text, List.of(evidence("cart.go")));

        assertThat(report.verdict()).isEqualTo(MatchVerdict.UNKNOWN);
        assertThat(report.reason()).contains("too large");
    }

    @Test
    void functionName_ofManyCharacters_isComparedInTime() {
        String name = "<".repeat(30_000) + "cart.".repeat(6_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> EXTENSIONS.forEach(extension -> SourceMatch.of(
                        "cart." + extension,
                        "a\nb\nc\n",
                        List.of(new FunctionEvidence(name, "cart." + extension, 1, List.of(2))))));
    }

    private static void compare(String text, String extension) {
        String path = "cart." + extension;
        MatchReport report =
                SourceMatch.of(path, extension.equals("php") ? "<?php " + text : text, List.of(evidence(path)));

        assertThat(report.asked()).isLessThanOrEqualTo(1);
    }

    private static FunctionEvidence evidence(String path) {
        return new FunctionEvidence("shop.f", path, 1, List.of(1));
    }
}
