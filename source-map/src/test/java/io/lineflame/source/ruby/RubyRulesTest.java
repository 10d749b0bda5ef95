package io.lineflame.source.ruby;

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

final class RubyRulesTest {

    private static final RubyRules RULES = new RubyRules();

    private static final Tree SHOP = Trees.of("""
            app/models/cart.rb
            app/views/cart/show.html.erb
            config.ru
            gems/pricing/lib/pricing/tax.rb
            gems/pricing/pricing.gemspec
            lib/tasks/nightly.rake
            vendor/bundle/ruby/3.2.0/gems/odd-1.0.0/lib/odd.rb
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        in a container       | /app/app/models/cart.rb                                     | app/models/cart.rb
        relative             | app/models/cart.rb                                          | app/models/cart.rb
        a view               | /srv/shop/app/views/cart/show.html.erb                      | app/views/cart/show.html.erb
        a task               | /srv/shop/lib/tasks/nightly.rake                            | lib/tasks/nightly.rake
        Rack's file          | /srv/shop/config.ru                                         | config.ru
        a gem by its path    | /srv/shop/gems/pricing/lib/pricing/tax.rb                   | gems/pricing/lib/pricing/tax.rb
        a committed gem      | /srv/shop/vendor/bundle/ruby/3.2.0/gems/odd-1.0.0/lib/odd.rb | vendor/bundle/ruby/3.2.0/gems/odd-1.0.0/lib/odd.rb
        """)
    void own_file_isFound(String how, String file, String expected) {
        assertThat(find(file, SHOP, Map.of()).path()).as(how).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file                                                                       | version | ref      | path
        /usr/local/bundle/gems/rack-2.2.8/lib/rack/builder.rb                        | 2.2.8   | v2.2.8   | lib/rack/builder.rb
        /usr/lib/ruby/gems/3.2.0/gems/activerecord-7.1.1/lib/active_record/base.rb   | 7.1.1   | v7.1.1   | activerecord/lib/active_record/base.rb
        /usr/local/bundle/gems/nokogiri-1.15.4-x86_64-linux/lib/nokogiri/xml.rb      | 1.15.4  | v1.15.4  | lib/nokogiri/xml.rb
        /usr/local/bundle/gems/sidekiq-8.0.0.beta2/lib/sidekiq/cli.rb                | 8.0.0.beta2 | v8.0.0.beta2 | lib/sidekiq/cli.rb
        C:\\Ruby32\\lib\\ruby\\gems\\3.2.0\\gems\\puma-6.4.0\\lib\\puma\\server.rb   | 6.4.0   | v6.4.0   | lib/puma/server.rb
        """)
    void knownGem_isAtTheVersionInItsPath(String file, String version, String ref, String path) {
        Place place = find(file, SHOP, Map.of()).places().get(0);
        assertThat(place.version()).contains(new KnownVersion(version, "the file's name"));
        assertThat(place.refs().get(0)).isEqualTo(ref);
        assertThat(place.paths()).containsExactly(path);
    }

    @Test
    void ownGem_installedAtAVersion_isSaidToBeThisCommits() {
        SourceAnswer answer = find("/usr/local/bundle/gems/pricing-0.3.1/lib/pricing/tax.rb", SHOP, Map.of());
        assertThat(answer.path()).contains("gems/pricing/lib/pricing/tax.rb");
        assertThat(answer.why()).contains("0.3.1", "may have another version");
        assertThat(answer.advice()).singleElement().asString().contains("pricing 0.3.1");
    }

    @Test
    void ownGem_whoseReleasesAreKnown_isAtItsTag() {
        Tree rack = Trees.of("lib/rack/builder.rb\nrack.gemspec");
        SourceAnswer answer = find("/usr/local/bundle/gems/rack-2.2.8/lib/rack/builder.rb", rack, Map.of());
        assertThat(answer.path()).isEmpty();
        assertThat(answer.places().get(0).refs()).first().isEqualTo("v2.2.8");
    }

    @Test
    void gemOfCommit_gemfileLock_givesRepositoryAndHash() {
        String lock = """
                GIT
                  remote: https://git.example.com/acme/ledger.git
                  revision: 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567
                  branch: main
                  specs:
                    ledger (0.1.0)

                GEM
                  remote: https://rubygems.org/
                """;
        String file = "/usr/local/bundle/bundler/gems/ledger-0a1b2c3d4e5f/lib/ledger.rb";
        Place place = find(file, Trees.of("Gemfile.lock"), Map.of("Gemfile.lock", lock))
                .places()
                .get(0);
        assertThat(place.repository()).isEqualTo("https://git.example.com/acme/ledger");
        assertThat(place.refs()).containsExactly("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567");
        assertThat(place.paths().get(0)).isEqualTo("lib/ledger.rb");
        assertThat(find(file, SHOP, Map.of()).places()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # file                                                | label     | .ruby-version | version | refs           | path
        /root/.rbenv/versions/3.2.2/lib/ruby/3.2.0/set.rb     | ''        | ''            | 3.2.2   | v3_2_2,v3.2.2  | lib/set.rb
        /usr/local/rvm/rubies/ruby-3.2.2/lib/ruby/3.2.0/json/common.rb | '' | ''          | 3.2.2   | v3_2_2,v3.2.2  | lib/json/common.rb
        /usr/local/lib/ruby/3.2.0/set.rb                      | 3.2.2     | ''            | 3.2.2   | v3_2_2,v3.2.2  | lib/set.rb
        /usr/local/lib/ruby/3.2.0/set.rb                      | ruby 3.2.2 (2023-03-30 revision e51014f9c0) [x86_64-linux] | '' | 3.2.2 | v3_2_2,v3.2.2 | lib/set.rb
        /usr/local/lib/ruby/3.2.0/set.rb                      | 3.3.0     | ''            | ''      | ''             | lib/set.rb
        /usr/local/lib/ruby/3.2.0/set.rb                      | ''        | ruby-3.2.1    | 3.2.1   | v3_2_1,v3.2.1  | lib/set.rb
        /usr/local/lib/ruby/site_ruby/3.2.0/rubygems.rb       | 3.2.2     | ''            | 3.2.2   | v3_2_2,v3.2.2  | lib/rubygems.rb
        <internal:array>                                      | 3.4.1     | ''            | 3.4.1   | v3_4_1,v3.4.1  | array.rb
        <internal:/usr/local/lib/ruby/3.2.0/rubygems/core_ext/kernel_require.rb> | 3.2.2 | '' | 3.2.2 | v3_2_2,v3.2.2 | lib/rubygems/core_ext/kernel_require.rb
        <internal:kernel>                                     | ''        | ''            | ''      | ''             | kernel.rb
        """)
    void rubysOwn_isAtTheVersionThatRan(
            String file, String label, String pinned, String version, String refs, String path) {
        Map<String, String> texts = pinned.isEmpty() ? Map.of() : Map.of(".ruby-version", pinned + "\n");
        Optional<KnownVersion> runtime =
                Optional.of(label).filter(text -> !text.isEmpty()).map(text -> new KnownVersion(text, "a label"));
        SourceAnswer answer = find(new SourceQuestion("f", file, "", "", runtime), Trees.of(".ruby-version"), texts);
        assertThat(answer.reason()).contains(NoSource.STANDARD_LIBRARY);
        Place place = answer.places().get(0);
        assertThat(place.version().map(KnownVersion::text).orElse("")).isEqualTo(version);
        assertThat(String.join(",", place.refs())).isEqualTo(refs);
        assertThat(place.paths().get(0)).isEqualTo(path);
        assertThat(answer.advice().isEmpty()).isEqualTo(!version.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (eval at /app/app/models/cart.rb:12)       | OWN              | GENERATED
        (eval)                                     | OWN              | GENERATED
        /opt/jruby/lib/ruby/stdlib/set.rb          | STANDARD_LIBRARY | STANDARD_LIBRARY
        /usr/local/bundle/gems/odd-1.2/lib/odd.rb  | DEPENDENCY       | OTHER_MODULE
        /app/lib/ruby/cart.rb                      | OWN              | NO_MATCH
        /app/gems/cart.rb                          | OWN              | NO_MATCH
        """)
    void whose_byName_colourAndReason(String file, Origin origin, NoSource reason) {
        assertThat(RULES.claims("f", file)).isTrue();
        assertThat(RULES.origin("f", file)).isEqualTo(origin);
        assertThat(find(file, Trees.of("README.md"), Map.of()).reason()).contains(reason);
    }

    @Test
    void repositoryIsRubyItself_core_isFound() {
        Tree tree = Trees.of("""
                array.rb
                ext/json/lib/json/common.rb
                vm_eval.c
                """);
        assertThat(find("<internal:array>", tree, Map.of()).path()).contains("array.rb");
        assertThat(find("/usr/lib/ruby/3.2.0/json/common.rb", tree, Map.of()).path())
                .contains("ext/json/lib/json/common.rb");
    }

    /** Names come from profiles: a long one must take neither the stack nor the processor. */
    @ParameterizedTest
    @ValueSource(strings = {"a/", "gems/a-1", "gems/", "-1.1", "lib/ruby/", "3.2.", "../"})
    void longNames_areReadInOnePass(String part) {
        String file = "/" + part.repeat(65_000 / part.length()) + "/x.rb";
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
