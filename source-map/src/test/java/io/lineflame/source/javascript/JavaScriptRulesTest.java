package io.lineflame.source.javascript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.vcs.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaScriptRulesTest {

    private static final JavaScriptRules RULES = new JavaScriptRules();

    private static final Tree SHOP = Trees.of("""
            app.js
            my shop/cart.js
            package.json
            packages/cart/package.json
            packages/cart/src/index.ts
            packages/tax/dist/tax.js
            packages/tax/dist/tax.js.map
            packages/tax/package.json
            packages/tax/src/tax.ts
            public/app.js
            src/cart/total.ts
            src/legacy.js
            src/pages/Cart.vue
            src/pages/cart.tsx
            src/server.ts
            tools/server.ts
            web/app/page.tsx
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # how it ran                 | file                                                    | expected
        node                         | /srv/apps/node/app.js                                   | app.js
        an ECMAScript module         | file:///srv/shop/my%20shop/cart.js                      | my shop/cart.js
        a module with an odd name    | file:///srv/shop/100%/src/legacy.js                     | src/legacy.js
        on Windows                   | C:\\shop\\src\\cart\\total.ts                           | src/cart/total.ts
        on Windows, as URL           | file:///C:/shop/src/cart/total.ts                       | src/cart/total.ts
        mapped by the SDK            | /srv/shop/src/cart/total.ts                             | src/cart/total.ts
        webpack                      | webpack:///./src/cart/total.ts?1a2b                     | src/cart/total.ts
        webpack with a name          | webpack://shop/./src/cart/total.ts                      | src/cart/total.ts
        webpack above its context    | webpack://web/../src/cart/total.ts                      | src/cart/total.ts
        webpack, a layer             | webpack://_N_E/(rsc)/./src/pages/cart.tsx               | src/pages/cart.tsx
        Turbopack                    | turbopack:///[project]/src/pages/cart.tsx               | src/pages/cart.tsx
        an app's own scheme          | app:///src/legacy.js                                    | src/legacy.js
        Vite                         | http://localhost:5173/src/cart/total.ts?t=1700000000000 | src/cart/total.ts
        Vite without a host          | /src/cart/total.ts?t=1700000000000                      | src/cart/total.ts
        Vite outside of its root     | http://localhost:5173/@fs/home/mona/shop/src/legacy.js  | src/legacy.js
        a component                  | webpack://shop/./src/pages/Cart.vue?f3c1                | src/pages/Cart.vue
        Bun, one executable          | /$bunfs/root/src/legacy.js                              | src/legacy.js
        what was built is committed  | /app/packages/tax/dist/tax.js                           | packages/tax/dist/tax.js
        a build machine's folder     | /build/shop/src/legacy.js                               | src/legacy.js
        """)
    void own_script_isFound(String how, String file, String expected) {
        assertThat(find(file, SHOP, Map.of()).path()).as(how).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # how it was built           | file                                                  | source
        tsc with outDir              | /app/dist/cart/total.js                               | src/cart/total.ts
        tsc without rootDir          | /app/dist/src/cart/total.js                           | src/cart/total.ts
        the service's, not a tool's  | /app/dist/server.js                                   | src/server.ts
        beside its source            | /app/src/cart/total.js                                | src/cart/total.ts
        of a workspace               | /repo/packages/cart/dist/index.js                     | packages/cart/src/index.ts
        Babel                        | /app/build/legacy.js                                  | src/legacy.js
        webpack in development       | webpack-internal:///(rsc)/./web/app/page.tsx          | web/app/page.tsx
        webpack-internal without one | webpack-internal:///./src/legacy.js                   | src/legacy.js
        Next.js                      | /app/web/.next/server/app/page.js                     | web/app/page.tsx
        """)
    void compiledScript_source_isNamedButNotShown(String how, String file, String source) {
        SourceAnswer answer = find(file, SHOP, Map.of());
        assertThat(answer.reason()).as(how).contains(NoSource.GENERATED);
        assertThat(answer.why()).contains("compiled from " + source + ".");
        assertThat(answer.attempts())
                .filteredOn(attempt -> attempt.rule().equals("compiled from"))
                .extracting(Attempt::path)
                .containsExactly(source);
        assertThat(answer.advice()).singleElement().asString().contains("source maps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # the map says                                                                     | expected
        {"version":3,"sources":["../src/total.ts"],"mappings":"AAAA"}                      | compiled from src/total.ts.
        {"version":3,"sourceRoot":"../src","sources":["total.ts"]}                         | compiled from src/total.ts.
        {"version":3,"sources":["webpack://shop/./src/total.ts","webpack/bootstrap"]}      | compiled from src/total.ts.
        {"version":3,"sources":["../src/total.ts","../src/tax.ts","../node_modules/a/b.js"]} | compiled from 2 files, such as src/total.ts.
        {"version":3,"sections":[{"offset":{},"map":{"sources":["../src/tax.ts"]}}]}       | compiled from src/tax.ts.
        {"version":3,"sources":[null,7,"../gone.ts"]}                                      | compiled from old/bundle.ts.
        not json                                                                           | compiled from old/bundle.ts.
        """)
    void compiledScript_sourceMapInTheTree_saysFromWhat(String map, String expected) {
        Tree tree = Trees.of("""
                dist/bundle.js.map
                old/bundle.ts
                src/tax.ts
                src/total.ts
                """);
        SourceAnswer answer = find("/app/dist/bundle.js", tree, Map.of("dist/bundle.js.map", map));
        assertThat(answer.why()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /home/ci/build/src/cart/x.js   | src/cart/x.js
        /opt/build/repo/src/cart/x.js  | src/cart/x.js
        /opt/dist/src/cart/x.js        | src/cart/x.js
        internal/handlers.js           | internal/handlers.js
        """)
    void checkout_inAFolderThatLooksMade_isStillTheService(String file, String expected) {
        Tree tree = Trees.of("""
                internal/handlers.js
                src/cart/x.js
                """);
        assertThat(find(file, tree, Map.of()).path()).contains(expected);
    }

    @Test
    void compiledScript_committedBesideItsSource_isShown() {
        Tree tree = Trees.of("""
                web/dist/src/x.js
                src/x.js
                """);
        assertThat(find("/app/web/dist/src/x.js", tree, Map.of()).path()).contains("web/dist/src/x.js");
    }

    @Test
    void compiledScript_committedWithItsMap_isShownWithAdvice() {
        SourceAnswer answer = find("/app/packages/tax/dist/tax.js", SHOP, Map.of());
        assertThat(answer.path()).contains("packages/tax/dist/tax.js");
        assertThat(answer.advice()).singleElement().asString().contains("sourceMapper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/dist/main.4f1c2a9e.js", "https://cdn.example.com/assets/app.4f1c2a9e.js"})
    void bundle_ofUnknownSources_saysSo(String file) {
        SourceAnswer answer = find(file, SHOP, Map.of());
        assertThat(answer.reason()).contains(NoSource.GENERATED);
        assertThat(answer.why()).contains("was built");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file                          | label     | .nvmrc      | version | path
        node:events                     | v20.11.1  | ''          | 20.11.1 | lib/events.js
        node:internal/timers            | 20.20.2   | ''          | 20.20.2 | lib/internal/timers.js
        node:internal/deps/undici/undici | 22.1.0   | ''          | 22.1.0  | deps/undici/undici.js
        internal/modules/cjs/loader.js  | v14.21.3  | ''          | 14.21.3 | lib/internal/modules/cjs/loader.js
        _http_server.js                 | v14.21.3  | ''          | 14.21.3 | lib/_http_server.js
        node:fs                         | ''        | v20.11.1    | 20.11.1 | lib/fs.js
        node:fs                         | ''        | lts/iron    | ''      | lib/fs.js
        node:fs                         | ''        | 20          | ''      | lib/fs.js
        node:fs                         | 1.1.8     | ''          | ''      | lib/fs.js
        node:fs                         | go1.22.1  | ''          | ''      | lib/fs.js
        """)
    void node_builtIn_isAtTheVersionThatRan(String file, String label, String pinned, String version, String path) {
        Map<String, String> texts = pinned.isEmpty() ? Map.of("README.md", "") : Map.of(".nvmrc", pinned);
        Optional<KnownVersion> runtime = Optional.of(label)
                .filter(text -> !text.isEmpty())
                .map(text -> new KnownVersion(text, "the label node_version"));
        SourceAnswer answer = find(new SourceQuestion("f", file, "", "", runtime), tree(texts), texts);
        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
        Place place = answer.places().get(0);
        assertThat(place.version().map(KnownVersion::text).orElse("")).isEqualTo(version);
        assertThat(String.join(",", place.refs())).isEqualTo(version.isEmpty() ? "" : "v" + version);
        assertThat(place.paths().get(0)).isEqualTo(path);
        assertThat(answer.advice().isEmpty()).isEqualTo(!version.isEmpty());
    }

    @Test
    void repositoryIsNodeItself_builtIn_isFound() {
        Tree tree = Trees.of("""
                lib/events.js
                src/node.cc
                """);
        assertThat(find("node:events", tree, Map.of()).path()).contains("lib/events.js");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # installed by     | file                                                                                  | name      | version
        pnpm               | /app/node_modules/.pnpm/express@4.18.2/node_modules/express/lib/router/index.js        | express   | 4.18.2
        pnpm, with peers   | /app/node_modules/.pnpm/@fastify+static@6.12.0_fastify@4.0.0/node_modules/@fastify/static/index.js | @fastify/static | 6.12.0
        pnpm, newer peers  | /app/node_modules/.pnpm/pg@8.11.3(pg-native@3.0.0)/node_modules/pg/lib/client.js       | pg        | 8.11.3
        Yarn, in its cache | /app/.yarn/cache/express-npm-4.18.2-bb15ff679a-3c4b9b076a.zip/node_modules/express/lib/express.js | express | 4.18.2
        Yarn, a scope      | /app/.yarn/cache/@fastify-static-npm-6.12.0-0123456789.zip/node_modules/@fastify/static/index.js | @fastify/static | 6.12.0
        Yarn, prerelease   | /app/.yarn/cache/koa-npm-3.0.0-alpha.1-0123456789.zip/node_modules/koa/lib/context.js  | koa       | 3.0.0-alpha.1
        Bun                | /root/.bun/install/cache/ws@8.16.0@@@1/lib/websocket.js                                | ws        | 8.16.0
        Deno               | /deno-dir/npm/registry.npmjs.org/qs/6.11.0/lib/parse.js                                | qs        | 6.11.0
        a CDN              | https://unpkg.com/axios@1.6.2/lib/axios.js                                             | axios     | 1.6.2
        npm, not locked    | /app/node_modules/express/lib/express.js                                               | express   | ''
        """)
    void knownPackage_path_mayCarryTheVersion(String how, String file, String name, String version) {
        SourceAnswer answer = find(file, Trees.of("README.md"), Map.of());
        assertThat(answer.reason()).contains(NoSource.OTHER_MODULE);
        Place place = answer.places().get(0);
        assertThat(place.what()).isEqualTo("the package " + name);
        assertThat(place.version().map(KnownVersion::text).orElse("")).as(how).isEqualTo(version);
        assertThat(file).endsWith(place.paths().get(0).replace("packages/pg/", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # lock file         | text                                                                             | version
        package-lock.json   | {"packages":{"":{"version":"9"},"node_modules/qs":{"version":"6.11.0"}}}         | 6.11.0
        package-lock.json   | {"packages":{"node_modules/a/node_modules/qs":{"version":"1.0.0"},"node_modules/qs":{"version":"6.11.0"}}} | 6.11.0
        package-lock.json   | {"packages":{"web/node_modules/qs":{"version":"1.0.0"}}}                         | 1.0.0
        package-lock.json   | {"packages":{"a/node_modules/qs":{"version":"1.0.0"},"b/node_modules/qs":{"version":"2.0.0"}}} | ''
        package-lock.json   | {"lockfileVersion":1,"dependencies":{"qs":{"version":"6.7.0","dev":true}}}       | 6.7.0
        package-lock.json   | {"packages":{"node_modules/qs":{"version":"6.11.0"},<<<<<<<                      | 6.11.0
        yarn.lock           | # yarn v1%%qs@6.11.0, qs@^6.4.0:%  version "6.11.0"%  resolved "x"               | 6.11.0
        yarn.lock           | __metadata:%  version: 8%%"qs@npm:6.11.0":%  version: 6.11.0%  resolution: "x"   | 6.11.0
        yarn.lock           | qs@6.11.0:%  version "6.11.0"%qs@1.0.0:%  version "1.0.0"                        | ''
        """)
    void knownPackage_lockFile_givesTheVersion(String lock, String text, String version) {
        Map<String, String> texts = Map.of(lock, text.replace('%', '\n'));
        SourceAnswer answer = find("/app/node_modules/qs/lib/parse.js", tree(texts), texts);
        assertThat(answer.places().get(0).version().map(KnownVersion::text).orElse(""))
                .isEqualTo(version);
        assertThat(answer.places().get(0).version().map(KnownVersion::from))
                .isEqualTo(version.isEmpty() ? Optional.empty() : Optional.of(lock));
    }

    @Test
    void package_ofThisRepository_isFound() {
        SourceAnswer answer = find("/app/node_modules/@acme/cart/src/index.ts", SHOP, Map.of());
        assertThat(answer.path()).contains("packages/cart/src/index.ts");
        assertThat(answer.why()).contains("is a package of this repository");
    }

    @Test
    void package_committedCopy_isFound() {
        Tree tree = Trees.of("""
                services/shop/node_modules/qs/lib/parse.js
                src/parse.js
                """);
        SourceQuestion question = new SourceQuestion("f", "/app/node_modules/qs/lib/parse.js", "services/shop");
        assertThat(find(question, tree, Map.of()).path()).contains("services/shop/node_modules/qs/lib/parse.js");
    }

    @Test
    void package_ofNobodyKnown_isNamedWithItsVersion() {
        SourceAnswer answer = find("/a/node_modules/.pnpm/odd@1.2.3/node_modules/odd/x.js", SHOP, Map.of());
        assertThat(answer.places()).isEmpty();
        assertThat(answer.why()).contains("the package odd 1.2.3");
        assertThat(answer.advice()).singleElement().asString().contains("mapping");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        emit                      | node:internal/bootstrap/node           | RUNTIME
        :(garbage collector):0    | ''                                     | RUNTIME
        :Garbage Collection:0     | ''                                     | RUNTIME
        :push:0                   | ''                                     | RUNTIME
        (idle)                    | ''                                     | RUNTIME
        (program)                 | ''                                     | RUNTIME
        open                      | bun:sqlite                             | RUNTIME
        op                        | ext:core/01_core.js                    | RUNTIME
        emit                      | node:events                            | STANDARD_LIBRARY
        emit                      | internal/util.js                       | STANDARD_LIBRARY
        map                       | /app/node_modules/lodash/map.js        | DEPENDENCY
        map                       | webpack:///../node_modules/lodash/map.js | DEPENDENCY
        ./app.js:squares:13       | /srv/apps/node/app.js                  | OWN
        (anonymous)               | evalmachine.<anonymous>                | OWN
        (anonymous)               | VM127                                  | OWN
        """)
    void whose_byName_colour(String function, String file, Origin origin) {
        assertThat(RULES.claims(function, file)).isTrue();
        assertThat(RULES.origin(function, file)).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        evalmachine.<anonymous>                  | GENERATED
        [eval]-wrapper                           | GENERATED
        webpack://shop/webpack/bootstrap         | GENERATED
        webpack:///(webpack)/buildin/global.js   | GENERATED
        webpack://shop/external "fs"             | GENERATED
        http://localhost:5173/@vite/client       | GENERATED
        bun:sqlite                               | STANDARD_LIBRARY
        webpack:///                              | NO_FILE_NAME
        """)
    void noFile_byName_saysWhatItIs(String file, NoSource reason) {
        assertThat(find(file, SHOP, Map.of()).reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        VMware.so
        (anonymous)
        /usr/lib/libnode.so
        app.json
        """)
    void othersFrames_areNotClaimed(String file) {
        assertThat(RULES.claims("f", file)).isFalse();
    }

    /** Names come from profiles: a long one must take neither the stack nor the processor. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a/", "dist/", "node_modules/", "a-npm-1", "a@1.1.", "%", "%41", ".pnpm/", "../", "1.1.1.", "VM1"
            })
    void longNames_areReadInOnePass(String part) {
        String long64k = part.repeat(65_000 / part.length());
        for (String file :
                new String[] {"/" + long64k + "/x.js", "https://" + long64k + "/x.js", "webpack://" + long64k}) {
            assertTimeout(Duration.ofSeconds(5), () -> {
                RULES.claims(file, file);
                RULES.origin(file, file);
                find(new SourceQuestion(file, file, file), SHOP, Map.of());
            });
        }
    }

    private static SourceAnswer find(String file, Tree tree, Map<String, String> texts) {
        return find(new SourceQuestion("f", file, ""), tree, texts);
    }

    /** As the finder does: what the rules want is read first. */
    private static SourceAnswer find(SourceQuestion question, Tree tree, Map<String, String> texts) {
        Map<String, String> read = new HashMap<>(texts);
        read.keySet().retainAll(RULES.wanted(question, tree));
        return RULES.find(question, new Checkout(tree, read));
    }

    private static Tree tree(Map<String, String> texts) {
        return Trees.of(String.join("\n", texts.keySet()));
    }
}
