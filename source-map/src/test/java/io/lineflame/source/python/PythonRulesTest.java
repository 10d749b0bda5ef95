package io.lineflame.source.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

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

final class PythonRulesTest {

    private static final LanguageRulesOfPython RULES = new LanguageRulesOfPython();

    /** The rules as the finder uses them: what they want is read first. */
    private static final class LanguageRulesOfPython {
        private final PythonRules rules = new PythonRules();

        SourceAnswer find(SourceQuestion question, Tree tree, Map<String, String> texts) {
            assertThat(rules.claims(question.function(), question.fileAsCompiled()))
                    .isTrue();
            Map<String, String> read = new HashMap<>(texts);
            read.keySet().retainAll(rules.wanted(question, tree));
            return rules.find(question, new Checkout(tree, read));
        }

        String outcome(String function, String file, String rootPath, Tree tree) {
            SourceAnswer answer = find(new SourceQuestion(function, file, rootPath), tree, Map.of());
            return answer.path().orElseGet(() -> answer.reason().orElseThrow().name());
        }
    }

    private static final Tree SHOP = Trees.of("""
            Dockerfile
            app.py
            deploy/app.py
            pyproject.toml
            src/shop/__init__.py
            src/shop/_vendor/six.py
            src/shop/cart.py
            src/shop/billing/__init__.py
            src/shop/billing/tax.py
            src/shop/billing/fast.pyx
            src/shop/json.py
            src/types.py
            tests/fixtures/shop/cart.py
            tools/requests/api.py
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # how it ran                   | file                                                     | expected
        in a container                 | /app/src/shop/cart.py                                    | src/shop/cart.py
        copied without src             | /app/shop/billing/tax.py                                 | src/shop/billing/tax.py
        on Windows                     | C:\\build\\shop\\src\\shop\\billing\\tax.py              | src/shop/billing/tax.py
        bytecode beside                | /app/src/shop/__pycache__/cart.cpython-312.pyc           | src/shop/cart.py
        bytecode alone                 | /app/shop/billing/tax.pyc                                | src/shop/billing/tax.py
        a zipped application           | /opt/shop.pyz/shop/billing/tax.py                        | src/shop/billing/tax.py
        installed                      | /usr/local/lib/python3.12/site-packages/shop/cart.py     | src/shop/cart.py
        installed, virtual environment | /app/.venv/lib/python3.11/site-packages/shop/billing/tax.py | src/shop/billing/tax.py
        installed by Debian            | /usr/lib/python3/dist-packages/shop/__init__.py          | src/shop/__init__.py
        a wheel of its own             | /root/.pex/installed_wheels/6f/shop-1.2-py3-none-any.whl/shop/cart.py | src/shop/cart.py
        relative to the search path    | shop/billing/tax.py                                      | src/shop/billing/tax.py
        hides Python's module          | types.py                                                 | src/types.py
        Cython                         | shop/billing/fast.pyx                                    | src/shop/billing/fast.pyx
        a script                       | /app/app.py                                              | app.py
        a relative script              | app.py                                                   | app.py
        vendored                       | /app/shop/_vendor/six.py                                 | src/shop/_vendor/six.py
        frozen, own                    | <frozen shop.billing.tax>                                | src/shop/billing/tax.py
        not in the tree                | /app/shop/gone.py                                        | NO_MATCH
        own machine code               | /app/shop/fast.cpython-312-x86_64-linux-gnu.so           | NO_FILE_NAME
        """)
    void own_file_isFound(String how, String file, String expected) {
        assertThat(RULES.outcome("total", file, "", SHOP)).as(how).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /app/app.py  | ''             | AMBIGUOUS
        /app/app.py  | services/shop  | services/shop/app.py
        /app/app.py  | services/tax   | services/tax/app.py
        """)
    void sameScriptInSeveralServices_rootPath_tells(String file, String rootPath, String expected) {
        Tree tree = Trees.of("""
                services/shop/app.py
                services/tax/app.py
                """);
        assertThat(RULES.outcome("main", file, rootPath, tree)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        queue/worker.py  | backend/queue/worker.py                                 | backend/queue/worker.py
        email/sender.py  | app/email/sender.py,app/other/sender.py                 | app/email/sender.py
        requests/api.py  | tools/requests/api.py                                   | tools/requests/api.py
        email/sender.py  | a/email/sender.py,b/email/sender.py                     | AMBIGUOUS
        email/sender.py  | app/mail/sender.py                                      | STANDARD_LIBRARY
        requests/api.py  | vendor/requests/api.py                                  | OTHER_MODULE
        requests/api.py  | shop/__init__.py,shop/requests/api.py                   | OTHER_MODULE
        queue.py         | backend/queue.py                                        | STANDARD_LIBRARY
        """)
    void relativeName_likeAKnownModules_isOwnWhereAPackageHasIt(String file, String paths, String expected) {
        assertThat(RULES.outcome("work", file, "", Trees.of(paths.replace(',', '\n'))))
                .isEqualTo(expected);
    }

    @Test
    void bareFileName_qualifiedFunction_givesThePackage() {
        Tree tree = Trees.of("""
                shop/billing/views.py
                shop/cart/views.py
                """);
        assertThat(RULES.outcome("shop.cart.views.Cart.get", "views.py", "", tree))
                .isEqualTo("shop/cart/views.py");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        within a package           | setup.py,shop/__init__.py,shop/requests/api.py
        nothing builds a package   | tools/requests/api.py
        two packages of that name  | a/setup.py,a/requests/api.py,b/setup.py,b/requests/api.py
        a copy of somebody else's  | vendor/setup.py,vendor/requests/api.py
        """)
    void installedPackage_ownFolderOfThatName_isNotTakenForIt(String how, String paths) {
        Tree tree = Trees.of(paths.replace(',', '\n'));
        String file = "/usr/local/lib/python3.12/site-packages/requests/api.py";
        assertThat(RULES.outcome("get", file, "", tree)).as(how).isEqualTo("OTHER_MODULE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file                                                                     | version | path
        /root/.pyenv/versions/3.12.1/lib/python3.12/json/decoder.py                | 3.12.1  | Lib/json/decoder.py
        /root/.local/share/uv/python/cpython-3.12.4-linux-x86_64-gnu/lib/python3.12/asyncio/events.py | 3.12.4 | Lib/asyncio/events.py
        /opt/hostedtoolcache/Python/3.11.9/x64/lib/python3.11/json/decoder.py      | 3.11.9  | Lib/json/decoder.py
        /opt/homebrew/Cellar/python@3.12/3.12.1_1/Frameworks/Python.framework/Versions/3.12/lib/python3.12/ssl.py | 3.12.1 | Lib/ssl.py
        /opt/conda/pkgs/python-3.13.0rc1-h0_0_cp313t/lib/python3.13t/json/decoder.py | 3.13.0rc1 | Lib/json/decoder.py
        C:\\Users\\mona\\.pyenv\\pyenv-win\\versions\\3.12.1\\Lib\\json\\decoder.py | 3.12.1  | Lib/json/decoder.py
        C:\\hostedtoolcache\\windows\\Python\\3.12.1\\x64\\Lib\\queue.py           | 3.12.1  | Lib/queue.py
        """)
    void standardLibrary_pathWithPatch_isAtItsTag(String file, String version, String path) {
        Place place = place(file, Optional.empty(), "", Map.of());
        assertThat(place.version()).contains(new KnownVersion(version, "the file's name"));
        assertThat(place.refs()).containsExactly("v" + version);
        assertThat(place.paths().get(0)).isEqualTo(path);
        assertThat(place.repository()).endsWith("/python/cpython");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file                                       | label        | .python-version | version | from
        /usr/local/lib/python3.12/json/decoder.py    | 3.12.1       | ''              | 3.12.1  | the label python_version
        /usr/local/lib/python3.12/json/decoder.py    | CPython-3.12 | ''              | ''      | ''
        /usr/local/lib/python3.12/json/decoder.py    | 3.11.2       | ''              | ''      | ''
        /usr/local/lib/python3.12/json/decoder.py    | go1.22.1     | 3.12.3          | 3.12.3  | .python-version
        /usr/local/lib/python3.12/json/decoder.py    | ''           | 3.12.3          | 3.12.3  | .python-version
        /usr/local/lib/python3.12/json/decoder.py    | ''           | 3.12            | ''      | ''
        /usr/local/lib/python3.12/json/decoder.py    | ''           | 3.13.1          | ''      | ''
        C:\\Python312\\Lib\\json\\decoder.py         | 3.11.2       | 3.12.3          | 3.12.3  | .python-version
        /usr/lib/python312.zip/json/decoder.py       | 3.12.2       | ''              | 3.12.2  | the label python_version
        <frozen importlib._bootstrap>                | 3.12.2       | ''              | 3.12.2  | the label python_version
        contextlib.py                                | 3.12.2       | ''              | 3.12.2  | the label python_version
        json/decoder.py                              | ''           | ''              | ''      | ''
        """)
    void standardLibrary_pathWithoutPatch_isAsLabelOrFileSay(
            String file, String label, String pinned, String version, String from) {
        Optional<KnownVersion> labelled = Optional.of(label)
                .filter(text -> !text.isEmpty())
                .map(text -> new KnownVersion(text, "the label python_version"));
        Place place = place(file, labelled, pinned, Map.of());
        assertThat(place.version().map(KnownVersion::text).orElse("")).isEqualTo(version);
        assertThat(place.version().map(KnownVersion::from).orElse("")).isEqualTo(from);
    }

    @Test
    void standardLibrary_minorVersionAlone_saysWhatIsMissing() {
        SourceAnswer answer = RULES.find(
                new SourceQuestion("loads", "/usr/local/lib/python3.12/json/__init__.py", ""), SHOP, Map.of());
        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
        assertThat(answer.why()).contains("Python 3.12, of which nothing says the patch release");
        assertThat(answer.advice()).singleElement().asString().contains("python_version");
    }

    @Test
    void frozenPackage_moduleNameAlone_isLookedForAsPackageToo() {
        assertThat(place("<frozen importlib>", Optional.empty(), "", Map.of()).paths())
                .containsExactly("Lib/importlib.py", "Lib/importlib/__init__.py");
    }

    @Test
    void repositoryIsPythonItself_standardLibrary_isFound() {
        Tree tree = Trees.of("""
                Lib/json/decoder.py
                Python/ceval.c
                """);
        assertThat(RULES.outcome("decode", "/usr/local/lib/python3.14/json/decoder.py", "", tree))
                .isEqualTo("Lib/json/decoder.py");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file         | lock file        | text                                                                  | version | refs
        requests/api.py | requirements.txt | requests==2.31.0                                                     | 2.31.0 | v2.31.0
        requests/api.py | requirements.txt | Requests[socks] == 2.31.0 ; python_version>'3' # note                | 2.31.0 | v2.31.0
        requests/api.py | requirements.txt | requests>=2.31.0                                                     | ''     | ''
        requests/api.py | poetry.lock      | [[package]]%name = "requests"%version = "2.31.0"%[[package]]%name = "urllib3"%version = "2.0.7" | 2.31.0 | v2.31.0
        requests/api.py | uv.lock          | version = 1%[[package]]%name = "requests"%version = "2.32.3"%[package.metadata]%version = "9"   | 2.32.3 | v2.32.3
        requests/api.py | uv.lock          | [[package]]%name = "requests"%version = "2.32.3"%[[package]]%name = "requests"%version = "2.31.0" | '' | ''
        requests/api.py | Pipfile.lock     | {"_meta":{},"default":{"requests":{"hashes":["x"],"version":"==2.31.0"}}} | 2.31.0 | v2.31.0
        requests/api.py | Pipfile.lock     | {"default":{"requests":{"version":"==2.31.0"},<<<<                    | 2.31.0 | v2.31.0
        sqlalchemy/orm/query.py | poetry.lock | [[package]]%name = "SQLAlchemy"%version = "2.0.23"                 | 2.0.23 | rel_2_0_23
        sklearn/base.py | requirements.txt | scikit_learn==1.3.2                                                  | 1.3.2  | 1.3.2
        """)
    void knownPackage_lockFile_givesTheVersion(String file, String lock, String text, String version, String refs) {
        Place place = place(
                "/app/.venv/lib/python3.12/site-packages/" + file,
                Optional.empty(),
                "",
                Map.of(lock, text.replace('%', '\n')));
        assertThat(place.version().map(KnownVersion::text).orElse("")).isEqualTo(version);
        assertThat(String.join(",", place.refs())).isEqualTo(refs);
    }

    @Test
    void knownPackage_noLockFile_isOfUnknownVersionAndSaysSo() {
        SourceAnswer answer =
                RULES.find(new SourceQuestion("get", "/x/site-packages/requests/api.py", ""), SHOP, Map.of());
        assertThat(answer.places()).singleElement().satisfies(place -> {
            assertThat(place.version()).isEmpty();
            assertThat(place.paths()).containsExactly("src/requests/api.py", "requests/api.py");
        });
        assertThat(answer.why()).contains("nothing says the version");
        assertThat(answer.advice()).singleElement().asString().contains("poetry.lock");
    }

    @Test
    void wheelInTheName_version_needsNoLockFile() {
        String file = "/root/.pex/installed_wheels/6f0c/requests-2.31.0-py3-none-any.whl/requests/api.py";
        assertThat(place(file, Optional.empty(), "", Map.of()).version())
                .contains(new KnownVersion("2.31.0", "the file's name"));
    }

    @Test
    void unknownPackage_isNotTheServices_andNothingIsReadForIt() {
        SourceQuestion question = new SourceQuestion("get", "/x/site-packages/acme_internal/api.py", "");
        Tree tree = Trees.of("requirements.txt");
        assertThat(new PythonRules().wanted(question, tree)).isEmpty();
        SourceAnswer answer = RULES.find(question, tree, Map.of());
        assertThat(answer.places()).isEmpty();
        assertThat(answer.advice()).singleElement().asString().contains("mapping");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <string>                                                      | OWN              | GENERATED
        <stdin>                                                       | OWN              | GENERATED
        <ipython-input-3-9c0b>                                        | OWN              | GENERATED
        /opt/pypy/lib/pypy3.10/json/decoder.py                        | STANDARD_LIBRARY | STANDARD_LIBRARY
        /usr/lib/python3.12/lib-dynload/_json.cpython-312-x86_64-linux-gnu.so | STANDARD_LIBRARY | STANDARD_LIBRARY
        /x/site-packages/numpy/core/_multiarray_umath.cpython-312-x86_64-linux-gnu.so | DEPENDENCY | OTHER_MODULE
        /var/lang/lib/python3.12/awslambdaric/bootstrap.py            | DEPENDENCY       | OTHER_MODULE
        pyroscope/__init__.py                                         | DEPENDENCY       | OTHER_MODULE
        contextlib.py                                                 | STANDARD_LIBRARY | STANDARD_LIBRARY
        main.py                                                       | OWN              | NO_MATCH
        ./queue.py                                                    | OWN              | NO_MATCH
        /app/json/decoder.py                                          | OWN              | NO_MATCH
        /srv/build/Lib/shop.py                                        | OWN              | NO_MATCH
        """)
    void whose_byName_colourAndReason(String file, Origin origin, String outcome) {
        assertThat(new PythonRules().origin("f", file)).isEqualTo(origin);
        assertThat(RULES.outcome("f", file, "", Trees.of("README.md"))).isEqualTo(outcome);
    }

    /** Names come from profiles: a long one must take neither the stack nor the processor. */
    @ParameterizedTest
    @ValueSource(strings = {"a/", "3.1.", "-1", "python3", "lib/python3.1/x/", "site-packages/", ".."})
    void longNames_areReadInOnePass(String part) {
        String file = "/" + part.repeat(65_000 / part.length()) + "/x.py";
        assertTimeout(Duration.ofSeconds(5), () -> RULES.outcome(file, file, "", SHOP));
    }

    private static Place place(String file, Optional<KnownVersion> runtime, String pinned, Map<String, String> texts) {
        Map<String, String> all = new HashMap<>(texts);
        if (!pinned.isEmpty()) {
            all.put(".python-version", "# pinned\n" + pinned + "\n");
        }
        Tree tree = Trees.of(all.isEmpty() ? "README.md" : String.join("\n", all.keySet()));
        SourceAnswer answer = RULES.find(new SourceQuestion("f", file, "", "", runtime), tree, all);
        assertThat(answer.places()).hasSize(1);
        return answer.places().get(0);
    }
}
