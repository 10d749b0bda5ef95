package io.lineflame.profile.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineStacksTest {

    private static final TextProfile PROFILE = TextProfile.parse("""
            1/10                        2/20                        3/30
            main@app.go:10[start:8]     main@app.go:10[start:8]     main@app.go:11[start:8]
            parse@json.go:30            parse@json.go:31            parse@json.go:30
            next@scan.go:7[inlined]
            """).withTypes("samples/count", "cpu/nanoseconds");

    @Test
    void stacks_ofSeveralTrees_areOneTable() {
        List<Weights> twice = List.of(PROFILE.weigh(1), PROFILE.weigh(1));
        LineStacks tables = LineStacks.of(twice);

        assertThat(stacks(tables))
                .containsExactlyInAnyOrder(
                        "main:10 0 0",
                        "main:10 parse:30 0 0",
                        "main:10 parse:30 next:7+1 20 2",
                        "main:10 parse:31 40 4",
                        "main:11 0 0",
                        "main:11 parse:30 60 6");
        assertThat(tables.functionCount()).isEqualTo(3);
        assertThat(tables.frameCount()).isEqualTo(5);
    }

    @Test
    void functions_sayWhereTheyBegin() {
        LineStacks tables = LineStacks.of(List.of(PROFILE.weigh(1)));
        int main = tables.frameFunction(tables.stackFrame(0));

        assertThat(tables.functionName(main)).isEqualTo("main");
        assertThat(tables.functionFile(main)).isEqualTo("app.go");
        assertThat(tables.functionStart(main)).isEqualTo(8);
    }

    @Test
    void nothing_isEmptyTables() {
        LineStacks tables = LineStacks.of(List.of());
        assertThat(tables.stackCount()).isZero();
        assertThat(tables.value(-1)).isZero();
    }

    private static List<String> stacks(LineStacks tables) {
        List<String> texts = new ArrayList<>();
        for (int stack = 0; stack < tables.stackCount(); stack++) {
            StringBuilder text = new StringBuilder();
            for (int at = stack; at >= 0; at = tables.stackCaller(at)) {
                int frame = tables.stackFrame(at);
                String inlined = tables.inlineDepth(frame) == 0 ? "" : "+" + tables.inlineDepth(frame);
                text.insert(
                        0,
                        tables.functionName(tables.frameFunction(frame)) + ":" + tables.frameLine(frame) + inlined
                                + " ");
            }
            texts.add(text.append(tables.value(stack) + " " + tables.samples(stack))
                    .toString());
        }
        return texts;
    }
}
