package io.lineflame.source.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMatchTest {

    private static final String CART = """
            package cart

            func Total(items []Item) int {
            	return sum(items)
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "shop/cart.Total, 3, 4,  MATCHES,       1, 1",
        "shop/cart.Total, 2, 4,  MAY_NOT_MATCH, 0, 1",
        "shop/cart.Total, 3, 40, MAY_NOT_MATCH, 0, 1",
        "shop/cart.init,  0, 4,  UNKNOWN,       0, 0",
    })
    void text_comparedWithOneFunction_isJudged(
            String function, int startLine, int hitLine, MatchVerdict verdict, int agreeing, int asked) {
        FunctionEvidence evidence =
                new FunctionEvidence(function, "/build/shop/cart/cart.go", startLine, List.of(hitLine));

        MatchReport report = SourceMatch.of("cart/cart.go", CART, List.of(evidence));

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.agreeing()).isEqualTo(agreeing);
        assertThat(report.asked()).isEqualTo(asked);
    }
}
