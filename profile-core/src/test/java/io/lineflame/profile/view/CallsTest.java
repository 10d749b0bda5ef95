package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.Calls.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallsTest {
    private static final TextProfile SHOP = TextProfile.parse("""
            2                  3                  5                  7
            main@app.go:10     main@app.go:12     main@app.go:12     sum@cart.go:20
            sum@cart.go:20     sum@cart.go:21     sum@cart.go:20     log@log.go:1
            price@p.go:1       price@p.go:1       log@log.go:1
            """);

    @Test
    void callers_byTheLineTheyCallFrom_callees_byFunction() {
        Calls calls = calls(SHOP, "sum", "cart.go", 0);

        assertThat(calls.cost()).isEqualTo(new Cost(0, 17, 17));
        assertThat(calls.withoutCaller()).isEqualTo(new Cost(0, 7, 7));
        assertThat(calls.callers())
                .containsExactly(
                        new Row("main", "app.go", 12, false, 8, 8), new Row("main", "app.go", 10, false, 2, 2));
        assertThat(calls.callees())
                .containsExactly(new Row("log", "log.go", 0, false, 12, 12), new Row("price", "p.go", 0, false, 5, 5));
    }

    @Test
    void line_ofAFunction_hasItsOwnCalls() {
        Calls calls = calls(SHOP, "sum", "cart.go", 21);

        assertThat(calls.cost()).isEqualTo(new Cost(0, 3, 3));
        assertThat(calls.withoutCaller()).isEqualTo(Cost.ZERO);
        assertThat(calls.callers()).containsExactly(new Row("main", "app.go", 12, false, 3, 3));
        assertThat(calls.callees()).containsExactly(new Row("price", "p.go", 0, false, 3, 3));
    }

    @Test
    void recursion_makesAFunctionItsOwnCallerAndCallee_eachSampleOnce() {
        Calls calls = calls("""
                7              1
                main@f.go:1    main@f.go:1
                fib@f.go:5     fib@f.go:5
                fib@f.go:5
                fib@f.go:5
                fib@f.go:9
                """, "fib", "f.go", 0);

        assertThat(calls.cost()).isEqualTo(new Cost(8, 8, 8));
        assertThat(calls.callers())
                .containsExactly(new Row("main", "f.go", 1, false, 8, 8), new Row("fib", "f.go", 5, false, 7, 7));
        assertThat(calls.callees()).containsExactly(new Row("fib", "f.go", 0, false, 7, 7));
    }

    @Test
    void recursion_throughAnother_countsEachOnce() {
        Calls calls = calls("""
                3
                a@f.go:1
                b@f.go:2
                a@f.go:1
                b@f.go:2
                a@f.go:7
                """, "a", "f.go", 0);

        assertThat(calls.withoutCaller()).isEqualTo(new Cost(0, 3, 3));
        assertThat(calls.callers()).containsExactly(new Row("b", "f.go", 2, false, 3, 3));
        assertThat(calls.callees()).containsExactly(new Row("b", "f.go", 0, false, 3, 3));
    }

    @Test
    void inlinedCalls_areMarked_unlessSomeAreNot() {
        String profile = """
                2                      3                       5
                main@app.go:10         main@app.go:10          main@app.go:10
                sum@cart.go:20         sum@cart.go:20          sum@cart.go:20[inlined]
                price@p.go:1[inlined]  price@p.go:1[inlined]   tax@t.go:3
                round@r.go:1[inlined]  tax@t.go:3[inlined]
                """;

        Calls price = calls(profile, "price", "p.go", 0);
        assertThat(price.cost()).isEqualTo(new Cost(0, 5, 5));
        assertThat(price.callers()).containsExactly(new Row("sum", "cart.go", 20, true, 5, 5));
        assertThat(price.callees())
                .containsExactly(new Row("tax", "t.go", 0, true, 3, 3), new Row("round", "r.go", 0, true, 2, 2));
        Calls sum = calls(profile, "sum", "cart.go", 0);
        assertThat(sum.callers()).containsExactly(new Row("main", "app.go", 10, false, 10, 10));
        assertThat(sum.callees())
                .containsExactly(new Row("price", "p.go", 0, true, 5, 5), new Row("tax", "t.go", 0, false, 5, 5));
    }

    @Test
    void functionsOfOneName_inTwoFiles_stayApart() {
        String profile = """
                2             3
                init@a.go:1   init@b.go:1
                init@b.go:2   init@a.go:2
                """;

        Calls calls = calls(profile, "init", "a.go", 0);
        assertThat(calls.cost()).isEqualTo(new Cost(3, 5, 5));
        assertThat(calls.callers()).containsExactly(new Row("init", "b.go", 1, false, 3, 3));
        assertThat(calls.callees()).containsExactly(new Row("init", "b.go", 0, false, 2, 2));
    }

    @Test
    void unknownLines_areLineZero() {
        Calls calls = calls("""
                2
                main@app.go
                sum@cart.go
                """, "sum", "cart.go", 0);

        assertThat(calls.callers()).containsExactly(new Row("main", "app.go", 0, false, 2, 2));
    }

    @Test
    void deltas_thatCancel_areStillRows() {
        TextProfile delta = TextProfile.parse("""
                7            -7           -2
                main@a.go:1  main@a.go:1  main@a.go:1
                f@a.go:2     f@a.go:2     f@a.go:2
                g@a.go:3     g@a.go:3     h@a.go:4
                             i@a.go:5
                """).withTypes("inuse_space/bytes");

        Calls calls = calls(delta, "f", "a.go", 0);
        assertThat(calls.cost()).isEqualTo(new Cost(0, -2, 3));
        assertThat(calls.callees())
                .containsExactly(new Row("g", "a.go", 0, false, 0, 2), new Row("h", "a.go", 0, false, -2, 1));
    }

    @Test
    void trees_several_areAddedUp_onACallPath() {
        List<Weights> trees = List.of(
                SHOP.weigh(),
                TextProfile.parse("11\nmain@app.go:12\nsum@cart.go:9").weigh());
        CallPath path = new CallPath(List.of(FunctionSelector.named("main")));

        Calls calls = Calls.of(path.narrow(trees), "sum", "cart.go", 0);
        assertThat(calls.cost()).isEqualTo(new Cost(11, 21, 21));
        assertThat(calls.withoutCaller()).isEqualTo(Cost.ZERO);
        assertThat(calls.callers())
                .containsExactly(
                        new Row("main", "app.go", 12, false, 19, 19), new Row("main", "app.go", 10, false, 2, 2));
    }

    @Test
    void functionThatNothingTouches_hasNoCalls() {
        assertThat(calls(SHOP, "sum", "other.go", 0)).isEqualTo(new Calls(Cost.ZERO, Cost.ZERO, List.of(), List.of()));
        assertThat(Calls.of(List.of(), "sum", "cart.go", 0).cost()).isEqualTo(Cost.ZERO);
    }

    private static Calls calls(String profile, String name, String file, int line) {
        return calls(TextProfile.parse(profile), name, file, line);
    }

    private static Calls calls(TextProfile profile, String name, String file, int line) {
        return Calls.of(List.of(profile.weigh()), name, file, line);
    }
}
