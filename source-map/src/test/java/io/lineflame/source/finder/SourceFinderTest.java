package io.lineflame.source.finder;

import static io.lineflame.source.finder.SourceFinderGoTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /build/shop/cart/latest.go            | cart/latest.go is a symbolic link
        /build/shop/third_party/zip/zip.go    | third_party/zip is a submodule at commit 0123456789
        /build/shop/gen/api.go                | gen/api.go is a folder
        """)
    void oddEntry_isNoFile_saysWhatItIs(String file, String expected) {
        Tree tree = Trees.of("""
                cart/latest.go@
                cart/total.go
                gen/api.go/schema.json
                go.mod
                third_party/zip#
                """);
        SourceAnswer answer = SourceFinder.find(new SourceQuestion("main.main", file, ""), Checkout.unread(tree));
        assertThat(answer.reason()).contains(NoSource.NOT_A_FILE);
        assertThat(answer.why()).contains(expected);
    }

    @Test
    void symlinkBesideAFile_isNeverTheAnswer() {
        Tree tree = Trees.of("""
                cart/total.go@
                lib/cart/total.go
                go.mod
                """);
        SourceQuestion question = new SourceQuestion("main.main", "/build/shop/cart/total.go", "");
        assertThat(outcome(question, tree)).isEqualTo("lib/cart/total.go");
        SourceQuestion named = new SourceQuestion(
                "main.main", "github.com/acme/shop/cart/total.go", "", "https://github.com/acme/shop");
        assertThat(outcome(named, tree)).isEqualTo("lib/cart/total.go");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/acme/cart.New      | /build/cart/cart.go       | cart.go
        github.com/acme/cart/cart.New | /build/cart/cart/cart.go  | cart/cart.go
        """)
    void moduleNamedLikeItsFolder_hostWithOwners_isNotMistaken(String function, String file, String expected) {
        Tree tree = Trees.of("""
                cart.go
                cart/cart.go
                go.mod
                """);
        assertThat(outcome(new SourceQuestion(function, file, ""), tree)).isEqualTo(expected);
    }

    @Test
    void repositoryIsGoItself_standardLibraryFile_isFound() {
        Tree tree = Trees.of("""
                src/go.mod
                src/net/http/server.go
                src/runtime/proc.go
                """);
        SourceQuestion question =
                new SourceQuestion("net/http.(*conn).serve", "/usr/local/go/src/net/http/server.go", "");
        assertThat(outcome(question, tree)).isEqualTo("src/net/http/server.go");
    }

    @Test
    void noGoModAnywhere_packageFolder_stillTellsNamesakesApart() {
        Tree tree = Trees.of("""
                cart/total.go
                tax/total.go
                """);
        SourceQuestion question = new SourceQuestion("acme/shop/tax.Total", "/build/x/total.go", "");
        assertThat(outcome(question, tree)).isEqualTo("tax/total.go");
    }

    @Test
    void ambiguous_allCandidates_areNamedWithTheWayOut() {
        SourceQuestion question = new SourceQuestion("main.main", "/app/cmd/server/main.go", "");
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Trees.monorepo()));
        assertThat(answer.attempts())
                .filteredOn(attempt -> attempt.verdict() == Verdict.AMBIGUOUS)
                .extracting(Attempt::path)
                .containsExactly("services/billing/cmd/server/main.go", "services/shop/cmd/server/main.go");
        assertThat(answer.why()).startsWith("2 files could be").contains("service_root_path");
    }

    @Test
    void tieOfMainPackages_wholePath_saysSo() {
        Tree tree = Trees.of("""
                go.mod
                main.go
                tools/main.go
                """);
        SourceAnswer answer =
                SourceFinder.find(new SourceQuestion("main.main", "/app/main.go", ""), Checkout.unread(tree));
        assertThat(answer.attempts().get(0))
                .isEqualTo(new Attempt(
                        "main.go",
                        "whole path",
                        Verdict.FOUND,
                        "All of its path, from the repository's root, ends the name as compiled."));
    }

    @Test
    void losers_sayWhyTheyLost() {
        SourceQuestion question =
                new SourceQuestion("github.com/acme/mono/pkg/log.Info", "/build/mono/pkg/log/log.go", "");
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Trees.monorepo()));
        assertThat(answer.attempts())
                .extracting(Attempt::path, Attempt::verdict, Attempt::rule)
                .containsExactly(
                        tuple("pkg/log/log.go", Verdict.FOUND, "longest common path"),
                        tuple("libs/log/log.go", Verdict.NOT_HERE, "longest common path"),
                        tuple("services/shop/log/log.go", Verdict.NOT_HERE, "longest common path"));
    }

    @Test
    void fileOfAnotherPackage_saysWhichPackageWasWanted() {
        SourceQuestion question = new SourceQuestion("github.com/acme/mono/cart.Total", "/x/cart/total.go", "");
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Trees.monorepo()));
        assertThat(answer.attempts())
                .filteredOn(attempt -> attempt.path().equals("old/shop/cart/total.go"))
                .extracting(Attempt::why)
                .containsExactly("Not this file: the function's package github.com/acme/mono/cart does not end in"
                        + " old/shop/cart, the file's folder in its module.");
    }

    @Test
    void wrongRootPath_isReportedAsSuch() {
        SourceQuestion question = new SourceQuestion("main.main", "/app/cmd/rideshare/main.go", "services/gone");
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Trees.rideshare()));
        assertThat(answer.path()).contains("cmd/rideshare/main.go");
        assertThat(answer.attempts().get(0))
                .isEqualTo(new Attempt(
                        "services/gone/main.go",
                        "service_root_path",
                        Verdict.ABSENT,
                        "service_root_path services/gone is not a folder of this commit; the label may be wrong."));
    }

    @Test
    void manyNamesakes_restIsCounted() {
        String paths = IntStream.range(100, 200)
                .mapToObj(i -> "cmd/c" + i + "/main.go")
                .collect(Collectors.joining("\n"));
        SourceQuestion question = new SourceQuestion("main.main", "/build/shop/cmd/c150/main.go", "");
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(Trees.of(paths)));
        assertThat(answer.path()).contains("cmd/c150/main.go");
        assertThat(answer.attempts()).hasSize(22);
        assertThat(answer.attempts().get(21).why()).startsWith("79 more files named main.go");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com.acme.shop.Cart.total        | Cart.java                        | services/shop/src/main/java/com/acme/shop/Cart.java
        com/acme/tax/Cart.total         | Cart.java                        | services/tax/src/main/java/com/acme/tax/Cart.java
        java.util.HashMap.get           | HashMap.java                     | STANDARD_LIBRARY
        total                           | /app/shop/cart.py                | shop/cart.py
        get                             | /usr/lib/python3.12/site-packages/requests/api.py | OTHER_MODULE
        loads                           | /usr/lib/python3.12/json/__init__.py | STANDARD_LIBRARY
        total                           | webpack:///./web/src/cart.ts?1a2 | web/src/cart.ts
        total                           | file:///app/web/src/cart.ts      | web/src/cart.ts
        map                             | /app/node_modules/lodash/map.js  | OTHER_MODULE
        emit                            | node:events                      | STANDARD_LIBRARY
        core::iter::sum                 | /rustc/9fc6b431/library/core/src/iter.rs | STANDARD_LIBRARY
        shop::total                     | src/total.rs                     | src/total.rs
        GC Thread                       | ''                               | STANDARD_LIBRARY
        """)
    void otherLanguages_usualNames_findOrSayWhy(String function, String file, String expected) {
        Tree tree = Trees.of("""
                map.js
                services/shop/src/main/java/com/acme/shop/Cart.java
                services/tax/src/main/java/com/acme/tax/Cart.java
                shop/cart.py
                src/total.rs
                web/src/cart.ts
                """);
        assertThat(outcome(new SourceQuestion(function, file, ""), tree)).isEqualTo(expected);
    }
}
