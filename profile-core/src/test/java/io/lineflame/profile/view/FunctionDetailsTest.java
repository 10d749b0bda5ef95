package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.LineBreakdown.InlinedLine;
import io.lineflame.profile.view.LineBreakdown.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionDetailsTest {
    @Test
    void lines_plainCalls_haveSelfAndTotal() {
        FunctionDetails parse = details("parse", """
                2                   3                   5
                main@app.go:10      main@app.go:10      main@app.go:11
                parse@json.go:30    parse@json.go:31    parse@json.go:30
                read@json.go:70
                """);

        assertThat(parse.cost()).isEqualTo(new Cost(8, 10, 10));
        assertThat(parse.breakdown().lines())
                .containsExactly(new Line(30, new Cost(5, 7, 7)), new Line(31, new Cost(3, 3, 3)));
        assertThat(parse.breakdown().unknownLine()).isEmpty();
    }

    @Test
    void line_recursive_countsASampleOnce() {
        FunctionDetails fib = details("fib", """
                7
                main@fib.go:20
                fib@fib.go:5
                fib@fib.go:5
                fib@fib.go:6
                fib@fib.go:5
                """);

        assertThat(fib.breakdown().lines())
                .containsExactly(new Line(5, new Cost(7, 7, 7)), new Line(6, new Cost(0, 7, 7)));
    }

    @Test
    void line_recursiveAtTwoAddresses_countsASampleOnce() {
        FunctionDetails fib = details("fib", """
                7
                fib@fib.go:5[at:0x10]
                fib@fib.go:5[at:0x20]
                fib@fib.go:5[at:0x10]
                """);

        assertThat(fib.breakdown().lines()).containsExactly(new Line(5, new Cost(7, 7, 7)));
    }

    /** google/pprof issue 707: the header there is the sum of the lines, 28 here. */
    @Test
    void header_recursiveFunction_countsASampleOnce() {
        FunctionDetails walk = details("walk", """
                8                 4
                walk@tree.go:3    walk@tree.go:3
                walk@tree.go:4
                walk@tree.go:9
                """);

        assertThat(walk.cost()).isEqualTo(new Cost(12, 12, 12));
        assertThat(walk.breakdown().lines().stream()
                        .mapToLong(line -> line.cost().total())
                        .sum())
                .isEqualTo(28);
    }

    @Test
    void recursion_throughAnotherFunction_countsEachOnce() {
        String profile = """
                1          1
                a@f.go:1   a@f.go:1
                b@f.go:2   b@f.go:2
                a@f.go:1   c@f.go:3
                b@f.go:2
                """;

        assertThat(details("a", profile).cost()).isEqualTo(new Cost(0, 2, 2));
        assertThat(details("b", profile).cost()).isEqualTo(new Cost(1, 2, 2));
    }

    @Test
    void self_ofAnInlinedLeaf_belongsToItAndNotToItsCaller() {
        String profile = """
                5                   2
                main@app.go:10      main@app.go:10
                total@cart.go:47    total@cart.go:47
                price@cart.go:12[inlined]
                """;

        FunctionDetails total = details("total", profile);
        assertThat(total.cost()).isEqualTo(new Cost(2, 7, 7));
        assertThat(total.breakdown().lines()).containsExactly(new Line(47, new Cost(2, 7, 7)));
        assertThat(total.breakdown().inlined())
                .containsExactly(new InlinedLine(47, "price", "cart.go", 12, new Cost(5, 5, 5)));
        assertThat(details("price", profile).cost()).isEqualTo(new Cost(5, 5, 5));
    }

    @Test
    void inlined_insideInlined_areBothLinesOfTheCaller() {
        FunctionDetails total = details("total", """
                5
                total@cart.go:47
                price@cart.go:12[inlined]
                round@math.go:3[inlined]
                """);

        assertThat(total.breakdown().inlined())
                .containsExactly(
                        new InlinedLine(47, "price", "cart.go", 12, new Cost(0, 5, 5)),
                        new InlinedLine(47, "round", "math.go", 3, new Cost(5, 5, 5)));
    }

    @Test
    void function_inlinedIntoItself_countsASampleOnce() {
        FunctionDetails fib = details("fib", """
                3
                fib@fib.go:5
                fib@fib.go:5[inlined]
                fib@fib.go:4[inlined]
                """);

        assertThat(fib.cost()).isEqualTo(new Cost(3, 3, 3));
        assertThat(fib.breakdown().lines())
                .containsExactly(new Line(4, new Cost(3, 3, 3)), new Line(5, new Cost(0, 3, 3)));
    }

    @Test
    void functions_ofOneNameInTwoFiles_stayApart() {
        List<Weights> weights = List.of(TextProfile.parse("""
                1             2             4
                init@a.go:1   init@b.go:9   init@a.go:1
                                            init@b.go:8
                """).weigh());

        FunctionDetails any = FunctionDetails.of(weights, FunctionSelector.named("init"));
        assertThat(any.file()).isEqualTo("b.go");
        assertThat(any.cost()).isEqualTo(new Cost(6, 6, 6));
        assertThat(any.otherFiles()).containsExactly(new FunctionDetails.OtherFile("a.go", 1, new Cost(1, 5, 5)));
        assertThat(any.allFiles()).isEqualTo(new Cost(7, 7, 7));

        FunctionDetails inA = FunctionDetails.of(weights, FunctionSelector.of("init", "a.go"));
        assertThat(inA.breakdown().lines()).containsExactly(new Line(1, new Cost(1, 5, 5)));
        assertThat(inA.otherFiles()).extracting(FunctionDetails.OtherFile::file).containsExactly("b.go");
    }

    @Test
    void unknownLine_hit_isARowOfItsOwn() {
        FunctionDetails apply = details("apply", """
                2               3
                apply@L.java    apply@L.java:7
                """);

        assertThat(apply.breakdown().unknownLine()).contains(new Cost(2, 2, 2));
        assertThat(apply.breakdown().lines()).containsExactly(new Line(7, new Cost(3, 3, 3)));
        assertThat(apply.cost()).isEqualTo(new Cost(5, 5, 5));
    }

    /** Whoever skips subtrees of total 0 loses both lines of {@code grow}. */
    @Test
    void deltas_thatCancel_areNotLost() {
        TextProfile profile = TextProfile.parse("""
                1000              -1000             5
                main@app.go:10    main@app.go:10    main@app.go:10
                grow@buf.go:20    grow@buf.go:20    idle@app.go:3
                make@buf.go:5     make@buf.go:6
                """).withTypes("inuse_space/bytes");

        assertThat(details("grow", profile).cost()).isEqualTo(new Cost(0, 0, 2));
        assertThat(details("make", profile).breakdown().lines())
                .containsExactly(new Line(5, new Cost(1000, 1000, 1)), new Line(6, new Cost(-1000, -1000, 1)));
        assertThat(details("main", profile).cost()).isEqualTo(new Cost(0, 5, 3));
    }

    @Test
    void deltas_cancellingInOneStackOfTwoProfiles_areStillHit() {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        weights.add(tree.add(TextProfile.parse("1000\nmake@buf.go:5").read()), 0);
        weights.add(tree.add(TextProfile.parse("-1000\nmake@buf.go:5").read()), 0);

        FunctionDetails make = FunctionDetails.of(List.of(weights), FunctionSelector.named("make"));

        assertThat(make.breakdown().lines())
                .extracting(Line::line, line -> line.cost().total())
                .containsExactly(tuple(5, 0L));
    }

    @Test
    void trees_several_areAddedUpByContent() {
        List<Weights> weights = List.of(
                TextProfile.parse("2\nmain@app.go:10\nparse@json.go:30").weigh(),
                TextProfile.parse("3\nnew@app.go:1\nother@app.go:2\nparse@json.go:30")
                        .weigh());

        FunctionDetails parse = FunctionDetails.of(weights, FunctionSelector.named("parse"));

        assertThat(parse.cost()).isEqualTo(new Cost(5, 5, 5));
        assertThat(parse.breakdown().lines()).containsExactly(new Line(30, new Cost(5, 5, 5)));
    }

    @Test
    void types_several_areEachTheirOwn() {
        TextProfile profile = TextProfile.parse("""
                        2/20000000        1/10000000
                        main@app.go:10    main@app.go:11
                        """).withTypes("samples/count", "cpu/nanoseconds");

        FunctionDetails cpu = FunctionDetails.of(List.of(profile.weigh(1)), FunctionSelector.named("main"));

        assertThat(cpu.breakdown().lines())
                .containsExactly(
                        new Line(10, new Cost(20_000_000, 20_000_000, 2)),
                        new Line(11, new Cost(10_000_000, 10_000_000, 1)));
    }

    @Test
    void startLine_twoCommitsOfAFunction_isTheFirst() {
        FunctionDetails total = details("total", """
                1                              1
                total@cart.go:47[start:45]     total@cart.go:44[start:41]
                """);

        assertThat(total.startLine()).isEqualTo(41);
        assertThat(total.cost().total()).isEqualTo(2);
    }

    @Test
    void function_nobodyCalls_hasNoCosts() {
        FunctionDetails missing = details("missing", "1\nmain@app.go:10");

        assertThat(missing.cost()).isEqualTo(Cost.ZERO);
        assertThat(missing.breakdown()).isEqualTo(LineBreakdown.EMPTY);
        assertThat(missing.otherFiles()).isEmpty();
    }

    private static FunctionDetails details(String function, String profile) {
        return details(function, TextProfile.parse(profile));
    }

    private static FunctionDetails details(String function, TextProfile profile) {
        return FunctionDetails.of(List.of(profile.weigh()), FunctionSelector.named(function));
    }
}
