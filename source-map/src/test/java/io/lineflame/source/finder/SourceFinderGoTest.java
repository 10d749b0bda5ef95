package io.lineflame.source.finder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables: function, file as compiled, and the path that is found or the reason that there is none. */
class SourceFinderGoTest {

    private static final Tree RIDESHARE = Trees.rideshare();
    private static final Tree RENAMED = Trees.rideshareRenamed();
    private static final Tree DEMO = Trees.demoShop();
    private static final Tree MONOREPO = Trees.monorepo();
    private static final Tree VENDORED = Trees.vendored();

    static String outcome(SourceQuestion question, Tree tree) {
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(tree));
        assertThat(answer.path().isPresent()).isNotEqualTo(answer.reason().isPresent());
        assertThat(answer.attempts()).isNotEmpty();
        assertThat(answer.why()).isNotBlank();
        answer.path()
                .ifPresent(path -> assertThat(answer.attempts())
                        .filteredOn(attempt -> attempt.verdict() == Verdict.FOUND)
                        .extracting(Attempt::path)
                        .containsExactly(path));
        return answer.path().orElseGet(() -> answer.reason().map(Enum::name).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # absolute build paths on any system
        github.com/example/rideshare/pricing.(*Pricer).surge  | /srv/apps/build/rideshare/pricing/pricing.go     | pricing/pricing.go
        github.com/example/rideshare/pricing.(*Pricer).Quote.func1 | /srv/apps/build/rideshare/pricing/pricing.go | pricing/pricing.go
        github.com/example/rideshare/pricing.Max[go.shape.struct { Lat float64; Lon float64 }] | /srv/apps/build/rideshare/pricing/pricing.go | pricing/pricing.go
        github.com/example/rideshare/pricing.Max[...]         | C:\\Users\\mona\\src\\rideshare\\pricing\\pricing.go | pricing/pricing.go
        github.com/example/rideshare/pricing.Max[...]         | D:/a/rideshare/rideshare/pricing/pricing.go      | pricing/pricing.go
        main.(*server).quote                                  | /srv/apps/build/rideshare/cmd/rideshare/main.go  | cmd/rideshare/main.go
        main.main.func1                                       | /app/cmd/rideshare/main.go                       | cmd/rideshare/main.go
        github.com/example/rideshare/geo.Norm                 | /build/./x/../geo/geo.go                         | geo/geo.go
        # a literal of a function of another package that was inlined here
        github.com/example/rideshare/pricing.Fare.Norm.func1  | /srv/apps/build/rideshare/geo/geo.go             | geo/geo.go
        github.com/example/rideshare/pricing.(*Pricer).Quote.Norm.func1 | /srv/apps/build/rideshare/geo/geo.go   | geo/geo.go
        # assembly of the service is source like any other
        github.com/example/rideshare/geo.Dot                  | /srv/apps/build/rideshare/geo/dot_amd64.s        | geo/dot_amd64.s
        # -trimpath, GOPATH, Bazel
        github.com/example/rideshare/geo.Norm                 | github.com/example/rideshare/geo/geo.go          | geo/geo.go
        main.main                                             | github.com/example/rideshare/cmd/rideshare/main.go | cmd/rideshare/main.go
        github.com/example/rideshare/geo.Norm                 | /go/src/github.com/example/rideshare/geo/geo.go  | geo/geo.go
        github.com/example/rideshare/geo.Norm                 | geo/geo.go                                       | geo/geo.go
        github.com/example/rideshare/geo.Norm                 | /proc/self/cwd/geo/geo.go                        | geo/geo.go
        github.com/example/rideshare/geo.Norm                 | bazel-out/k8-fastbuild/bin/geo/geo.go            | geo/geo.go
        # the file is not in this commit, or only a namesake in another package is
        github.com/example/rideshare/pricing.Fare             | /srv/apps/build/rideshare/pricing/fare.go        | NO_MATCH
        github.com/example/rideshare/legacy.Norm              | /srv/apps/build/rideshare/legacy/geo.go          | NO_MATCH
        github.com/other/lib/geo/v2.Norm                      | /src/lib/geo.go                                  | NO_MATCH
        # no whole segment in common but the name
        github.com/example/rideshare/ageo.Norm                | /build/rideshare/ageo/geo.go                     | NO_MATCH
        # no source at all
        github.com/example/rideshare/native._Cfunc_work       | _cgo_gotypes.go                                  | CGO
        github.com/example/rideshare/native._Cfunc_work       | /tmp/go-build12/b051/_cgo_gotypes.go             | CGO
        github.com/example/rideshare/pricing.(*Pricer).Quote  | <autogenerated>                                  | GENERATED
        type:.eq.github.com/example/rideshare/geo.Point       | <autogenerated>                                  | GENERATED
        github.com/example/rideshare/geo.Norm                 | ''                                               | NO_FILE_NAME
        github.com/example/rideshare/geo.Norm                 | ??                                               | NO_FILE_NAME
        ''                                                    | ''                                               | NO_FILE_NAME
        """)
    void rideshare_namesAsCompiled_findsOrSaysWhy(String function, String file, String expected) {
        assertThat(outcome(new SourceQuestion(function, file, ""), RIDESHARE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/example/rideshare/pricing.normalise | /srv/apps/build/rideshare/pricing/fare.go    | pricing/fare.go
        github.com/example/rideshare/pricing.normalise | /srv/apps/build/rideshare/pricing/pricing.go | NO_MATCH
        """)
    void rideshare_afterTheRename_findsTheNewName(String function, String file, String expected) {
        assertThat(outcome(new SourceQuestion(function, file, ""), RENAMED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/lineflame/demo-shop/basket.Discount            | /build/demo-shop/basket/discount.go | basket/discount.go
        github.com/lineflame/demo-shop/basket.(*Store).Add        | /build/demo-shop/basket/basket.go   | basket/basket.go
        github.com/lineflame/demo-shop/catalog.(*Category).count  | /build/demo-shop/catalog/catalog.go | catalog/catalog.go
        github.com/lineflame/demo-shop/catalog.Filter[go.shape.struct { SKU string; Name string; Price github.com/lineflame/demo-shop/catalog.Cents }] | /build/demo-shop/catalog/lists.go | catalog/lists.go
        github.com/lineflame/demo-shop/receipt.NewArchive.gowrap1 | /build/demo-shop/receipt/receipt.go | receipt/receipt.go
        main.(*shop).add-fm                                       | /build/demo-shop/main.go            | main.go
        main.main                                                 | /build/demo-shop/main.go            | main.go
        net/http.(*conn).serve                                    | /usr/local/go/src/net/http/server.go | STANDARD_LIBRARY
        """)
    void demoShop_namesAsRecorded_findsOrSaysWhy(String function, String file, String expected) {
        assertThat(outcome(new SourceQuestion(function, file, ""), DEMO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        runtime.mallocgc                | /usr/local/go/src/runtime/malloc.go                                              | part of Go's
        runtime.mallocgc                | runtime/malloc.go                                                                | part of Go's
        net/http.(*conn).serve          | net/http/server.go                                                               | part of Go's
        net/http.(*conn).serve          | C:/Program Files/Go/src/net/http/server.go                                       | part of Go's
        net/http.(*conn).serve          | c:\\hostedtoolcache\\windows\\go\\1.24.1\\x64\\src\\net\\http\\server.go         | part of go1.24.1's
        net/http.(*conn).serve          | /opt/hostedtoolcache/go/1.24.1/x64/src/net/http/server.go                        | part of go1.24.1's
        net/http.(*conn).serve          | /root/sdk/go1.22.3/src/net/http/server.go                                        | part of go1.22.3's
        net/http.(*conn).serve          | /usr/lib/go-1.19/src/net/http/server.go                                          | part of go1.19's
        net/http.(*conn).serve          | /opt/homebrew/Cellar/go/1.24.0/libexec/src/net/http/server.go                    | part of go1.24.0's
        net/http.(*conn).serve          | /go/pkg/mod/golang.org/toolchain@v0.0.1-go1.23.4.linux-amd64/src/net/http/server.go | part of go1.23.4's
        net/http.(*conn).serve          | GOROOT/src/net/http/server.go                                                    | part of Go's
        net/http.(*conn).serve          | external/go_sdk/src/net/http/server.go                                           | part of Go's
        memeqbody                       | /usr/local/go/src/internal/bytealg/equal_amd64.s                                 | assembly of Go's
        runtime.systemstack             | runtime/asm_amd64.s                                                              | assembly of Go's
        x_cgo_thread_start              | /usr/local/go/src/runtime/cgo/gcc_linux_amd64.c                                  | part of Go's
        sync.runtime_Semacquire         | /usr/local/go/src/runtime/sema.go                                                | part of Go's
        vendor/golang.org/x/net/http2/hpack.(*Decoder).Write | /usr/local/go/src/vendor/golang.org/x/net/http2/hpack/hpack.go | part of Go's
        slices.SortFunc[go.shape.[]int,go.shape.int] | slices/sort.go                                                      | part of Go's
        """)
    void standardLibrary_anyRoot_isNamedWithItsVersion(String function, String file, String expected) {
        SourceAnswer answer = SourceFinder.find(new SourceQuestion(function, file, ""), Checkout.unread(RIDESHARE));
        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
        assertThat(answer.why()).contains(expected + " standard library");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/klauspost/compress/flate.(*c).fill | /go/pkg/mod/github.com/klauspost/compress@v1.17.4/flate/fast.go | github.com/klauspost/compress v1.17.4
        github.com/klauspost/compress/flate.(*c).fill | github.com/klauspost/compress@v1.17.4/flate/fast.go             | github.com/klauspost/compress v1.17.4
        github.com/Azure/azure-sdk/x.F                | /root/go/pkg/mod/github.com/!azure/azure-sdk@v0.1.0/x/f.go      | github.com/Azure/azure-sdk v0.1.0
        github.com/x/y/v3.F                           | C:\\go\\pkg\\mod\\github.com\\x\\y\\v3@v3.1.0-rc.1\\geo.go      | github.com/x/y/v3 v3.1.0-rc.1
        gopkg.in/yaml%2ev3.(*parser).parse            | /go/pkg/mod/gopkg.in/yaml.v3@v3.0.1/decode.go                   | gopkg.in/yaml.v3 v3.0.1
        github.com/x/y.F                              | /cache/mod/github.com/x/y@v0.0.0-20240101000000-abcdef123456/y.go | github.com/x/y v0.0.0-20240101000000-abcdef123456
        github.com/x/y.F                              | /cache/mod/github.com/x/y@v2.0.0+incompatible/geo/geo.go        | github.com/x/y v2.0.0+incompatible
        github.com/x/y/geo.F                          | external/com_github_x_y/geo/geo.go                              | github.com/x/y/geo
        """)
    void otherModule_neverTakenForOwn_isNamedWithItsVersion(String function, String file, String expected) {
        SourceAnswer answer = SourceFinder.find(new SourceQuestion(function, file, ""), Checkout.unread(RIDESHARE));
        assertThat(answer.reason()).contains(NoSource.OTHER_MODULE);
        assertThat(answer.why()).contains("module " + expected + ", which");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        github.com/pkg/errors.New             | /build/app/vendor/github.com/pkg/errors/errors.go      | ''  | vendor/github.com/pkg/errors/errors.go
        github.com/pkg/errors.New             | github.com/pkg/errors@v0.9.1/errors.go                 | ''  | vendor/github.com/pkg/errors/errors.go
        github.com/pkg/errors.New             | /go/pkg/mod/github.com/pkg/errors@v0.9.1/errors.go     | ''  | vendor/github.com/pkg/errors/errors.go
        golang.org/x/net/http2.(*Framer).Read | /build/app/vendor/golang.org/x/net/http2/frame.go      | ''  | vendor/golang.org/x/net/http2/frame.go
        golang.org/x/net/http2.(*Framer).Read | /build/app/svc/vendor/golang.org/x/net/http2/frame.go  | ''  | svc/vendor/golang.org/x/net/http2/frame.go
        golang.org/x/net/http2.(*Framer).Read | /app/vendor/golang.org/x/net/http2/frame.go            | svc | svc/vendor/golang.org/x/net/http2/frame.go
        golang.org/x/net/http2.(*Framer).Read | golang.org/x/net@v0.20.0/http2/frame.go                | svc | svc/vendor/golang.org/x/net/http2/frame.go
        github.com/acme/web.F                 | /app/vendor/github.com/acme/web/web.go                 | ''  | AMBIGUOUS
        github.com/acme/web.F                 | /app/vendor/github.com/acme/web/web.go                 | web | web/vendor/github.com/acme/web/web.go
        github.com/acme/lib.F                 | /build/app/svc/vendor/github.com/acme/lib/lib.go       | ''  | svc/vendor/github.com/acme/lib/lib.go
        github.com/acme/lib.F                 | github.com/acme/lib@v1.0.0/lib.go                      | svc | svc/vendor/github.com/acme/lib/lib.go
        github.com/acme/lib.F                 | github.com/acme/lib@v1.0.0/lib.go                      | ''  | OTHER_MODULE
        github.com/pkg/gone.New               | /build/app/vendor/github.com/pkg/gone/errors.go        | ''  | OTHER_MODULE
        main.main                             | /build/app/main.go                                     | ''  | main.go
        main.main                             | /build/app/svc/main.go                                 | ''  | svc/main.go
        main.frame                            | /build/app/frame.go                                    | ''  | NO_MATCH
        github.com/acme/app/errors.New        | /build/app/errors/errors.go                            | ''  | errors/errors.go
        """)
    void vendored_copyInTheRepository_isFoundAndNothingElse(
            String function, String file, String root, String expected) {
        assertThat(outcome(new SourceQuestion(function, file, root), VENDORED)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # the package tells which of the namesakes
        # three modules have a package cart: the repository's name tells, see below
        github.com/acme/mono/cart.(*Cart).Total               | /build/mono/cart/total.go               | ''               | AMBIGUOUS
        github.com/acme/mono/old/shop/cart.(*Cart).Total      | /build/mono/old/shop/cart/total.go      | ''               | old/shop/cart/total.go
        github.com/acme/mono/cart.(*Cart).Total               | /build/shop/cart/total.go               | ''               | AMBIGUOUS
        github.com/acme/mono/pkg/log.Info                     | /build/mono/pkg/log/log.go              | ''               | pkg/log/log.go
        github.com/acme/mono/pkg/log.Info                     | /build/mono/pkg/log/log.go              | services/shop    | pkg/log/log.go
        github.com/acme/mono/libs/log.Info                    | /build/mono/libs/log/log.go             | services/shop    | libs/log/log.go
        # the root path tells which service
        github.com/acme/shop-service/cart.Total               | /app/cart/total.go                      | services/shop    | services/shop/cart/total.go
        github.com/acme/shop-service/cart.Total               | /app/cart/total.go                      | /services/shop/  | services/shop/cart/total.go
        github.com/acme/shop-service/cart.Total               | /app/cart/total.go                      | services/billing | services/billing/cart/total.go
        github.com/acme/shop-service/cart.Total               | /app/cart/total.go                      | ''               | AMBIGUOUS
        main.main                                             | /app/cmd/server/main.go                 | services/shop    | services/shop/cmd/server/main.go
        main.main                                             | /app/cmd/server/main.go                 | ''               | AMBIGUOUS
        main.main                                             | /build/mono/services/shop/cmd/server/main.go | ''          | services/shop/cmd/server/main.go
        # whole segments only: services/sho is no prefix of services/shop
        main.main                                             | /app/cmd/server/main.go                 | services/sho     | AMBIGUOUS
        main.main                                             | /app/cmd/server/main.go                 | ices/shop        | AMBIGUOUS
        # a bare name: the service is the repository unless a root path says otherwise
        main.main                                             | /app/main.go                            | ''               | main.go
        main.main                                             | /app/main.go                            | services/gone    | AMBIGUOUS
        ''                                                    | /app/total.go                           | ''               | AMBIGUOUS
        main.main                                             | main.go                                 | tools            | tools/main.go
        main.main                                             | /app/tools/main.go                      | ''               | tools/main.go
        ''                                                    | /app/cart/total.go                      | ''               | AMBIGUOUS
        """)
    void monorepo_namesakes_areToldApartOrNamed(String function, String file, String root, String expected) {
        assertThat(outcome(new SourceQuestion(function, file, root), MONOREPO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        main.main                        | /build/mono/main.go                    | https://github.com/acme/mono      | main.go
        main.main                        | github.com/acme/mono/main.go           | https://github.com/acme/mono.git  | main.go
        github.com/acme/mono/cart.Total  | /build/mono/cart/total.go              | https://github.com/acme/mono      | cart/total.go
        github.com/acme/mono/cart.Total  | /build/shop/cart/total.go              | git@github.com:acme/mono.git      | cart/total.go
        github.com/acme/mono/v2/cart.Total | /build/x/cart/total.go               | https://github.com/acme/mono      | cart/total.go
        github.com/acme/mono/cart.Total  | github.com/acme/mono@v1.2.3/cart/total.go | https://github.com/acme/mono   | cart/total.go
        github.com/acme/mono/cart.Total  | github.com/acme/mono@v1.2.3/cart/gone.go  | https://github.com/acme/mono   | OTHER_MODULE
        github.com/acme/mono/cart.Total  | github.com/acme/mono@v1.2.3/cart/total.go | https://github.com/acme/other  | OTHER_MODULE
        github.com/acme/mono/lib.F       | github.com/acme/mono/lib@v1.2.3/log.go    | https://github.com/acme/mono   | OTHER_MODULE
        """)
    void repositoryName_asEvidence_decides(String function, String file, String repository, String expected) {
        SourceQuestion question = new SourceQuestion(function, file, "", repository);
        assertThat(outcome(question, MONOREPO)).isEqualTo(expected);
    }
}
