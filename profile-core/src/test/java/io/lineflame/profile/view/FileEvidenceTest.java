package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.FileEvidence.Function;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileEvidenceTest {

    @Test
    void functions_ofTheFile_haveTheirStartsAndLines() {
        FileEvidence evidence = of("cart.go", """
                main@app.go:10           main@app.go:11
                total@cart.go:25[start:20]    total@cart.go:22[start:20]
                sum@cart.go:41[start:40]      scan@other.go:25
                """);

        assertThat(evidence.functions())
                .containsExactly(new Function("sum", 40, List.of(41)), new Function("total", 20, List.of(22, 25)));
    }

    @Test
    void functions_inlinedIntoOthersFiles_areSeen() {
        FileEvidence evidence = of("cart.go", """
                main@app.go:10
                price@cart.go:7[start:5][inlined]
                """);

        assertThat(evidence.functions()).containsExactly(new Function("price", 5, List.of(7)));
    }

    @Test
    void lines_unknown_areLeftOutAndTheFunctionStays() {
        assertThat(of("cart.go", "total@cart.go").functions()).containsExactly(new Function("total", 1, List.of()));
    }

    @Test
    void functions_ofSeveralTrees_areAddedUpAndOtherStartsStayApart() {
        List<Weights> weights = List.of(
                TextProfile.parse("total@cart.go:22[start:20]").weigh(),
                TextProfile.parse("total@cart.go:24[start:20]").weigh(),
                TextProfile.parse("total@cart.go:34[start:30]").weigh());

        assertThat(FileEvidence.of(weights, "cart.go").functions())
                .containsExactly(new Function("total", 20, List.of(22, 24)), new Function("total", 30, List.of(34)));
    }

    @Test
    void functions_ofOtherProfilesInTheTree_areLeftOut() {
        Weights weights = TextProfile.parse("main@cart.go:10").weigh();
        weights.tree().add(TextProfile.parse("elsewhere@cart.go:12").read());

        assertThat(FileEvidence.of(List.of(weights), "cart.go").functions())
                .extracting(Function::name)
                .containsExactly("main");
    }

    @Test
    void file_ofNoFunction_hasNone() {
        assertThat(of("cart", "total@cart.go:22").functions()).isEmpty();
    }

    private static FileEvidence of(String file, String profile) {
        return FileEvidence.of(List.of(TextProfile.parse(profile).weigh()), file);
    }
}
