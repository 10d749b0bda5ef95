package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SandwichTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void callers_standUpsideDown_calleesAsDrawn() {
        Sandwich sandwich = sandwich("""
                2                  3                  5
                main@app.go:10     main@app.go:12     sum@cart.go:20
                web@web.go:1       sum@cart.go:21     log@log.go:1
                sum@cart.go:20
                price@p.go:1
                """, "sum", "cart.go");

        assertThat(FlameGraphText.lines(sandwich.callers()))
                .containsExactly(
                        "sum cart.go 5/10/10", " main app.go 3/3/3", " web web.go 0/2/2", "  main app.go 2/2/2");
        assertThat(FlameGraphText.lines(sandwich.callees()))
                .containsExactly("sum cart.go 3/10/10", " log log.go 5/5/5", " price p.go 2/2/2");
    }

    @Test
    void recursion_isCountedAtTheOutermostFrame() {
        Sandwich sandwich = sandwich("""
                7              1
                main@f.go:1    main@f.go:1
                fib@f.go:5     fib@f.go:9
                fib@f.go:5
                fib@f.go:9
                """, "fib", "f.go");

        assertThat(FlameGraphText.lines(sandwich.callers())).containsExactly("fib f.go 0/8/8", " main f.go 8/8/8");
        assertThat(FlameGraphText.lines(sandwich.callees()))
                .containsExactly("fib f.go 1/8/8", " fib f.go 0/7/7", "  fib f.go 7/7/7");
    }

    @Test
    void recursion_throughAnother_isCountedOnce() {
        Sandwich sandwich = sandwich("""
                3
                a@f.go:1
                b@f.go:2
                a@f.go:1
                b@f.go:2
                """, "b", "f.go");

        assertThat(FlameGraphText.lines(sandwich.callers())).containsExactly("b f.go 0/3/3", " a f.go 3/3/3");
        assertThat(FlameGraphText.lines(sandwich.callees()))
                .containsExactly("b f.go 0/3/3", " a f.go 0/3/3", "  b f.go 3/3/3");
    }

    @Test
    void inlinedFrames_areUnfoldedAndMarked_onBothSides() {
        Sandwich sandwich = sandwich("""
                2
                main@app.go:10
                sum@cart.go:20
                each@cart.go:30[inlined]
                price@p.go:1[inlined]
                round@r.go:1[inlined]
                """, "price", "p.go");

        assertThat(FlameGraphText.lines(sandwich.callers()))
                .containsExactly(
                        "price p.go 0/2/2",
                        " each cart.go inlined 0/2/2",
                        "  sum cart.go 0/2/2",
                        "   main app.go 2/2/2");
        assertThat(FlameGraphText.lines(sandwich.callees()))
                .containsExactly("price p.go 0/2/2", " round r.go inlined 2/2/2");
    }

    @Test
    void functionsOfOneName_inTwoFiles_stayApart() {
        Sandwich sandwich = sandwich("""
                2             3
                init@a.go:1   init@b.go
                init@b.go     init@a.go
                """, "init", "a.go");

        assertThat(FlameGraphText.lines(sandwich.callers())).containsExactly("init a.go 2/5/5", " init b.go 3/3/3");
        assertThat(FlameGraphText.lines(sandwich.callees())).containsExactly("init a.go 3/5/5", " init b.go 2/2/2");
    }

    @Test
    void limit_cutsEachSide_andSaysSo() {
        List<Weights> weights = List.of(TextProfile.parse("""
                2            5            1
                a@a.go:1     b@a.go:1     c@a.go:1
                f@f.go:1     f@f.go:1     f@f.go:1
                             g@a.go:3
                """).weigh());

        Sandwich sandwich = Sandwich.of(weights, "f", "f.go", 2);
        assertThat(FlameGraphText.lines(sandwich.callers())).containsExactly("f f.go 0/8/8", " b a.go 5/5/5");
        assertThat(sandwich.callers().truncation()).contains(new FlameGraph.Truncation(2, 4, 3));
        assertThat(FlameGraphText.lines(sandwich.callees())).containsExactly("f f.go 3/8/8", " g a.go 5/5/5");
        assertThat(sandwich.callees().truncation()).isEmpty();
    }

    @Test
    void deltas_thatCancel_weighWhatTheyAre() {
        TextProfile delta = TextProfile.parse("""
                7            -7           1
                a@a.go:1     a@a.go:1     b@a.go:1
                f@f.go:1     f@f.go:1     f@f.go:1
                x@a.go:2     y@a.go:3
                """).withTypes("inuse_space/bytes");

        Sandwich sandwich = Sandwich.of(List.of(delta.weigh()), "f", "f.go", 2);
        assertThat(FlameGraphText.lines(sandwich.callers())).containsExactly("f f.go 0/1/3", " a a.go 0/0/2");
    }

    @Test
    void functionThatNothingTouches_standsAlone() {
        assertThat(FlameGraphText.lines(Sandwich.of(List.of(), "f", "f.go", ALL).callers()))
                .containsExactly("f f.go 0/0/0");
        assertThat(FlameGraphText.lines(sandwich("main@a.go:1", "f", "f.go").callees()))
                .containsExactly("f f.go 0/0/0");
    }

    private static Sandwich sandwich(String profile, String name, String file) {
        return Sandwich.of(List.of(TextProfile.parse(profile).weigh()), name, file, ALL);
    }
}
