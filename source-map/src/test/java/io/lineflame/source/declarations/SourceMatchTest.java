package io.lineflame.source.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.declarations.MatchCheck.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMatchTest {

    private static final String CART = """
            package cart

            // Total is dear.
            func Total(items []Item) int {
            	return sum(items, func(i Item) int {
            		return i.Price
            	})
            }

            func sum(items []Item) int {
            	return 0
            }
            """;

    private static final String SCRIPT = """
            class Cart:

                @cached
                def total(self):
                    # dear
                    return sum(
                        self.items)

            def load():
                return Cart()
            """;

    private static final String CLASS = """
            class Cart implements Comparable<Cart> {
                int total() {
                    return items.stream()
                            .mapToInt(item -> item.price()).sum();
                }

                public int compareTo(Cart other) {
                    return 0;
                }
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "shop/cart.Total, 4, 5, MATCHES, 1, 1",
        "shop/cart.Total, 4, 8, MATCHES, 1, 1",
        "shop/cart.Total, 3, 5, MAY_NOT_MATCH, 0, 1",
        "shop/cart.Total, 4, 40, MAY_NOT_MATCH, 0, 1",
        "shop/cart.Total, 4, 9, MAY_NOT_MATCH, 0, 1",
        "shop/cart.Count, 10, 11, MAY_NOT_MATCH, 0, 1",
        "shop/cart.Total.func1, 5, 6, MATCHES, 1, 1",
        "shop/cart.Total.func1, 6, 6, MAY_NOT_MATCH, 0, 1",
        "shop/cart.init, 0, 4, UNKNOWN, 0, 0",
    })
    void goFunction_comparedWithItsText_isJudged(
            String function, int startLine, int hitLine, MatchVerdict verdict, int agreeing, int asked) {
        MatchReport report = compare("cart/cart.go", CART, function, startLine, hitLine);

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(report.agreeing()).isEqualTo(agreeing);
        assertThat(report.asked()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "cart.py, total, 3, 7, MATCHES",
        "cart.py, Cart.total, 4, 6, MATCHES",
        "cart.py, Cart, 1, 4, MATCHES",
        "cart.py, <module>, 1, 9, UNKNOWN",
        "cart.py, load, 4, 5, MAY_NOT_MATCH",
        "cart.py, total, 3, 5, MAY_NOT_MATCH",
        "cart.py, count, 9, 10, MAY_NOT_MATCH",
        "cart.text, total, 3, 7, UNKNOWN",
    })
    void pythonFunction_comparedWithItsText_isJudged(
            String path, String function, int startLine, int hitLine, MatchVerdict verdict) {
        assertThat(compare(path, SCRIPT, function, startLine, hitLine).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.Cart.total, 0, 4, MATCHES",
        "shop.Cart.total, 3, 3, MATCHES",
        "shop/Cart.lambda$total$0, 0, 4, MATCHES",
        "shop.Cart.total, 0, 8, MAY_NOT_MATCH",
        "shop.Cart.compareTo, 0, 1, MATCHES",
        "shop.Cart.<init>, 0, 1, UNKNOWN",
        "shop.Cart.hashCode, 0, 1, UNKNOWN",
        "shop.Cart.hashCode, 0, 99, MAY_NOT_MATCH",
    })
    void javaMethod_comparedWithItsText_isJudged(String function, int startLine, int hitLine, MatchVerdict verdict) {
        assertThat(compare("Cart.java", CLASS, function, startLine, hitLine).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void functions_someOfWhichDisagree_areCountedAndNamed() {
        MatchReport report = SourceMatch.of(
                "cart/cart.go",
                CART,
                List.of(
                        new FunctionEvidence("shop/cart.Total", "/b/cart/cart.go", 4, List.of(5)),
                        new FunctionEvidence("shop/cart.sum", "/b/cart/cart.go", 12, List.of(13))));

        assertThat(report.reason())
                .isEqualTo("1 of 2 functions of this file disagrees with the profiles: "
                        + "shop/cart.sum starts at line 12, and in this file at line 10.");
        assertThat(report.checks())
                .extracting(MatchCheck::outcome)
                .containsExactly(Outcome.FAIL, Outcome.FAIL, Outcome.PASS, Outcome.PASS);
    }

    @Test
    void lines_ofAFileThatWasTranslated_areNotCompared() {
        FunctionEvidence translated = new FunctionEvidence("Cart.total", "/app/dist/cart.js", 90, List.of(91));

        MatchReport report = SourceMatch.of("src/cart.ts", "class Cart {}", List.of(translated));

        assertThat(report.verdict()).isEqualTo(MatchVerdict.UNKNOWN);
        assertThat(report.reason()).contains("made of this one");
    }

    @Test
    void lines_ofAFileNameMadeUpForAnotherLanguageOfTheJvm_areCompared() {
        FunctionEvidence madeUp = new FunctionEvidence("a.Cart.total", "src/main/java/a/Cart.java", 0, List.of(3));

        MatchReport report = SourceMatch.of(
                "src/main/kotlin/a/Cart.kt",
                "class Cart {\n    fun total(): Int {\n        return 1\n    }\n}\n",
                List.of(madeUp));

        assertThat(report.verdict()).isEqualTo(MatchVerdict.MATCHES);
    }

    @Test
    void goMethod_receiverOverSeveralLines_isFound() {
        String text = "package cart\n\nfunc (\n\tc *Cart,\n) Total() int {\n\treturn 0\n}\n";

        assertThat(compare("cart/cart.go", text, "shop/cart.(*Cart).Total", 3, 6)
                        .verdict())
                .isEqualTo(MatchVerdict.MATCHES);
    }

    private static MatchReport compare(String path, String text, String function, int startLine, int hitLine) {
        return SourceMatch.of(
                path,
                text,
                List.of(new FunctionEvidence(function, "/build/shop/" + path, startLine, List.of(hitLine))));
    }
}
