package io.lineflame.server.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Shop;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings of a git repository and of the server, as a page asks for what they lead to. */
final class MappingsIT {

    private static final String REPOSITORY = "https://git.example.com/acme/shop";
    private static final String OF_REPOSITORY = """
            version: v1
            source_code:
              mappings:
                - path: [{prefix: /srv/app}]
                  language: python
                  source: {local: {path: src}}
                - path: [{prefix: /srv/lib}]
                  language: cobol
                  source: {local: {path: lib}}
            """;
    private static final String OF_SERVER = """
            source_code:
              mappings:
                - path: [{prefix: /srv/lib}]
                  language: python
                  source: {repository: https://git.example.com/acme/shop, ref: lib-1, path: library}
            """;

    @TempDir
    Path folder;

    private TestServer server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        GitRepository repository = GitRepository.init(Files.createDirectory(folder.resolve("shop")));
        repository.write("library/tax.py", "def tax():\n    return 7\n").commit("Library");
        repository.git("tag", "lib-1");
        repository.git("rm", "--quiet", "-r", "library");
        repository
                .write(".pyroscope.yaml", OF_REPOSITORY)
                .write("src/cart.py", "def total():\n    return 1\n")
                .write("old/cart.py", "def total():\n    return 0\n")
                .commit("Shop");
        repository.git("tag", "v1");
        server = TestServer.start(
                new MovableClock(Shop.NOW),
                repository.servedAs(REPOSITORY, Files.createDirectory(folder.resolve("data"))));
        api = new Api(server);
        api.push(
                "default",
                "shop{service_repository=" + REPOSITORY + ",service_git_ref=v1}",
                Shop.NOW.getEpochSecond() - 60,
                Shop.cpu("""
                        3/300                     1/100
                        total@/srv/app/cart.py:2  total@/srv/app/cart.py:2
                        tax@/srv/lib/tax.py:2
                        """));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void mappings_ofRepositoryAndServer_leadToSource() {
        JsonNode own = source("total", "/srv/app/cart.py");
        assertThat(own.path("path").asText()).isEqualTo("src/cart.py");
        assertThat(own.path("search").get(0).path("rule").asText()).isEqualTo("mapping");
        assertThat(own.path("search").get(0).path("why").asText())
                .isEqualTo("Line 4 of .pyroscope.yaml maps /srv/app to src.");
        assertThat(own.path("mistakes").get(0).path("line").asInt()).isEqualTo(8);
        assertThat(source("tax", "/srv/lib/tax.py").path("state").asText()).isNotEqualTo("found");

        put(200, OF_SERVER);

        JsonNode mapped = source("tax", "/srv/lib/tax.py");
        assertThat(mapped.path("state").asText()).isEqualTo("found");
        assertThat(mapped.path("ref").asText()).isEqualTo("lib-1");
        assertThat(mapped.path("path").asText()).isEqualTo("library/tax.py");
        assertThat(mapped.path("of").path("kind").asText()).isEqualTo("mapping");
        assertThat(new Sql(server).texts("SELECT action FROM audit WHERE action = 'set-mappings'"))
                .hasSize(1);
    }

    @Test
    void coverage_countsWhatIsFoundByWhichRule() {
        JsonNode before = api.get("mappings/coverage", "service", "shop");
        assertThat(before.path("functions").asInt()).isEqualTo(2);
        assertThat(before.path("resolved").asInt()).isEqualTo(1);
        assertThat(before.path("unresolved").get(0).path("function").asText()).isEqualTo("tax");
        assertThat(before.path("files").get(0).path("mistakes")).hasSize(1);
        assertThat(before.path("total").asLong()).isEqualTo(400);
        assertThat(before.path("unresolved").get(0).path("total").asLong()).isEqualTo(300);

        put(200, OF_SERVER);

        JsonNode after = api.get("mappings/coverage", "service", "shop", "commit", "v1");
        assertThat(after.path("resolved").asInt()).isEqualTo(2);
        assertThat(after.path("resolvedTotal").asLong()).isEqualTo(400);
        api.problem(404, "mappings/coverage", "service", "none");
    }

    @Test
    void mappings_withAMistake_areRefusedWithItsLine_andNothingIsStored() {
        JsonNode refused = put(400, "source_code:\n  mappings:\n    - language: go\n");

        assertThat(refused.path("type").asText()).endsWith("/invalid-mappings");
        assertThat(refused.path("mistakes").get(0).path("line").asInt()).isEqualTo(3);
        JsonNode kept = api.get("mappings");
        assertThat(kept.path("text").asText("x")).isEmpty();
        assertThat(kept.path("mayChange").asBoolean()).isTrue();
        put(400, "#".repeat(300_000));
    }

    private JsonNode source(String function, String file) {
        return api.get("source", "service", "shop", "function", function, "file", file);
    }

    private List<String> headers() {
        String address = server.uri("/").toString();
        String origin = address.substring(0, address.length() - 1);
        return List.of("Content-Type", "application/json", "Origin", origin, "Sec-Fetch-Site", "same-origin");
    }

    private JsonNode put(int status, String text) {
        HttpResponse<String> response = new Visitor(server)
                .send("PUT", "/api/v1/mappings", "{\"text\": " + TextNode.valueOf(text) + "}", headers());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = JsonText.read(response.body());
        assertThat(ApiDocument.load().mistakes("put", "/api/v1/mappings", status, body))
                .isEmpty();
        return body;
    }
}
