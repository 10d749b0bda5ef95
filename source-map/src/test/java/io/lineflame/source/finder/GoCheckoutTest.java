package io.lineflame.source.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code go.mod} and its like add: the rules read the files that they asked for, and no others. */
class GoCheckoutTest {

    private static final String GO_MOD = """
            module example.com/shop/v2
            go 1.22
            require (
                k8s.io/client-go v0.29.1
                github.com/x/forked v1.0.0
                github.com/x/local v0.0.0
                github.com/x/outside v0.0.0
                github.com/x/plain v1.4.0
                github.com/x/plain/nested/v3 v3.2.0
                corp.example/lib v1.0.0
            )
            replace github.com/x/forked => github.com/acme/fork v1.0.1-acme
            replace github.com/x/local => ./libs/local
            replace github.com/x/outside => ../outside
            """;

    private static final Map<String, String> TEXTS = Map.of(
            "go.mod", GO_MOD,
            "libs/local/go.mod", "module github.com/x/local\n",
            "services/billing/go.mod", "module example.com/billing\n\ngo 1.24.0\ntoolchain go1.24.10\n",
            "services/vendored/go.mod", "module example.com/vendored\n\ngo 1.21.5\n",
            "services/vendored/vendor/modules.txt", "# github.com/x/plain v1.3.9\n# github.com/v/w v1.0.0 => ./w\n");

    private static final Tree TREE = Trees.of("""
            api/cart.proto
            cart/total.go
            go.mod
            libs/local/go.mod
            libs/local/local.go
            main.go
            rest/config.go
            services/billing/cart/total.go
            services/billing/go.mod
            services/billing/main.go
            services/vendored/go.mod
            services/vendored/vendor/modules.txt
            services/vendored/w/w.go
            """);

    private static SourceAnswer find(SourceQuestion question, Tree tree, Map<String, String> texts) {
        Map<String, String> read = new HashMap<>();
        for (TreeEntry entry : SourceFinder.wanted(question, tree)) {
            read.put(entry.path(), texts.getOrDefault(entry.path(), ""));
        }
        return SourceFinder.find(question, new Checkout(tree, read));
    }

    /** A path, or the repository, ref and first path of the place, or the reason that there is neither. */
    private static String outcome(SourceAnswer answer) {
        return answer.path()
                .orElseGet(() -> answer.places().stream()
                        .findFirst()
                        .map(GoCheckoutTest::place)
                        .orElseGet(() -> answer.reason().orElseThrow().name()));
    }

    private static String place(Place place) {
        String ref = place.refs().isEmpty() ? "?" : place.refs().get(0);
        return place.repository().replace("https://github.com/", "") + " " + ref + " "
                + place.paths().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # the module's path tells the folder, whatever the checkout is called
        example.com/shop/v2/cart.Total   | /app/cart/total.go                              | cart/total.go
        example.com/billing/cart.Total   | /app/cart/total.go                              | services/billing/cart/total.go
        main.main                        | example.com/billing/main.go                     | services/billing/main.go
        main.main                        | /go/src/example.com/shop/v2/main.go             | main.go
        main.main                        | example.com/shop/v2@v2.3.4/main.go              | main.go
        # a namesake in a folder that fits does not make a required module the service's
        k8s.io/client-go/rest.F          | k8s.io/client-go/rest/config.go                 | kubernetes/client-go v0.29.1 rest/config.go
        k8s.io/client-go/rest.F          | /go/src/k8s.io/client-go/rest/config.go         | kubernetes/client-go v0.29.1 rest/config.go
        example.com/shop/v2/cart.Total.F.func1 | k8s.io/client-go/rest/config.go           | kubernetes/client-go v0.29.1 rest/config.go
        k8s.io/client-go/rest.F          | /build/client-go/rest/config.go                 | kubernetes/client-go v0.29.1 rest/config.go
        # names without a version: the longest module that go.mod requires
        github.com/x/plain/nested/v3/a.F | github.com/x/plain/nested/v3/a/f.go             | x/plain nested/v3.2.0 nested/v3/a/f.go
        github.com/x/plain/other.F       | github.com/x/plain/other/f.go                   | x/plain v1.4.0 other/f.go
        # replaced by a module, by a folder, by a folder outside
        github.com/x/forked.F            | github.com/x/forked@v1.0.0/f.go                 | acme/fork v1.0.1-acme f.go
        github.com/x/forked.F            | /go/pkg/mod/github.com/acme/fork@v1.0.1-acme/f.go | acme/fork v1.0.1-acme f.go
        github.com/x/local.F             | github.com/x/local@v0.0.0/local.go              | libs/local/local.go
        github.com/x/local.F             | /build/shop/libs/local/local.go                 | libs/local/local.go
        github.com/x/outside.F           | github.com/x/outside@v0.0.0/f.go                | OTHER_MODULE
        # Bazel's names of modules
        github.com/x/plain/a.F           | external/com_github_x_plain/a/f.go              | x/plain v1.4.0 a/f.go
        github.com/x/plain/a.F           | /b/execroot/_main/external/gazelle~~go_deps~com_github_x_plain/a/f.go | x/plain v1.4.0 a/f.go
        github.com/x/unheard/a.F         | external/com_github_x_unheard/a/f.go            | x/unheard ? a/f.go
        # a host that nobody knows
        corp.example/lib.F               | /go/pkg/mod/corp.example/lib@v1.0.0/f.go        | OTHER_MODULE
        # vendored, and not in the commit
        github.com/x/plain/a.F           | /build/shop/vendor/github.com/x/plain/a/f.go    | x/plain v1.4.0 a/f.go
        """)
    void goMod_ofTheRoot_tellsWhereFilesAre(String function, String file, String expected) {
        assertThat(outcome(find(new SourceQuestion(function, file, ""), TREE, TEXTS)))
                .isEqualTo(expected);
    }

    /** A module of this repository at a version that is another commit's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # another module of the repository requires it
        github.com/acme/mono/lib.F | /go/pkg/mod/github.com/acme/mono@v1.0.0/lib/f.go | services/x | acme/mono v1.0.0 lib/f.go
        github.com/acme/mono/lib.F | github.com/acme/mono@v1.0.0/lib/f.go             | services/x | acme/mono v1.0.0 lib/f.go
        # an older major version of the same repository
        github.com/acme/mono/lib.F | /go/pkg/mod/github.com/acme/mono@v1.9.0/lib/f.go | v2         | acme/mono v1.9.0 lib/f.go
        # another version than that which is required; no module of the service's name
        github.com/acme/mono/lib.F | /go/pkg/mod/github.com/acme/mono@v1.2.0/lib/f.go | services/x | acme/mono v1.2.0 lib/f.go
        # the module itself, installed by its version
        github.com/acme/mono/lib.F | /go/pkg/mod/github.com/acme/mono@v1.2.0/lib/f.go | ''         | lib/f.go
        """)
    void moduleOfThisRepository_atAnotherVersion_isReadAtThatVersion(
            String function, String file, String root, String expected) {
        Tree tree = Trees.of("go.mod\nlib/f.go\nservices/x/go.mod\nservices/x/main.go\nv2/go.mod\nv2/lib/f.go");
        Map<String, String> texts = Map.of(
                "go.mod", "module github.com/acme/mono\n",
                "services/x/go.mod", "module github.com/acme/mono/services/x\nrequire github.com/acme/mono v1.0.0\n",
                "v2/go.mod", "module github.com/acme/mono/v2\nrequire github.com/acme/mono v1.9.0\n");
        SourceQuestion question =
                new SourceQuestion(function, file, root, "https://github.com/acme/mono", Optional.empty());

        assertThat(outcome(find(question, tree, texts))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/x/plain/a.F  | /build/vendored/vendor/github.com/x/plain/a/f.go | x/plain v1.3.9 a/f.go
        github.com/v/w.F        | /build/vendored/vendor/github.com/v/w/w.go       | services/vendored/w/w.go
        github.com/v/w.F        | /build/vendored/vendor/github.com/v/w/gone.go    | OTHER_MODULE
        """)
    void vendorList_ofAService_namesVersions(String function, String file, String expected) {
        assertThat(outcome(find(new SourceQuestion(function, file, "services/vendored"), TREE, TEXTS)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # the file's name, then a label, then go.mod
        /go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.10.linux-amd64/src/fmt/print.go | go1.22.3 | '' | go1.24.10 | the file's name
        /nix/store/0abc-go-1.23.4/share/go/src/fmt/print.go            | ''       | ''               | go1.23.4  | the file's name
        /home/mona/.asdf/installs/golang/1.22.1/go/src/fmt/print.go    | ''       | ''               | go1.22.1  | the file's name
        /usr/lib/go-1.21/src/fmt/print.go                              | go1.21.8 | ''               | go1.21.8  | the label
        /usr/lib/go-1.21/src/fmt/print.go                              | go1.22.8 | ''               | go1.21.0  | the file's name, which does not say the patch release
        /usr/local/go/src/fmt/print.go                                 | go1.22.3 | ''               | go1.22.3  | the label
        /usr/lib/go-1.19/src/fmt/print.go                              | go1.19.13 | ''              | go1.19.13 | the label
        /usr/lib/go-1.19/src/fmt/print.go                              | ''       | ''               | go1.19    | the file's name, which does not say the patch release
        /usr/local/go/src/fmt/print.go                                 | go1.20   | ''               | go1.20    | the label
        fmt/print.go                                                   | go1.22.3 X:x | services/billing | go1.22.3 | the label
        fmt/print.go                                                   | 17.0.9+9 | services/billing | go1.24.10 | the toolchain line of services/billing/go.mod
        fmt/print.go                                                   | ''       | services/billing | go1.24.10 | the toolchain line of services/billing/go.mod
        fmt/print.go                                                   | ''       | ''               | go1.22.0  | the go line of go.mod
        fmt/print.go                                                   | ''       | gone/billing     | go1.22.0  | the go line of go.mod
        """)
    void standardLibrary_itsVersion_isFromTheSurestSource(
            String file, String label, String root, String ref, String from) {
        Optional<KnownVersion> runtime = Optional.of(new KnownVersion(label, "the label runtime_version"));
        SourceAnswer answer = find(new SourceQuestion("fmt.Println", file, root, "", runtime), TREE, TEXTS);

        assertThat(outcome(answer)).isEqualTo("golang/go " + ref + " src/fmt/print.go");
        assertThat(answer.places().get(0).version().orElseThrow().from()).startsWith(from);
        assertThat(answer.advice().isEmpty()).isEqualTo(from.equals("the file's name") || from.equals("the label"));
    }

    /** Copies of one module, as in folders of examples; one of them has the module's name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /go/src/app/utility/utility.go           | examples/pgo | examples/pgo/utility/utility.go
        /go/src/app/utility/utility.go           | ''           | AMBIGUOUS
        /build/examples/pgo/utility/utility.go   | ''           | examples/pgo/utility/utility.go
        /build/push/ride/utility/utility.go      | ''           | push/ride/utility/utility.go
        """)
    void modulesOfOneName_inSeveralFolders_areToldApartOrNamed(String file, String root, String expected) {
        Tree tree = Trees.of("""
                examples/pgo/go.mod
                examples/pgo/utility/utility.go
                go.mod
                push/ride/go.mod
                push/ride/utility/utility.go
                """);
        Map<String, String> texts = Map.of(
                "go.mod", "module example.com/root\n",
                "examples/pgo/go.mod", "module ride\n",
                "push/ride/go.mod", "module ride\n");

        assertThat(outcome(find(new SourceQuestion("ride/utility.Find", file, root), tree, texts)))
                .isEqualTo(expected);
    }

    @Test
    void standardLibrary_ofNoKnownVersion_isShownAsUnknown() {
        Tree two = Trees.of("a/go.mod\nb/go.mod");
        Map<String, String> texts = Map.of("a/go.mod", "module a\ngo 1.20", "b/go.mod", "module b\ngo 1.24.0");
        SourceAnswer answer = find(new SourceQuestion("fmt.Println", "fmt/print.go", ""), two, texts);

        assertThat(answer.places()).singleElement().satisfies(place -> {
            assertThat(place.version()).isEmpty();
            assertThat(place.refs()).isEmpty();
        });
        assertThat(answer.why()).contains("several modules");
        assertThat(answer.advice()).anyMatch(sentence -> sentence.contains("go_version"));
        assertThat(answer.advice()).anyMatch(sentence -> sentence.contains("service_root_path"));
    }

    @Test
    void workspace_asksForMore_itsVersionCounts() {
        Tree tree = Trees.of("go.work\nsvc/go.mod");
        Map<String, String> texts = Map.of("go.work", "go 1.24.2\nuse ./svc\n", "svc/go.mod", "module s\ngo 1.23.0\n");
        SourceAnswer answer = find(new SourceQuestion("fmt.Println", "fmt/print.go", "svc"), tree, texts);

        assertThat(outcome(answer)).isEqualTo("golang/go go1.24.2 src/fmt/print.go");
    }

    @Test
    void workspace_withoutAModuleAtItsRoot_namesThoseThatCount() {
        Tree tree = Trees.of("go.work\nsvc/go.mod\ntools/go.mod");
        Map<String, String> texts = Map.of(
                "go.work",
                "use ./svc\n",
                "svc/go.mod",
                "module s\ngo 1.23.1\n",
                "tools/go.mod",
                "module t\ngo 1.25.0\n");
        SourceAnswer answer = find(new SourceQuestion("fmt.Println", "fmt/print.go", ""), tree, texts);

        assertThat(outcome(answer)).isEqualTo("golang/go go1.23.1 src/fmt/print.go");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cmd/compile/internal/ssa.Compile      | cmd/compile/internal/ssa/compile.go                | src/cmd/compile/internal/ssa/compile.go
        cmd/internal/src.(*PosBase).F         | /usr/local/go/src/cmd/internal/src/pos.go          | src/cmd/internal/src/pos.go
        main.main                             | cmd/compile/main.go                                | src/cmd/compile/main.go
        vendor/golang.org/x/net/idna.x        | vendor/golang.org/x/net/idna/idna.go               | src/vendor/golang.org/x/net/idna/idna.go
        net/http.(*conn).serve                | /src/go/src/net/http/server.go                     | src/net/http/server.go
        # literals of the library that were inlined into the service's functions
        main.walk.Keys[...].func1             | maps/iter.go                                       | src/maps/iter.go
        main.(*shop).load.OnceFunc.func1      | /usr/local/go/src/sync/oncefunc.go                 | src/sync/oncefunc.go
        memeqbody                             | internal/bytealg/equal_amd64.s                     | src/internal/bytealg/equal_amd64.s
        """)
    void goItself_anyPart_isInItsRepository(String function, String file, String path) {
        SourceAnswer answer = find(new SourceQuestion(function, file, ""), TREE, TEXTS);

        assertThat(outcome(answer)).isEqualTo("golang/go go1.22.0 " + path);
        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        example.com/shop/v2/api.(*Cart).X     | /app/api/cart.pb.go           | protoc --go_out=. | api/cart.proto
        example.com/shop/v2/api.(*Cart).Y     | /app/api/zz_generated.deepcopy.go | make generate | is made from
        example.com/shop/v2/native._Cfunc_dot | _cgo_gotypes.go               | call C            | C's function dot
        example.com/shop/v2/native.Dot        | /tmp/b01/native.cgo1.go       | native.go         | function that calls
        corp.example/lib.F                    | corp.example/lib@v1.0.0/f.go  | corp.example/lib  | .lineflame.yaml
        """)
    void fileOfNoRepository_isSaidToBeWhatItIs_withAdvice(String function, String file, String why, String advice) {
        SourceAnswer answer = find(new SourceQuestion(function, file, ""), TREE, TEXTS);

        assertThat(answer.path()).isEmpty();
        assertThat(answer.why()).contains(why);
        assertThat(answer.advice()).anyMatch(sentence -> sentence.contains(advice));
    }

    /** Names come from profiles: long ones with many segments must not take the processor. */
    @ParameterizedTest
    @ValueSource(strings = {"src/fmt/", "a/", "x.y/z@v1/", "vendor/a/", "external/a/", "../", "go/1.2/src/"})
    void longName_ofAnyKind_isLookedAtInTime(String part) {
        String file = "/" + part.repeat(65_000 / part.length()) + "f.go";
        String function = "k8s.io/" + part.repeat(65_000 / part.length()) + "x.F.G.func1";

        assertTimeout(Duration.ofSeconds(5), () -> find(new SourceQuestion(function, file, ""), TREE, TEXTS));
        assertTimeout(
                Duration.ofSeconds(5), () -> find(new SourceQuestion(function, file.substring(1), ""), TREE, TEXTS));
    }
}
