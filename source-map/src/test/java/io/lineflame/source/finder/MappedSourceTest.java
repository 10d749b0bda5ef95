package io.lineflame.source.finder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.source.Verdict;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings before rules. The examples of Pyroscope's documentation and of repositories that have such files lead where they say. */
class MappedSourceTest {

    private static final Map<String, String> EXAMPLES = Map.of(
            "rideshare", """
            version: v1
            source_code:
              mappings:
                - function_name: [{prefix: org/example/rideshare}]
                  language: java
                  source: {local: {path: src/main/java}}
                - function_name: [{prefix: java}]
                  language: java
                  source: {github: {owner: openjdk, repo: jdk, ref: jdk-17+0, path: src/java.base/share/classes}}
                - function_name: [{prefix: org/springframework/http}, {prefix: org/springframework/web}]
                  language: java
                  source: {github: {owner: spring-projects, repo: spring-framework, ref: v5.3.20, path: spring-web/src/main/java}}
                - function_name: [{prefix: org/springframework/web/servlet}]
                  language: java
                  source: {github: {owner: spring-projects, repo: spring-framework, ref: v5.3.20, path: spring-webmvc/src/main/java}}
            """,
            "packages", """
            source_code:
              mappings:
                - path: [{prefix: org/example/rideshare}]
                  language: java
                  source: {local: {path: src/main/java/org/example/rideshare}}
                - function_name: [{prefix: org/example/shop}]
                  language: java
                  source: {local: {path: shop/src/main/java/org/example/shop}}
            """,
            "goroot", """
            source_code:
              mappings:
                - path: [{prefix: $GOROOT/src}]
                  language: go
                  source: {github: {owner: golang, repo: go, ref: go1.24.10, path: src}}
            """,
            "vendor", """
            source_code:
              mappings:
                - path: [{prefix: vendor/}]
                  language: go
                  source: {local: {path: vendor}}
                - path: [{prefix: github.com/prometheus/client_golang}]
                  language: go
                  source: {github: {owner: prometheus, repo: client_golang, ref: v1.19.0, path: ""}}
                - path: [{prefix: external/gazelle++go_deps+com_github_stretchr_testify}]
                  language: go
                  source: {github: {owner: stretchr, repo: testify, ref: v1.10.0}}
                - function_name: [{prefix: example.com/lib}]
                  language: go
                  source: {github: {owner: acme, repo: lib, ref: v1.0.0, path: go}}
            """,
            "python", """
            source_code:
              mappings:
                - path: [{prefix: /app/src}]
                  language: python
                  source: {local: {path: src}}
                - path: [{prefix: /usr/lib/python3.12}, {prefix: /usr/local/lib/python3.12}]
                  language: python
                  source: {github: {owner: python, repo: cpython, ref: v3.12.0, path: Lib}}
                - path: [{prefix: /usr/local/lib/python3.12/site-packages/requests}]
                  language: python
                  source: {github: {owner: psf, repo: requests, ref: v2.31.0, path: src/requests}}
            """,
            "node", """
            source_code:
              mappings:
                - path: [{prefix: /usr/src/app}]
                  language: javascript
                  source: {local: {path: services/api}}
                - path: [{prefix: /usr/src/app/node_modules/@example/shared/src}]
                  language: javascript
                  source: {github: {owner: example, repo: shared, ref: v2.1.0, path: src}}
            """);

    private static final Tree TREE = Trees.of("""
            services/api/routes/user.ts
            services/api/index.js
            shop/src/main/java/org/example/shop/Shop.java
            src/main/java/org/example/rideshare/RideShareController.java
            src/module/main.py
            vendor/github.com/acme/lib/lib.go
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rideshare | org/example/rideshare/RideShareController.orderCar    | '' | src/main/java/org/example/rideshare/RideShareController.java
            rideshare | org/example/rideshare/RideShareController.orderCar | RideShareController.java | src/main/java/org/example/rideshare/RideShareController.java
            rideshare | org/example/rideshare/RideShareController$1.run       | '' | src/main/java/org/example/rideshare/RideShareController.java
            rideshare | org.example.rideshare.RideShareController.orderCar    | '' | src/main/java/org/example/rideshare/RideShareController.java
            packages  | org/example/shop/Shop$Cart.total                      | '' | shop/src/main/java/org/example/shop/Shop.java
            packages  | ''        | org/example/rideshare/RideShareController.java | src/main/java/org/example/rideshare/RideShareController.java
            vendor    | github.com/acme/lib.Do   | vendor/github.com/acme/lib/lib.go | vendor/github.com/acme/lib/lib.go
            python    | run                      | /app/src/module/main.py           | src/module/main.py
            node      | ./user.ts:get:12         | /usr/src/app/routes/user.ts       | services/api/routes/user.ts
            node      | ./index.js:charge:47     | /usr/src/app/index.js             | services/api/index.js
            """)
    void example_ofFileInTheRepository_isFound(String example, String function, String file, String path) {
        SourceAnswer answer = find(example(example), function, file);

        assertThat(answer.path()).contains(path);
        assertThat(answer.attempts().get(answer.attempts().size() - 1))
                .returns("mapping", Attempt::rule)
                .returns(Verdict.FOUND, Attempt::verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rideshare | java/lang/Math.floorMod | '' | openjdk/jdk jdk-17+0 src/java.base/share/classes/java/lang/Math.java
            rideshare | org/springframework/web/client/RestTemplate.get | '' | spring-projects/spring-framework v5.3.20 spring-web/src/main/java/org/springframework/web/client/RestTemplate.java
            rideshare | org/springframework/web/servlet/DispatcherServlet.doService | '' | spring-projects/spring-framework v5.3.20 spring-webmvc/src/main/java/org/springframework/web/servlet/DispatcherServlet.java
            goroot    | fmt.Println | $GOROOT/src/fmt/print.go      | golang/go go1.24.10 src/fmt/print.go
            goroot    | fmt.Println | /usr/local/go/src/fmt/print.go | golang/go go1.24.10 src/fmt/print.go
            goroot    | fmt.Println | fmt/print.go                  | golang/go go1.24.10 src/fmt/print.go
            goroot    | fmt.Println | /x/mod/golang.org/toolchain@v0.0.1-go1.24.10.linux-amd64/src/fmt/print.go | golang/go go1.24.10 src/fmt/print.go
            vendor    | github.com/prometheus/client_golang/prometheus.NewCounter | github.com/prometheus/client_golang@v1.19.0/prometheus/counter.go | prometheus/client_golang v1.19.0 prometheus/counter.go
            vendor    | github.com/prometheus/client_golang/prometheus.NewCounter | /root/go/pkg/mod/github.com/prometheus/client_golang@v1.19.0/prometheus/counter.go | prometheus/client_golang v1.19.0 prometheus/counter.go
            vendor    | github.com/stretchr/testify/require.NoError | external/gazelle++go_deps+com_github_stretchr_testify/require/require.go | stretchr/testify v1.10.0 require/require.go
            vendor    | example.com/lib/sub.(*T[example.com/x.Y]).Do | /src/lib/sub/do.go | acme/lib v1.0.0 go/sub/do.go
            python    | find | /usr/lib/python3.12/difflib.py | python/cpython v3.12.0 Lib/difflib.py
            python    | get  | /usr/local/lib/python3.12/site-packages/requests/api.py | psf/requests v2.31.0 src/requests/api.py
            node      | f    | /usr/src/app/node_modules/@example/shared/src/log/log.js | example/shared v2.1.0 src/log/log.js
            """)
    void example_ofAnotherRepository_isNamed(String example, String function, String file, String expected) {
        SourceAnswer answer = find(example(example), function, file);

        assertThat(answer.places()).singleElement().satisfies(place -> {
            String ref = place.refs().get(0);
            assertThat(place.repository() + " " + ref + " " + place.paths().get(0))
                    .isEqualTo("https://github.com/" + expected);
            assertThat(place.rule()).isEqualTo("mapping");
            assertThat(place.version().map(KnownVersion::from)).get().asString().startsWith("line ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /usr/local/go1.23.1/src/fmt/print.go | fmt.Println | goroot
            github.com/prometheus/client_golang@v1.20.0/prometheus/counter.go | github.com/prometheus/client_golang/prometheus.New | vendor
            """)
    void mapping_toAnotherVersionThanTheNameCarries_isNotFollowed(String file, String function, String example) {
        SourceAnswer answer = find(example(example), function, file);

        assertThat(answer.attempts().get(0).why()).contains("but what was built is");
        assertThat(answer.places()).noneMatch(place -> place.rule().equals("mapping"));
    }

    @ParameterizedTest
    @CsvSource({
        "org/example, org/example/App.run, true",
        "org/example, org/example2/App.run, false",
        "org/example/, org/example/App.run, true",
        "org.example, org/example/App.run, true",
        "org/example/App, org/example/App$1.run, true",
        "org/example/App, org/example/Apple.run, false",
        "'', org/other/Thing.run, true",
    })
    void prefix_ofFunctions_matchesWholeSegments(String prefix, String function, boolean matches) {
        String yaml = mapping("function_name", "'" + prefix + "'", "java", "src");

        assertThat(find(yaml, function, "").attempts().get(0).rule().equals("mapping"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app/main.py, true",
        "/app/, /app/main.py, true",
        "/app, /apple/main.py, false",
        "app, /app/main.py, false",
        "/app/main.py, /app/main.py, true",
        "'', /x/main.py, true",
        "C:\\app, C:\\app\\main.py, true",
    })
    void prefix_ofPaths_matchesWholeSegments(String prefix, String file, boolean matches) {
        String yaml = mapping("path", "'" + prefix + "'", "python", "nowhere");

        assertThat(find(yaml, "run", file).attempts().get(0).rule().equals("mapping"))
                .isEqualTo(matches);
    }

    @Test
    void mapping_ofAnotherLanguage_isNotAsked() {
        String yaml = mapping("path", "''", "java", "src");

        assertThat(find(yaml, "run", "/app/src/module/main.py").attempts())
                .noneMatch(attempt -> attempt.rule().equals("mapping"));
    }

    @Test
    void mapping_toAFileThatIsNotThere_leavesItToTheRules() {
        SourceAnswer answer = find(mapping("path", "/app/src", "python", "nowhere"), "run", "/app/src/module/main.py");

        assertThat(answer.path()).contains("src/module/main.py");
        assertThat(answer.attempts().get(0))
                .isEqualTo(new Attempt(
                        "nowhere/module/main.py",
                        "mapping",
                        Verdict.ABSENT,
                        "Line 3 of .pyroscope.yaml maps /app/src to nowhere, but this commit has no such file."));
    }

    @Test
    void files_nearerAndOurOwn_decideForEqualPrefixes() {
        Tree tree = Trees.of("""
                api/.lineflame.yaml
                api/.pyroscope.yaml
                .lineflame.yaml
                .pyroscope.yaml
                api/one/x.py
                api/two/x.py
                three/x.py
                four/x.py
                five/deep/x.py
                """);
        Map<String, String> texts = Map.of(
                "api/.lineflame.yaml", mapping("path", "/a", "python", "one"),
                "api/.pyroscope.yaml", mapping("path", "/a", "python", "two"),
                ".lineflame.yaml", mapping("path", "/a", "python", "three"),
                ".pyroscope.yaml", mapping("path", "/a/deep", "python", "five/deep"));
        SourceQuestion question = new SourceQuestion("f", "/a/x.py", "api");
        SourceQuestion deep = new SourceQuestion("f", "/a/deep/x.py", "api");

        assertThat(SourceFinder.wanted(question, tree))
                .extracting(TreeEntry::path)
                .containsExactlyInAnyOrderElementsOf(texts.keySet());
        assertThat(SourceFinder.find(question, new Checkout(tree, texts)).path())
                .contains("api/one/x.py");
        assertThat(SourceFinder.find(deep, new Checkout(tree, texts)).path()).contains("five/deep/x.py");
    }

    @Test
    void mappingsOfServer_startAtTheServicesFolder_andGiveWayToTheRepositorys() {
        Tree tree = Trees.of(".pyroscope.yaml\napi/one/x.py\ntwo/x.py");
        SourceQuestion question = new SourceQuestion("f", "/a/x.py", "api");
        Mappings ofServer = Mappings.ofServer(mapping("path", "/a", "python", "one"));
        Checkout without = Checkout.unread(tree);
        Checkout with = new Checkout(tree, Map.of(".pyroscope.yaml", mapping("path", "/a", "python", "two")));

        SourceAnswer answer = SourceFinder.find(question, without, ofServer);
        assertThat(answer.path()).contains("api/one/x.py");
        assertThat(answer.why()).isEqualTo("Line 3 of the server's mappings maps /a to one.");
        assertThat(SourceFinder.find(question, with, ofServer).path()).contains("two/x.py");
    }

    @Test
    void place_ofAStandardLibrary_saysSo() {
        SourceAnswer answer = find(example("goroot"), "fmt.Println", "fmt/print.go");

        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
        assertThat(answer.places())
                .extracting(Place::version)
                .containsExactly(Optional.of(new KnownVersion("go1.24.10", "line 3 of .pyroscope.yaml")));
    }

    @Test
    void functionPrefix_ofALanguageWithoutFoldersInNames_searchesBelowTheFolder() {
        String yaml = mapping("function_name", "module.main", "python", "src");

        assertThat(find(yaml, "module.main.run", "/srv/x/module/main.py").path())
                .contains("src/module/main.py");
    }

    /** A prefix of functions that fits more than was meant: a file's bare name is no evidence, and versions count. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            local: {path: ""} | /go/pkg/mod/github.com/acme/otherlib@v1.2.3/server.go | acme/otherlib v1.2.3
            local: {path: ""} | /src/otherlib/server.go                               | ''
            github: {owner: acme, repo: shop, ref: v9.0.0} | /go/pkg/mod/github.com/acme/otherlib@v1.2.3/server.go | acme/otherlib v1.2.3
            github: {owner: acme, repo: shop, ref: v1.2.3} | /go/pkg/mod/github.com/acme/otherlib@v1.2.3/server.go | acme/shop v1.2.3
            """)
    void functionPrefix_ofAnotherModule_doesNotTakeAFileOfEqualName(String target, String file, String expected) {
        String yaml =
                "source_code:\n  mappings:\n    - function_name: [{prefix: github.com/acme}]\n      language: go\n"
                        + "      source: {" + target + "}\n";
        Checkout checkout = new Checkout(Trees.of("server.go"), Map.of(".pyroscope.yaml", yaml));
        SourceQuestion question = new SourceQuestion("github.com/acme/otherlib.Serve", file, "");
        SourceAnswer answer = SourceFinder.find(question, checkout);

        assertThat(answer.attempts())
                .noneMatch(attempt -> attempt.rule().equals("mapping") && attempt.verdict() == Verdict.FOUND);
        assertThat(answer.places().stream()
                        .map(place -> place.repository() + " " + place.refs().get(0))
                        .findFirst()
                        .orElse(""))
                .endsWith(expected);
        assertThat(answer.path().filter(path -> !expected.isEmpty())).isEmpty();
    }

    @Test
    void mapping_ofOneFile_namesThatFile() {
        String yaml = mapping("path", "/tmp/generated.py", "python", "src/module/main.py");

        assertThat(find(yaml, "run", "/tmp/generated.py").path()).contains("src/module/main.py");
    }

    @Test
    void longNames_costLittle() {
        String yaml = mapping("path", "a/a/a/a", "python", "src");
        String name = "a/".repeat(32_000) + "x.py";

        assertThat(find(yaml, "a.".repeat(32_000), name).path()).isEmpty();
    }

    private static String example(String name) {
        return Objects.requireNonNull(EXAMPLES.get(name), name);
    }

    private static String mapping(String kind, String prefix, String language, String path) {
        return "source_code:\n  mappings:\n    - %s: [{prefix: %s}]\n      language: %s\n      source: {local: {path: %s}}\n"
                .formatted(kind, prefix, language, path);
    }

    private static SourceAnswer find(String yaml, String function, String file) {
        Checkout checkout = new Checkout(TREE, Map.of(".pyroscope.yaml", yaml));
        return SourceFinder.find(new SourceQuestion(function, file, ""), checkout);
    }
}
