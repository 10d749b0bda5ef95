package io.lineflame.profile.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.view.FlameGraph;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FoldedStacksTest {

    @Test
    void stacks_areLines_byName() throws IOException {
        assertThat(folded("""
                        3               20                  100         -4
                        main@a:1        main@a:2            main@a:1    free@m:1
                        work@a:5        hot@a:6
                        hot@a:7         odd;name@a:7[inlined]
                        """)).isEqualTo("""
                        free -4
                        main 100
                        main;hot;odd:name 20
                        main;work;hot 3
                        """);
    }

    @Test
    void stacks_onSeveralLinesOfAFunction_areOne() throws IOException {
        assertThat(folded("""
                        3               20
                        main@a:1        main@a:2
                        """)).isEqualTo("main 23\n");
    }

    private static String folded(String profile) throws IOException {
        StringWriter out = new StringWriter();
        FoldedStacks.write(FlameGraph.of(List.of(TextProfile.parse(profile).weigh()), Integer.MAX_VALUE), out);
        return out.toString();
    }
}
