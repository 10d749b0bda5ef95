package io.lineflame.source.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Language;
import io.lineflame.source.mappings.MappingTarget.Elsewhere;
import io.lineflame.source.mappings.MappingTarget.Local;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MappingsTest {

    @Test
    void file_withAllThatPyroscopeKnows_isRead() {
        Mappings mappings = Mappings.read(".pyroscope.yaml", """
                version: v1
                source_code:
                  mappings:
                    - path:
                        - prefix: /app/src/
                        - prefix: C:\\build
                      function_name:
                        - prefix: org/example
                      language: python
                      source:
                        local:
                          path: src
                    - language: go
                      path:
                        - prefix: $GOROOT/src
                      source:
                        github: {owner: golang, repo: go, ref: go1.24.10, path: src}
                """);

        assertThat(mappings.mistakes()).isEmpty();
        assertThat(mappings.mappings())
                .containsExactly(
                        new Mapping(
                                ".pyroscope.yaml",
                                4,
                                Language.PYTHON,
                                List.of("/app/src", "C:/build"),
                                List.of("org/example"),
                                new Local("src")),
                        new Mapping(
                                ".pyroscope.yaml",
                                13,
                                Language.GO,
                                List.of("$GOROOT/src"),
                                List.of(),
                                new Elsewhere("https://github.com/golang/go", "go1.24.10", "src")));
    }

    @Test
    void lineflameFile_withRepositoryOfAnyHost_isRead() {
        Mappings mappings = Mappings.read("services/api/.lineflame.yaml", """
                source_code:
                  mappings:
                    - path: [{prefix: ""}]
                      language: rust
                      source:
                        repository: https://git.example.com/team/name
                        ref: 1.10
                        path: ./crates/
                """);

        assertThat(mappings.mistakes()).isEmpty();
        assertThat(mappings.mappings())
                .extracting(Mapping::target)
                .containsExactly(new Elsewhere("https://git.example.com/team/name", "1.10", "crates"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_withMistakes_namesLineAndReason(String text, int line, String reason) {
        Mappings mappings = Mappings.read(".lineflame.yaml", text);

        assertThat(mappings.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).isEqualTo(".lineflame.yaml");
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.reason()).contains(reason);
        });
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("- a\n- b", 1, "keys version, source_code"),
                Arguments.of("version: v2\nsource_code: {mappings: []}", 1, "Only version v1"),
                Arguments.of("version: [v1]", 1, "text"),
                Arguments.of("version: v1\nsource: {}", 2, "no key source"),
                Arguments.of("a: b: c", 1, "not YAML"),
                Arguments.of("source_code:\n  mappings:\n    - {", 3, "not YAML"),
                Arguments.of("source_code:\n  mappings: 7", 2, "list"),
                Arguments.of("source_code:\n  mappings: [x]", 2, "A mapping has the keys"),
                Arguments.of(
                        one("language: go", "source: {local: {path: a}}"), 3, "prefix under path or function_name"),
                Arguments.of(one("path: []", "language: go", "source: {local: {path: a}}"), 3, "lists no prefix"),
                Arguments.of(one("path: x", "language: go", "source: {local: {path: a}}"), 3, "list"),
                Arguments.of(one("path: [{}]", "language: go", "source: {local: {path: a}}"), 3, "no prefix"),
                Arguments.of(one("path: [{prefix: [a]}]", "language: go", "source: {local: {}}"), 3, "text"),
                Arguments.of(one("path: [{prefix: a}]", "source: {local: {}}"), 3, "needs a language"),
                Arguments.of(one("path: [{prefix: a}]", "language: cobol", "source: {local: {}}"), 4, "cobol; known"),
                Arguments.of(one("path: [{prefix: a}]", "language: go"), 3, "needs a source"),
                Arguments.of(one("path: [{prefix: a}]", "language: go", "source: {}"), 5, "none of them"),
                Arguments.of(
                        one("path: [{prefix: a}]", "language: go", "source: {local: {}, github: {}}"),
                        5,
                        "local and github"),
                Arguments.of(
                        one("path: [{prefix: a}]", "language: go", "source:", "  github: {owner: a, repo: b}"),
                        6,
                        "ref is missing"),
                Arguments.of(
                        one(
                                "path: [{prefix: a}]",
                                "language: go",
                                "source:",
                                "  github: {owner: a/b, repo: b, ref: c}"),
                        6,
                        "value of owner"),
                Arguments.of(
                        one("path: [{prefix: a}]", "language: go", "source: {repository: example.com, ref: v1}"),
                        5,
                        "web address"),
                Arguments.of(
                        one("path: [{prefix: a}]", "language: go", "langage: go", "source: {local: {}}"),
                        5,
                        "no key langage"),
                Arguments.of(
                        one("path: [{prefix: a}]", "language: go", "language: java", "source: {local: {}}"),
                        5,
                        "twice"),
                Arguments.of("source_code: {mappings: []}\n---\nx: y", 2, "first document"));
    }

    @Test
    void file_withOneWrongMapping_keepsTheOthers() {
        Mappings mappings = Mappings.read(".pyroscope.yaml", """
                source_code:
                  mappings:
                    - path: [{prefix: a}]
                      language: go
                      source: {local: {path: a}}
                    - path: [{prefix: b}]
                      language: gó
                      source: {local: {path: b}}
                    - path: [{prefix: c}]
                      language: go
                      comment: kept all the same
                      source: {local: {path: c}}
                """);

        assertThat(mappings.mappings()).extracting(Mapping::line).containsExactly(3, 9);
        assertThat(mappings.mistakes()).extracting(MappingMistake::line).containsExactly(7, 11);
    }

    @Test
    void pyroscopeFile_withRepositoryOfAnyHost_isToldWhatItKnows() {
        Mappings mappings = Mappings.read(
                ".pyroscope.yaml",
                one(
                        "path: [{prefix: a}]",
                        "language: go",
                        "source: {repository: https://git.example.com/a/b, ref: c}"));

        assertThat(mappings.mappings()).isEmpty();
        assertThat(mappings.mistakes())
                .extracting(MappingMistake::reason)
                .contains("source has no key repository; it has local, github.");
    }

    @Test
    void emptyFile_saysNothing() {
        assertThat(Mappings.read(".pyroscope.yaml", "# nothing yet\n").mistakes())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileText_endsInAMistakeSoon(String text) {
        Mappings mappings = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> Mappings.read(".pyroscope.yaml", text));

        assertThat(mappings.mappings()).isEmpty();
        assertThat(mappings.mistakes()).isNotEmpty().hasSizeLessThan(200);
    }

    static Stream<String> hostile() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 200; i++) {
            int last = i - 1;
            bomb.append("a" + i + ": &a" + i + (" [*a" + last + ", *a" + last + ", *a" + last + "]\n"));
        }
        return Stream.of(
                "x".repeat(300_000),
                "[".repeat(200_000),
                "{a: ".repeat(50_000),
                "- ".repeat(100_000),
                "? ".repeat(100_000),
                "&a ".repeat(50_000),
                "- &a [*a]\n".repeat(20_000),
                "source_code: &a {mappings: *a}",
                "\"" + "\\x".repeat(100_000),
                "\u0000\u0001",
                "version: \"\\UFFFFFFFF\"",
                "k: !!java/object x\n".repeat(10_000),
                "unknown: x\n".repeat(20_000),
                bomb.toString());
    }

    private static String one(String... lines) {
        return "source_code:\n  mappings:\n    - " + String.join("\n      ", lines) + "\n";
    }
}
