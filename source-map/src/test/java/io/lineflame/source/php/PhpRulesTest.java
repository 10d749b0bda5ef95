package io.lineflame.source.php;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhpRulesTest {

    private static final PhpRules RULES = new PhpRules();

    private static final Tree SHOP = Trees.of("""
            composer.lock
            packages/tax/src/Tax.php
            public/index.php
            src/Cart/Total.php
            templates/cart.phtml
            vendor/acme/copied/src/Copy.php
            """);

    private static final String LOCK = """
            {
              "content-hash": "x",
              "packages": [
                {
                  "name": "monolog/monolog",
                  "version": "3.5.0",
                  "source": {"type": "git", "url": "https://git.example.com/Seldaek/monolog.git", "reference": "c915e2634718dbc8a4a15c61b0e62e7a44e14448"},
                  "authors": [{"name": "somebody/else"}]
                },
                {"name": "acme/tax", "version": "dev-main", "dist": {"type": "path", "url": "packages/tax", "reference": "x"}}
              ],
              "packages-dev": [
                {"name": "phpunit/phpunit", "version": "10.4.2", "source": {"url": "https://git.example.com/s/phpunit", "reference": "cacd8b9dd224efa8eb28beb69004126c7ca1a1a1"}}
              ]
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        in a container         | /var/www/html/src/Cart/Total.php              | src/Cart/Total.php
        the front controller   | /var/www/html/public/index.php                | public/index.php
        in an archive          | phar:///usr/local/bin/shop.phar/src/Cart/Total.php | src/Cart/Total.php
        a template in PHP      | /var/www/html/templates/cart.phtml            | templates/cart.phtml
        on Windows             | C:\\inetpub\\shop\\src\\Cart\\Total.php       | src/Cart/Total.php
        a committed package    | /var/www/html/vendor/acme/copied/src/Copy.php | vendor/acme/copied/src/Copy.php
        a package of this tree | /var/www/html/vendor/acme/tax/src/Tax.php     | packages/tax/src/Tax.php
        """)
    void own_file_isFound(String how, String file, String expected) {
        assertThat(find(file, SHOP, Map.of("composer.lock", LOCK)).path())
                .as(how)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /app/vendor/monolog/monolog/src/Monolog/Logger.php   | https://git.example.com/Seldaek/monolog | 3.5.0  | c915e2634718dbc8a4a15c61b0e62e7a44e14448 | src/Monolog/Logger.php
        /app/vendor/phpunit/phpunit/src/Framework/Assert.php | https://git.example.com/s/phpunit       | 10.4.2 | cacd8b9dd224efa8eb28beb69004126c7ca1a1a1 | src/Framework/Assert.php
        """)
    void package_composerLock_givesRepositoryAndCommit(
            String file, String repository, String version, String commit, String path) {
        Place place = find(file, SHOP, Map.of("composer.lock", LOCK)).places().get(0);
        assertThat(place.repository()).isEqualTo(repository);
        assertThat(place.version()).contains(new KnownVersion(version, "composer.lock"));
        assertThat(place.refs()).containsExactly(commit, version);
        assertThat(place.paths()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"packages\":[{\"name\":\"monolog/monolog\",\"version\":\"3.5.0\"}]}"})
    void package_lockWithoutIt_saysWhatWouldHelp(String lock) {
        SourceAnswer answer =
                find("/app/vendor/monolog/monolog/src/Monolog/Logger.php", SHOP, Map.of("composer.lock", lock));
        assertThat(answer.places()).isEmpty();
        assertThat(answer.why()).contains("the package monolog/monolog");
        assertThat(answer.advice()).singleElement().asString().contains("composer.lock");
    }

    @Test
    void committedPackage_lockFile_isNotRead() {
        SourceQuestion question = new SourceQuestion("f", "/app/vendor/acme/copied/src/Copy.php", "");
        assertThat(RULES.wanted(question, SHOP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /app/src/Cart.php(12) : eval()'d code               | OWN        | GENERATED
        /app/src/Cart.php(12) : runtime-created function    | OWN        | GENERATED
        /app/storage/framework/views/8f14e45fceea167a.php   | OWN        | GENERATED
        /app/vendor/composer/ClassLoader.php                | DEPENDENCY | OTHER_MODULE
        /app/vendor/autoload.php                            | DEPENDENCY | OTHER_MODULE
        /app/vendor/odd/one/src/Odd.php                     | DEPENDENCY | OTHER_MODULE
        /app/src/Gone.php                                   | OWN        | NO_MATCH
        """)
    void whose_byName_colourAndReason(String file, Origin origin, NoSource reason) {
        assertThat(RULES.claims("f", file)).isTrue();
        assertThat(RULES.origin("f", file)).isEqualTo(origin);
        assertThat(find(file, Trees.of("README.md"), Map.of()).reason()).contains(reason);
    }

    /** Names come from profiles: a long one must take neither the stack nor the processor. */
    @ParameterizedTest
    @ValueSource(strings = {"a/", "vendor/", "vendor/a/b/", "phar://", "../"})
    void longNames_areReadInOnePass(String part) {
        String file = "/" + part.repeat(65_000 / part.length()) + "/x.php";
        assertTimeout(Duration.ofSeconds(5), () -> find(file, SHOP, Map.of()));
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
}
