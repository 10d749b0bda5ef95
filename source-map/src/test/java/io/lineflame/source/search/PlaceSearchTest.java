package io.lineflame.source.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Attempt;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Trees;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceSearchTest {

    private static final Tree TREE = Trees.of("""
            Lib/json/decoder.py
            Lib/test/json/decoder.py
            Lib/os.py
            Modules/os.py
            crates/a/src/lib.rs
            crates/b/src/lib.rs
            link.py@
            only.py
            src/lib.rs
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # paths in their order, the first that is a file
        gone.py,Lib/os.py,only.py | ''                  | ''       | Lib/os.py
        # a path that is there is not outdone by an end
        only.py                   | Lib,os.py           | ''       | only.py
        link.py                   | ''                  | ''       | NO_MATCH
        # ends: one segment more than the rivals
        gone.py                   | lib,Lib,os.py       | ''       | Lib/os.py
        ''                        | x,json,decoder.py   | ''       | AMBIGUOUS
        ''                        | test,json,decoder.py | ''      | Lib/test/json/decoder.py
        ''                        | x,json,decoder.py   | Lib      | Lib/json/decoder.py
        # a tie is won by the one all of whose path below the folder agrees
        ''                        | x,src,lib.rs        | ''       | src/lib.rs
        ''                        | x,src,lib.rs        | crates   | AMBIGUOUS
        ''                        | x,src,lib.rs        | crates/b | crates/b/src/lib.rs
        # whole segments: crates/b is no folder crates/
        ''                        | src,lib.rs          | crat     | NO_MATCH
        # a bare name alone agrees: not enough, unless nothing more is there to agree
        ''                        | posix,os.py         | Lib      | Lib/os.py
        ''                        | test,os.py          | ''       | NO_MATCH
        ''                        | decoder.py          | ''       | AMBIGUOUS
        ''                        | only.py             | ''       | only.py
        """)
    void place_inATree_findsTheFileOrSaysWhy(String paths, String ends, String folder, String expected) {
        SourceAnswer answer = PlaceSearch.find(place(list(paths), list(ends), folder), TREE);

        assertThat(answer.path().orElseGet(() -> answer.reason().orElseThrow().name()))
                .isEqualTo(expected);
        assertThat(answer.attempts()).isNotEmpty();
        assertThat(answer.attempts())
                .filteredOn(attempt -> attempt.verdict() == Verdict.FOUND)
                .extracting(Attempt::path)
                .isEqualTo(answer.path().stream().toList());
    }

    @Test
    void answer_namesWhatAndVersion() {
        Place place = place(List.of("gone.py"), List.of(), "");

        assertThat(PlaceSearch.find(place, TREE).why())
                .isEqualTo("No file of Python's standard library 3.12.4 fits the name as compiled.");
    }

    private static Place place(List<String> paths, List<String> ends, String folder) {
        return new Place(
                "Python's standard library",
                "https://example.com/python/cpython",
                Optional.of(new KnownVersion("3.12.4", "the file's name")),
                List.of("v3.12.4"),
                paths,
                ends,
                folder,
                "standard library");
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
