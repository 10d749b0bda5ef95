package io.lineflame.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourceIT {

    private Shop shop;
    private Api api;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = Shop.open(folder);
        api = shop.api();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void source_ofTheNewestVersion_isFoundAtItsCommit() {
        JsonNode source = source("cart.Total", "/build/cart/total.go", "startLine", "20");

        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("path").asText()).isEqualTo("cart/total.go");
        assertThat(source.path("ref").asText()).isEqualTo("v1.1.0");
        assertThat(source.path("commit").asText()).isEqualTo(shop.newCommit());
        assertThat(source.path("text").asText()).startsWith("package cart // version 2\n");
        assertThat(source.path("lineCount").asInt()).isEqualTo(29);
        assertThat(source.path("size").asInt())
                .isEqualTo(source.path("text").asText().length());
        assertThat(source.path("language").asText()).isEqualTo("go");
        assertThat(source.path("startLineMatches").asBoolean(false)).isTrue();
        assertThat(source.path("repository").path("url").asText()).isEqualTo(Shop.REPOSITORY);
        assertThat(source.path("search"))
                .anyMatch(one -> one.path("verdict").asText().equals("found"));
    }

    @Test
    void source_ofAChosenCommit_isOfThatCommit() {
        for (String commit :
                new String[] {"v1.0.0", shop.oldCommit(), shop.oldCommit().substring(0, 7)}) {
            JsonNode source = source("cart.Total", "/build/cart/total.go", "commit", commit);

            assertThat(source.path("commit").asText()).isEqualTo(shop.oldCommit());
            assertThat(source.path("text").asText()).startsWith("package cart // version 1\n");
        }
    }

    @Test
    void renamedFile_isFoundAtEachCommitUnderItsName() {
        assertThat(source("cart.walk", "/build/cart/walk.go", "commit", "v1.0.0")
                        .path("path")
                        .asText())
                .isEqualTo("cart/walk.go");
        assertThat(source("cart.walk", "/build/cart/stroll.go", "commit", "v1.1.0")
                        .path("path")
                        .asText())
                .isEqualTo("cart/stroll.go");
        assertThat(source("cart.walk", "/build/cart/walk.go", "commit", "v1.1.0")
                        .path("state")
                        .asText())
                .isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "cart.Total, /build/cart/nowhere.go, not_found",
        "cart.Total, '', not_found",
        "cart.Total, /build/cart/link.go, not_a_file",
        "cart.Total, /build/cart/folder.go, not_a_file",
        "cart.Total, /build/lib/lib.go, not_a_file",
        "cart.Total, /build/cart/bytes.go, binary",
        "cart.Total, /build/cart/latin.go, binary",
        "cart.Total, /build/cart/huge.go, too_large",
        "cart.Total, ../../../../etc/passwd, not_found",
        "regexp.Compile, /usr/lib/go/src/regexp/syntax.go, other_repository",
        "example.com/lib.Run, /root/go/pkg/mod/example.com/lib@v1.2.3/run.go, other_repository"
    })
    void fileThatCannotBeShown_hasItsState(String function, String file, String state) {
        JsonNode source = source(function, file);

        assertThat(source.path("state").asText()).isEqualTo(state);
        assertThat(source.path("text").isNull()).isTrue();
        assertThat(source.path("detail").asText()).isNotBlank();
        assertThat(source.path("search")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/other, v1.0.0, no_host",
        "file:///etc, v1.0.0, no_host",
        "https://github.com@evil.example/acme/shop, v1.0.0, no_host",
        "https://github.com/acme/shop, v9, commit_unknown",
        "https://github.com/acme/shop, 0000000000000000000000000000000000000000, commit_unknown",
        "https://github.com/acme/shop, --upload-pack=x, commit_unknown"
    })
    void placeThatIsNotServed_hasItsState(String repository, String commit, String state) {
        JsonNode source = source("cart.Total", "/build/cart/total.go", "repository", repository, "commit", commit);

        assertThat(source.path("state").asText()).isEqualTo(state);
        assertThat(source.path("search")).isNotEmpty();
    }

    @Test
    void serviceWithoutLabels_saysWhatToSend() {
        JsonNode source = api.get("source", "service", "nothing", "function", "main.main");

        assertThat(source.path("state").asText()).isEqualTo("no_labels");
        assertThat(source.path("detail").asText())
                .contains("service_repository")
                .contains("service_git_ref");
        assertThat(source.path("search")).hasSize(1);
    }

    @Test
    void movedTag_staysWithTheCommitItMeantFirst(@TempDir Path folder) {
        try (Shop other = Shop.open(folder)) {
            Api first = other.api();
            String[] question = {"service", "shop", "function", "cart.Total", "file", "/build/cart/total.go"};
            assertThat(first.get("source", question).path("movedSince").asBoolean(true))
                    .isFalse();

            other.repository().git("tag", "--force", "v1.1.0", "v1.0.0");
            other.clock().advance(Duration.ofMinutes(2)); // what a ref means today is remembered for a minute
            JsonNode later = first.get("source", question);

            assertThat(later.path("commit").asText()).isEqualTo(other.newCommit());
            assertThat(later.path("movedSince").asBoolean(false)).isTrue();
        }
    }

    @Test
    void parameters_thatMakeNoSense_areRefused() {
        assertThat(api.problem(400, "source", "service", "shop").path("detail").asText())
                .contains("function");
        assertThat(api.problem(400, "source", "function", "f", "startLine", "x")
                        .path("detail")
                        .asText())
                .contains("startLine");
    }

    private JsonNode source(String function, String file, String... more) {
        String[] parameters = new String[6 + more.length];
        System.arraycopy(new String[] {"service", "shop", "function", function, "file", file}, 0, parameters, 0, 6);
        System.arraycopy(more, 0, parameters, 6, more.length);
        return api.get("source", parameters);
    }
}
