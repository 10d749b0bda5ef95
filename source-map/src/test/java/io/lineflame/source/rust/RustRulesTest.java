package io.lineflame.source.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Trees;
import io.lineflame.vcs.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustRulesTest {

    private static final RustRules RULES = new RustRules();
    private static final String HASH = "79e9716c980570bfd1f666e3b16ac583f0168962";

    private static final Tree SHOP = Trees.of("""
            Cargo.lock
            Cargo.toml
            crates/shop-cart/src/lib.rs
            crates/shop-tax/src/lib.rs
            external/shop-api-1.0.0/src/lib.rs
            src/main.rs
            tools/src/main.rs
            vendor/serde/src/de.rs
            """);

    private static SourceAnswer find(String function, String file, String version) {
        Optional<KnownVersion> runtime =
                version.isEmpty() ? Optional.empty() : Optional.of(new KnownVersion(version, "the label rust_version"));
        assertThat(RULES.claims(function, file)).isTrue();
        return RULES.find(new SourceQuestion(function, file, "", "", runtime), Checkout.unread(SHOP));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        shop::main                   | src/main.rs                                   | src/main.rs
        shop::main                   | tools/src/main.rs                             | tools/src/main.rs
        shop_cart::total             | crates/shop-cart/src/lib.rs                   | crates/shop-cart/src/lib.rs
        shop_cart::total             | /build/shop/crates/shop-cart/src/lib.rs       | crates/shop-cart/src/lib.rs
        shop_tax::rate               | C:\\build\\crates\\shop-tax\\src\\lib.rs      | crates/shop-tax/src/lib.rs
        shop_tax::rate               | /moved/src/lib.rs                             | crates/shop-tax/src/lib.rs
        <T as shop::X>::rate         | /moved/src/lib.rs                             | AMBIGUOUS
        serde::de                    | /build/shop/vendor/serde/src/de.rs            | vendor/serde/src/de.rs
        shop_api::get                | /build/shop/external/shop-api-1.0.0/src/lib.rs | external/shop-api-1.0.0/src/lib.rs
        serde::de                    | /build/shop/external/serde-1.0.0/src/lib.rs   | OTHER_MODULE
        shop::gone                   | src/gone.rs                                   | NO_MATCH
        shop::api                    | /build/target/release/build/shop-0123456789abcdef/out/api.rs | GENERATED
        core::iter::sum              | /rustc/9fc6b431/library/core/src/iter.rs      | STANDARD_LIBRARY
        tokio::run                   | /root/.cargo/git/checkouts/tokio-0123456789abcdef/1a2b3c4/tokio/src/lib.rs | OTHER_MODULE
        """)
    void find_files_byTheirNames(String function, String file, String expected) {
        SourceAnswer answer = find(function, file, "");
        assertThat(answer.path().orElseGet(() -> answer.reason().map(Enum::name).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /rustc/79e9716c980570bfd1f666e3b16ac583f0168962/library/std/src/rt.rs   | ''     | 79e9716c980570bfd1f666e3b16ac583f0168962 | library/std/src/rt.rs
        /rustc/79e9716c980570bfd1f666e3b16ac583f0168962\\library\\std\\src\\rt.rs | ''   | 79e9716c980570bfd1f666e3b16ac583f0168962 | library/std/src/rt.rs
        /rustc/79e9716c980570bfd1f666e3b16ac583f0168962/src/libcore/iter/mod.rs | ''     | 79e9716c980570bfd1f666e3b16ac583f0168962 | src/libcore/iter/mod.rs
        /rustc/1.74.0/library/std/src/rt.rs                                     | ''     | 1.74.0 | library/std/src/rt.rs
        /root/.rustup/toolchains/1.74.0-x86_64-unknown-linux-gnu/lib/rustlib/src/rust/library/core/src/num/mod.rs | '' | 1.74.0 | library/core/src/num/mod.rs
        /root/.rustup/toolchains/stable-x86_64-unknown-linux-gnu/lib/rustlib/src/rust/library/core/src/num/mod.rs | rustc 1.75.0 (82e1608df 2023-12-21) | 1.75.0 | library/core/src/num/mod.rs
        /usr/src/rustc-1.63.0/library/std/src/rt.rs                             | ''     | 1.63.0 | library/std/src/rt.rs
        library/std/src/rt.rs                                                   | 1.75.0 | 1.75.0 | library/std/src/rt.rs
        library/std/src/rt.rs                                                   | 3.12.4 | ''     | library/std/src/rt.rs
        library/std/src/rt.rs                                                   | ''     | ''     | library/std/src/rt.rs
        """)
    void find_standardLibrary_isAtTheCompilersCommitOrVersion(String file, String label, String ref, String path) {
        Place place = find("std::rt", file, label).places().get(0);
        assertThat(String.join(" ", place.refs())).isEqualTo(ref);
        assertThat(place.paths()).containsExactly(path);
        assertThat(place.version().isPresent()).isEqualTo(!ref.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.190/src/de.rs            | /serde-rs/serde   | v1.0.190            | serde/src/de.rs
        C:\\Users\\m\\.cargo\\registry\\src\\github.com-1ecc6299db9ec823\\rayon-core-1.12.0\\src\\job.rs | /rayon-rs/rayon | rayon-core-v1.12.0  | rayon-core/src/job.rs
        /cargo/registry/src/x-1/md-5-0.10.6/src/lib.rs                                                | /RustCrypto/hashes | md-5-v0.10.6       | md-5/src/lib.rs
        /cargo/registry/src/x-1/serde_json-1.0.108/src/read.rs                                        | /serde-rs/json    | v1.0.108            | src/read.rs
        external/crates__tokio-1.33.0/src/runtime/mod.rs                                              | /tokio-rs/tokio   | tokio-1.33.0        | tokio/src/runtime/mod.rs
        /rust/deps/hashbrown-0.14.3/src/raw/mod.rs                                                    | /rust-lang/hashbrown | v0.14.3          | src/raw/mod.rs
        /build/cargo-vendor-dir/axum-0.7.0-rc.1/src/lib.rs                                            | /tokio-rs/axum    | axum-v0.7.0-rc.1    | axum/src/lib.rs
        """)
    void find_crateThatIsKnown_isInItsRepositoryAtTheTag(String file, String repository, String tag, String path) {
        Place place = find("x::y", file, "").places().get(0);
        assertThat(place.repository()).endsWith(repository);
        assertThat(place.refs()).first().isEqualTo(tag);
        assertThat(place.paths()).first().isEqualTo(path);
    }

    /** The bare tags of a repository are of its main crate: other crates have versions of their own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        percent-encoding-2.3.1 | percent-encoding-v2.3.1 percent-encoding-2.3.1
        idna-0.5.0             | idna-v0.5.0 idna-0.5.0
        form_urlencoded-1.2.1  | form_urlencoded-v1.2.1 form_urlencoded-1.2.1
        rand_core-0.6.4        | rand_core-0.6.4 rand_core-v0.6.4
        rand_chacha-0.3.1      | rand_chacha-0.3.1 rand_chacha-v0.3.1
        rayon-core-1.12.0      | rayon-core-v1.12.0 rayon-core-1.12.0
        parking_lot_core-0.9.9 | core-0.9.9 parking_lot_core-v0.9.9 parking_lot_core-0.9.9
        http-body-util-0.1.0   | http-body-util-v0.1.0 http-body-util-0.1.0
        rand-0.8.5             | 0.8.5 v0.8.5 rand-v0.8.5 rand-0.8.5
        url-2.5.0              | v2.5.0 2.5.0 url-v2.5.0 url-2.5.0
        """)
    void find_oneOfSeveralCrates_hasNoTagOfAnother(String crate, String refs) {
        Place place = find("x::y", "/cargo/registry/src/x-1/" + crate + "/src/lib.rs", "")
                .places()
                .get(0);
        assertThat(place.refs()).containsExactlyInAnyOrder(refs.split(" ", -1));
        assertThat(place.refs()).first().isEqualTo(refs.split(" ", -1)[0]);
    }

    @Test
    void find_repositoryIsRustItself_isFoundInIt() {
        Tree rust = Trees.of("library/core/src/lib.rs\nlibrary/std/src/lib.rs\nlibrary/std/src/rt.rs");
        SourceQuestion question = new SourceQuestion("std::rt", "/rustc/" + HASH + "/library/std/src/rt.rs", "");
        assertThat(RULES.find(question, Checkout.unread(rust)).path()).contains("library/std/src/rt.rs");
    }

    @Test
    void find_crateThatIsNotKnown_namesItAndItsVersion() {
        SourceAnswer answer = find("x::y", "/cargo/registry/src/x-1/acme-thing-0.3.0+native.2/src/lib.rs", "");
        assertThat(answer.places()).isEmpty();
        assertThat(answer.why()).contains("acme-thing 0.3.0+native.2");
        assertThat(answer.advice()).singleElement().asString().contains(".lineflame.yaml");
    }

    @Test
    void find_gitCheckout_isWhereCargoLockSays() {
        String file = "/root/.cargo/git/checkouts/tokio-0123456789abcdef/79e9716/tokio/src/lib.rs";
        SourceQuestion question = new SourceQuestion("tokio::run", file, "");
        assertThat(RULES.wanted(question, SHOP)).containsExactly("Cargo.lock");
        String lock = """
                [[package]]
                name = "tokio"
                source = "git+https://git.example.com/tokio?branch=main#%s"
                """.formatted(HASH);
        Place place = RULES.find(question, new Checkout(SHOP, Map.of("Cargo.lock", lock)))
                .places()
                .get(0);
        assertThat(place.repository()).isEqualTo("https://git.example.com/tokio");
        assertThat(place.refs()).containsExactly(HASH);
        assertThat(place.paths()).containsExactly("tokio/src/lib.rs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        src/main.rs                                            | OWN
        /build/target/release/build/shop-01/out/api.rs         | OWN
        /rustc/9fc6b431d21a/library/core/src/iter.rs           | STANDARD_LIBRARY
        library/alloc/src/vec/mod.rs                           | STANDARD_LIBRARY
        library/catalog/src/lib.rs                             | OWN
        /root/.cargo/registry/src/x-1/serde-1.0.1/src/de.rs    | DEPENDENCY
        /build/vendor/serde/src/de.rs                          | DEPENDENCY
        /r/git/checkouts/tokio-01/79e9716/src/lib.rs           | DEPENDENCY
        """)
    void origin_byFile_isKnown(String file, Origin expected) {
        assertThat(RULES.origin("x::y", file)).isEqualTo(expected);
    }

    @Test
    void origin_longNames_takesNoTime() {
        for (String piece : new String[] {"a-1.", "-1.1.1", "/rustc/0", "registry/src/", "a__", "/out"}) {
            String file = "/registry/src/x/" + piece.repeat(60_000 / piece.length()) + ".rs";
            assertTimeout(Duration.ofSeconds(1), () -> RULES.origin("x", file));
        }
    }
}
