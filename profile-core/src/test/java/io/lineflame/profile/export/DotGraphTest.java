package io.lineflame.profile.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.view.CallGraph;
import io.lineflame.profile.view.FlameGraph;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DotGraphTest {

    @Test
    void graph_isDrawn_withNamesQuoted() throws IOException {
        FlameGraph graph = FlameGraph.of(List.of(TextProfile.parse("""
                        3                  1
                        say"\\hi@a.go:1     say"\\hi@a.go:2
                        skipped@a.go:3
                        hot@a.go:5
                        """).weigh()), Integer.MAX_VALUE);
        StringWriter out = new StringWriter();
        DotGraph.write(CallGraph.of(graph, 2), "shop", value -> value + "x", out);

        assertThat(out.toString())
                .startsWith("digraph \"shop\" {\n")
                .contains("label=\"shop\\nTotal 4x; showing 2 of 3 functions\"\n")
                .contains("N0 [label=\"say\\\"\\\\hi\\n1x (25.00%)\\nof 4x (100.00%)\",tooltip=\"a.go\",fontsize=20]\n")
                .contains("N1 [label=\"hot\\n3x (75.00%)\\nof 3x (75.00%)\",tooltip=\"a.go\",fontsize=29]\n")
                .contains("N0 -> N1 [label=\"3x\",penwidth=5,style=dashed]\n")
                .endsWith("}\n");
    }
}
