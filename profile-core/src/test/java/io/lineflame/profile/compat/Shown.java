package io.lineflame.profile.compat;

import io.lineflame.profile.fixture.FoldedText;
import io.lineflame.profile.view.NameTree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Stacks that were pushed to a Grafana Pyroscope too, of August 2026, and rows as text. */
final class Shown {

    static final String BEFORE = """
            main;parse;read 50
            main;parse;lex 30
            main;write;flush 40
            main;write;Zip 7
            main;total;sum 13
            main;élan 3
            main;a1 1
            main;a2 2
            main;a3 1
            main 20
            init;load 60
            init;load;x 4
            init;load;y 5
            """;

    static final String AFTER = """
            main;parse;read 70
            main;parse;lex 10
            main;write;flush 45
            main;a1 9
            main;b1 2
            main;b2 1
            init;load 61
            stop;save 8
            """;

    private Shown() {}

    static NameTree tree(String folded) {
        return NameTree.of(List.of(FoldedText.weigh(folded)));
    }

    static String text(FlameLevels levels) {
        return rows(levels.names(), levels.levels()) + "total " + levels.total() + " maxSelf " + levels.maxSelf()
                + "\n";
    }

    static String text(DiffLevels levels) {
        return rows(levels.names(), levels.levels())
                + "total " + levels.total() + " maxSelf " + levels.maxSelf() + "\n"
                + "left " + levels.leftTicks() + " right " + levels.rightTicks() + "\n";
    }

    private static String rows(List<String> names, List<long[]> levels) {
        return "names " + String.join(" ", names) + "\n"
                + levels.stream().map(Shown::row).collect(Collectors.joining());
    }

    private static String row(long[] values) {
        return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(" ")) + "\n";
    }
}
