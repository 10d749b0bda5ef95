package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What GitHub answered once, beside what the stand-in answers: the same names with values of the same
 * kind, the same headers. The recordings are in the reference data folder:
 * {@code -Dlineflame.reference}, {@code LINEFLAME_REFERENCE}, or beside the checkout as {@code shared}.
 */
@EnabledIf("hasReferenceData")
class RecordedShapesReferenceTest {

    /** What the stand-in leaves out: it has no such thing, and nobody asks. */
    private static final Set<String> LEFT_OUT = Set.of(
            "email_events",
            "private_gists",
            "total_private_repos",
            "owned_private_repos",
            "disk_usage",
            "collaborators",
            "two_factor_authentication",
            "plan",
            "search",
            "integration_manifest",
            "source_import");

    private static GitHubStandIn gitHub;

    @BeforeAll
    static void start() {
        gitHub = GitHubStandIn.withShop();
    }

    @AfterAll
    static void stop() {
        gitHub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AppTest/testCommit/mappings/4-r_j_j_commits_08c1c997.json, /repos/acme/checkout/commits/main",
        "AppTest/testCommit/mappings/6-r_j_j_git_trees_d96a6e8b.json, /repos/acme/checkout/git/trees/main",
        "AppTest/testCommit/mappings/2-users_jenkinsci.json, /users/mona",
        "GHTreeBuilderTest/testAdd/mappings/3-r_h_g_git_refs_heads_main.json, /repos/acme/checkout/git/refs/heads/main",
        "GHRepositoryTest/getRefs/mappings/3-r_h_t_git_refs.json, /repos/acme/checkout/git/refs",
        "GHTreeBuilderTest/testAdd/mappings/13-r_h_g_contents_doc_readmetxt.json, /repos/acme/checkout/contents/main.go",
        "GHContentIntegrationTest/testGetDirectoryContent/mappings/3-r_h_g_contents_ghcontent-ro_a-dir-with-3-entries.json, /repos/acme/checkout/contents/basket",
        "AppTest/testCredentialValid/mappings/2-rate_limit.json, /rate_limit",
        "GHContentIntegrationTest/testCRUDContent/mappings/20-r_h_g_contents_testdirectory-50_test-file-tocreate-1txt.json, /repos/acme/checkout/contents/no-such",
        "GHContentIntegrationTest/testGetFileContentWithNonAsciiPath/mappings/4-r_g_ghcontentintegrationtest.json, /repos/acme/moved",
    })
    void answer_besideTheRecordedOne_hasItsShape(String recording, String path) throws Exception {
        gitHub.repository("acme", "moved").moveTo("acme", "elsewhere");
        Path file = recordings().resolve(recording);
        JsonNode response = Json.parse(Files.readString(file)).path("response");

        Asked asked = Asked.get(
                gitHub.apiUrl() + path,
                "Authorization",
                "token " + gitHub.account("mona").personalToken());

        List<String> differences = new ArrayList<>();
        compare(body(file, response), asked.json(), "", differences);
        for (String header : headers(response)) {
            if (!asked.has(header)) {
                differences.add("no header " + header);
            }
        }
        assertThat(asked.status()).isEqualTo(response.path("status").asInt());
        assertThat(differences).isEmpty();
    }

    private static void compare(JsonNode recorded, JsonNode ours, String at, List<String> differences) {
        if (recorded.isNull() || ours.isNull()) {
            return;
        }
        if (recorded.getNodeType() != ours.getNodeType()) {
            differences.add(at + " is " + ours.getNodeType() + ", recorded as " + recorded.getNodeType());
        } else if (recorded.isArray() && !recorded.isEmpty() && !ours.isEmpty()) {
            compare(recorded.get(0), ours.get(0), at + "/0", differences);
        } else if (recorded.isObject()) {
            recorded.properties().forEach(entry -> {
                String name = at + "/" + entry.getKey();
                if (ours.has(entry.getKey())) {
                    compare(entry.getValue(), ours.get(entry.getKey()), name, differences);
                } else if (!LEFT_OUT.contains(entry.getKey())) {
                    differences.add(name + " is missing");
                }
            });
        }
    }

    /** Those that clients read. */
    private static List<String> headers(JsonNode response) {
        Set<String> read =
                Set.of("etag", "cache-control", "vary", "location", "x-github-media-type", "x-github-request-id");
        List<String> names = new ArrayList<>();
        response.path("headers").fieldNames().forEachRemaining(name -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (read.contains(lower) || lower.startsWith("x-ratelimit") || lower.endsWith("oauth-scopes")) {
                names.add(name);
            }
        });
        return names;
    }

    private static JsonNode body(Path mapping, JsonNode response) throws IOException {
        if (!response.has("bodyFileName")) {
            return Json.parse(response.path("body").asText());
        }
        Path files = mapping.resolve("../../__files").normalize();
        return Json.parse(
                Files.readString(files.resolve(response.path("bodyFileName").asText())));
    }

    static boolean hasReferenceData() {
        return Files.isDirectory(recordings());
    }

    private static Path recordings() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = named == null || named.isEmpty()
                ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
                : Path.of(named);
        return folder.resolve("github-recordings");
    }
}
