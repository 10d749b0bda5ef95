package io.lineflame.source.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables: function, file as compiled, and the path that is found or the reason that there is none. */
class JvmRulesTest {

    private static final JvmRules RULES = new JvmRules();

    private static final Tree SHOP = Trees.of("""
            app/src/androidTest/kotlin/com/acme/shop/Screen.kt
            app/src/main/kotlin/com/acme/shop/Screen.kt
            billing/src/main/java/com/acme/common/Money.java
            catalog/src/commonMain/kotlin/com/acme/catalog/Clock.kt
            catalog/src/jvmMain/kotlin/com/acme/catalog/Clock.kt
            legacy/src/com/acme/legacy/Invoice.java
            prices/src/main/kotlin/prices/Price.kt
            prices/src/main/kotlin/prices/rules.kt
            rules/src/main/groovy/com/acme/rules/Discount.groovy
            scalashop/app/controllers/Home.scala
            scalashop/src/main/scala-2.13/com/acme/stock/package.scala
            scalashop/src/main/scala/com/acme/stock/Stock.scala
            scripts/src/main/clojure/acme/jobs/nightly.clj
            shop/src/main/java/com/acme/common/Money.java
            shop/src/main/java/com/acme/shop/Cart.java
            shop/src/test/java/com/acme/shop/Cart.java
            shop/src/test/java/com/acme/shop/CartTest.java
            shop/target/generated-sources/src/main/java/com/acme/api/Order.java
            tax/src/main/java/com/acme/tax/Cart.java
            """);

    private static SourceAnswer find(Tree tree, String function, String file, String root, String version) {
        Optional<KnownVersion> runtime =
                version.isEmpty() ? Optional.empty() : Optional.of(new KnownVersion(version, "the label java_version"));
        assertThat(RULES.claims(function, file)).isTrue();
        SourceAnswer answer = RULES.find(new SourceQuestion(function, file, root, "", runtime), Checkout.unread(tree));
        assertThat(answer.attempts()).isNotEmpty();
        answer.path()
                .ifPresent(path -> assertThat(answer.attempts())
                        .filteredOn(attempt -> attempt.verdict() == Verdict.FOUND)
                        .extracting(Attempt::path)
                        .containsExactly(path));
        return answer;
    }

    private static String outcome(String function, String file, String root) {
        SourceAnswer answer = find(SHOP, function, file, root, "");
        return answer.path().orElseGet(() -> answer.reason().map(Enum::name).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # a class's name and its file's, or the class's alone
        com.acme.shop.Cart.total                  | Cart.java    | shop/src/main/java/com/acme/shop/Cart.java
        com/acme/tax/Cart.total                   | Cart.java    | tax/src/main/java/com/acme/tax/Cart.java
        com/acme/tax/Cart.total                   | ''           | tax/src/main/java/com/acme/tax/Cart.java
        com/acme/tax/Cart.total:42_[j]            | ''           | tax/src/main/java/com/acme/tax/Cart.java
        com/acme/tax/Cart$Item$1.total            | ''           | tax/src/main/java/com/acme/tax/Cart.java
        com/acme/tax/Cart$$Lambda$14/0x0000000800c03000.run | '' | tax/src/main/java/com/acme/tax/Cart.java
        com/acme/legacy/Invoice.print             | ''           | legacy/src/com/acme/legacy/Invoice.java
        # what converters of JFR make up is no more than the class's name
        com/acme/stock/Stock.$anonfun$total$1     | src/main/java/com/acme/stock/Stock.java | scalashop/src/main/scala/com/acme/stock/Stock.scala
        # the second class of a file has the file's name in the profile
        com.acme.shop.Basket.add                  | Cart.java    | shop/src/main/java/com/acme/shop/Cart.java
        # the program's sources before tests'
        com.acme.shop.CartTest.adds               | CartTest.java | shop/src/test/java/com/acme/shop/CartTest.java
        com.acme.shop.Screen.draw                 | Screen.kt    | app/src/main/kotlin/com/acme/shop/Screen.kt
        com.acme.catalog.Clock.now                | Clock.kt     | catalog/src/jvmMain/kotlin/com/acme/catalog/Clock.kt
        # Kotlin: facades, coroutines, packages with their beginning left out
        com/acme/shop/prices/Price.net            | ''           | prices/src/main/kotlin/prices/Price.kt
        com/acme/shop/prices/RulesKt.apply        | ''           | prices/src/main/kotlin/prices/rules.kt
        com/acme/shop/prices/Price$load$1.invokeSuspend | Price.kt | prices/src/main/kotlin/prices/Price.kt
        # Scala, Groovy, Clojure
        com/acme/stock/Stock$.of                  | ''           | scalashop/src/main/scala/com/acme/stock/Stock.scala
        com/acme/stock/package$.limit             | ''           | scalashop/src/main/scala-2.13/com/acme/stock/package.scala
        controllers.Home.index                    | Home.scala   | scalashop/app/controllers/Home.scala
        com/acme/rules/Discount$_apply_closure1.doCall | ''      | rules/src/main/groovy/com/acme/rules/Discount.groovy
        acme.jobs.nightly$run_all.invoke          | nightly.clj  | scripts/src/main/clojure/acme/jobs/nightly.clj
        # generated sources that the repository holds
        com/acme/api/Order.id                     | ''           | shop/target/generated-sources/src/main/java/com/acme/api/Order.java
        # nothing says which, or nothing is there
        com.acme.common.Money.add                 | Money.java   | AMBIGUOUS
        com.acme.shop.Gone.total                  | Gone.java    | NO_MATCH
        com.acme.shop.Gone.total                  | ''           | AMBIGUOUS
        org.example.lib.Cart.total                | Cart.java    | OTHER_MODULE
        io/netty/channel/Channel.read             | ''           | OTHER_MODULE
        java.util.HashMap.get                     | HashMap.java | STANDARD_LIBRARY
        kotlin/collections/CollectionsKt___CollectionsKt.map | _Collections.kt | STANDARD_LIBRARY
        libjvm.so.G1CMTask::do_marking_step       | ''           | STANDARD_LIBRARY
        .vtable stub                              | ''           | STANDARD_LIBRARY
        # nobody wrote these
        com/acme/shop/Cart$$SpringCGLIB$$0.total  | ''           | GENERATED
        com.sun.proxy.$Proxy12.total              | ''           | GENERATED
        jdk/internal/reflect/GeneratedMethodAccessor12.invoke | '' | GENERATED
        java/lang/invoke/LambdaForm$DMH.0x0000000801208c00.invokeStatic | '' | GENERATED
        """)
    void find_classes_byPackageAndTree(String function, String file, String expected) {
        assertThat(outcome(function, file, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com.acme.common.Money.add | Money.java | billing  | billing/src/main/java/com/acme/common/Money.java
        com.acme.common.Money.add | ''         | /shop/   | shop/src/main/java/com/acme/common/Money.java
        com.acme.common.Money.add | ''         | bill     | AMBIGUOUS
        com.acme.tax.Cart.total   | ''         | shop     | tax/src/main/java/com/acme/tax/Cart.java
        """)
    void find_namesakesInModules_rootPathDecides(String function, String file, String root, String expected) {
        assertThat(outcome(function, file, root)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        java.util.HashMap.get          | 17.0.9+9      | https://github.com/openjdk/jdk17u | jdk-17.0.9+9  | src/java.base/share/classes/java/util/HashMap.java
        java/util/logging/Logger.log   | 21.0.1        | https://github.com/openjdk/jdk21u | jdk-21.0.1-ga | src/java.logging/share/classes/java/util/logging/Logger.java
        java/util/HashMap$Node.getKey  | 1.8.0_392-b08 | https://github.com/openjdk/jdk8u  | jdk8u392-b08  | jdk/src/share/classes/java/util/HashMap.java
        """)
    void find_classOfTheJdk_isAtTheTagOfItsVersion(
            String function, String version, String repository, String tag, String path) {
        Place place = find(SHOP, function, "", "", version).places().get(0);
        assertThat(place.repository()).isEqualTo(repository);
        assertThat(place.refs()).first().isEqualTo(tag);
        assertThat(place.paths()).first().isEqualTo(path);
    }

    @Test
    void find_classOfTheJdkOfUnknownVersion_isReadFromNowhere() {
        SourceAnswer answer = find(SHOP, "java.util.HashMap.get", "HashMap.java", "", "");
        assertThat(answer.places()).singleElement().satisfies(place -> {
            assertThat(place.version()).isEmpty();
            assertThat(place.refs()).isEmpty();
        });
        assertThat(answer.advice()).singleElement().asString().contains("java_version");
    }

    @Test
    void find_repositoryIsTheJdk_isFoundInIt() {
        Tree jdk = Trees.of("""
                src/java.base/share/classes/java/lang/Object.java
                src/java.base/share/classes/java/util/HashMap.java
                """);
        assertThat(find(jdk, "java/util/HashMap.get", "", "", "").path())
                .contains("src/java.base/share/classes/java/util/HashMap.java");
    }

    @Test
    void find_languagesOwnLibrary_isAtItsVersionAndNeverAtTheJvms() {
        Place known = find(SHOP, "scala.Option.map", "Option.scala", "", "2.13.12")
                .places()
                .get(0);
        assertThat(known.refs()).containsExactly("v2.13.12");
        assertThat(known.ends()).containsExactly("scala", "Option.scala");
        Place unknown = find(SHOP, "scala.Option.map", "Option.scala", "", "17.0.9+9")
                .places()
                .get(0);
        assertThat(unknown.version()).isEmpty();
    }

    @Test
    void find_classInsideAnotherFile_isTheOneThatDeclaresIt() {
        String cart = "stock/src/main/scala/com/acme/stock/Stock.scala";
        String rule = "stock/src/main/scala/com/acme/stock/StockRule.scala";
        Tree tree = Trees.of(cart + "\n" + rule);
        SourceQuestion question = new SourceQuestion("com/acme/stock/StockCache$.get", "", "");
        assertThat(RULES.wanted(question, tree)).containsExactly(cart, rule);
        Map<String, String> texts = Map.of(
                cart, "class StockCacheMiss\nobject StockCache {\n", rule, "/** No StockCache. */ class StockRule");
        assertThat(RULES.find(question, new Checkout(tree, texts)).path()).contains(cart);
        Map<String, String> others = Map.of(cart, "class Stock", rule, "class StockRule");
        assertThat(RULES.find(question, new Checkout(tree, others)).why()).contains("declares StockCache");
    }

    @Test
    void find_folderThatLeavesThePackageOpen_textDecides() {
        String path = "src/main/kotlin/Main.kt";
        SourceQuestion question = new SourceQuestion("com.acme.shop.Main.run", "Main.kt", "");
        assertThat(RULES.wanted(question, Trees.of(path))).containsExactly(path);
        Map<String, String> own = Map.of(path, "// Main\n@file:X\n\npackage com.acme\npackage shop\n\nclass Main");
        assertThat(RULES.find(question, new Checkout(Trees.of(path), own)).path())
                .contains(path);
        Map<String, String> others = Map.of(path, "package org.example;\nclass Main");
        SourceAnswer answer = RULES.find(question, new Checkout(Trees.of(path), others));
        assertThat(answer.reason()).contains(NoSource.OTHER_MODULE);
        assertThat(answer.attempts().get(0).why()).contains("another package");
    }

    @ParameterizedTest
    @CsvSource({
        "com.google.common.base.Joiner.join, src/main/java/org/acme/shaded/com/google/common/base/Joiner.java",
        "util.Strings.join, src/main/java/com/acme/util/Strings.java",
    })
    void find_folderOfALongerPackage_isNotTheClass(String function, String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        assertThat(find(Trees.of(path), function, file, "", "").path()).isEmpty();
    }

    @Test
    void find_languagesOwnFolder_isPartOfThePackageToo() {
        String path = "src/library/scala/Option.scala";
        assertThat(find(Trees.of(path), "scala.Option.map", "Option.scala", "", "")
                        .path())
                .contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/kotlin/features/Bar.kt, Bar.kt",
        "src/main/kotlin/features/Bar.kt, ''",
        "app/Bar.kt, Bar.kt",
        "app/Bar.scala, ''",
    })
    void find_fileInAnotherFolderThanItsPackages_textDecides(String path, String file) {
        Tree tree = Trees.of(path + "\nlib/src/main/kotlin/org/example/" + path.substring(path.indexOf("Bar")));
        SourceQuestion question = new SourceQuestion("com.acme.foo.Bar.run", file, "");
        assertThat(RULES.wanted(question, tree)).contains(path);
        Map<String, String> own = Map.of(path, """
                /*
                 Licensed to nobody.
                */
                @file:Suppress(
                    "UNUSED",
                )
                package com.acme.foo

                class Bar
                """);
        assertThat(RULES.find(question, new Checkout(tree, own)).path()).contains(path);
        Map<String, String> others = Map.of(path, "package com.acme.food\nclass Bar");
        assertThat(RULES.find(question, new Checkout(tree, others)).path()).isEmpty();
        assertThat(RULES.find(question, Checkout.unread(tree)).path()).isEmpty();
    }

    @Test
    void find_library_saysWhichMappingLeadsToIt() {
        SourceAnswer netty = find(SHOP, "io/netty/channel/Channel.read", "", "", "");
        assertThat(netty.advice()).singleElement().asString().contains("io/netty/channel", "/netty/netty");
        SourceAnswer unknown = find(SHOP, "org/example/lib/deep/Cart.total", "", "", "");
        assertThat(unknown.advice()).singleElement().asString().contains("begin with org/example/lib to");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com/acme/Cart.total                  | ''        | OWN
        org/apache/kafka/common/Node.id      | ''        | OWN
        io/netty/channel/Channel.read        | ''        | DEPENDENCY
        javax/xml/bind/JAXB.marshal          | JAXB.java | OWN
        javax/servlet/http/HttpServlet.doGet | ''        | OWN
        javax/xml/stream/XMLInputFactory.next | ''       | STANDARD_LIBRARY
        sun/nio/ch/SelectorImpl.select       | ''        | STANDARD_LIBRARY
        scala/collection/immutable/List.map  | ''        | STANDARD_LIBRARY
        scala/xml/XML$.load                  | ''        | DEPENDENCY
        libjvm.so.JavaCalls::call            | ''        | RUNTIME
        """)
    void origin_byPackage_isKnown(String function, String file, Origin expected) {
        assertThat(RULES.origin(function, file)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        com.acme.shop.Cart.total | Cart.java                           | com/acme/shop/Cart.java
        com.acme.shop.Cart.total | ''                                  | com/acme/shop/Cart.java
        com.acme.shop.Cart.total | src\\main\\java\\com\\acme\\shop\\Cart.java | src/main/java/com/acme/shop/Cart.java
        total                    | Cart.java                           | Cart.java
        """)
    void layoutPath_class_hasThePackagesFolders(String function, String file, String expected) {
        assertThat(RULES.layoutPath(new SourceQuestion(function, file, ""))).isEqualTo(expected);
    }
}
