package io.lineflame.server.commits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommitsIT {

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
    void commits_byTagAndHash_haveTheirFacts() {
        JsonNode commits = commits("v1.1.0", shop.oldCommit(), shop.oldCommit().substring(0, 7), "v1.1.0");

        assertThat(commits).hasSize(4);
        assertThat(commits.get(0).path("id").asText()).isEqualTo(shop.newCommit());
        assertThat(commits.get(0).path("subject").asText()).isEqualTo("Check each price");
        assertThat(commits.get(0).path("author").asText()).isEqualTo("Ada");
        assertThat(commits.get(0).path("authored").asText()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(commits.get(0).path("moved").asBoolean(true)).isFalse();
        assertThat(commits.get(1).path("id").asText()).isEqualTo(shop.oldCommit());
        assertThat(commits.get(1).path("moved").isNull()).isTrue();
        assertThat(commits.get(2).path("id").asText()).isEqualTo(shop.oldCommit());
        assertThat(commits.get(3).path("ref").asText()).isEqualTo("v1.1.0");
    }

    @Test
    void refThatIsNotThere_failsAlone() {
        JsonNode commits = commits("v9", "v1.0.0", "0".repeat(40), "-x");

        assertThat(commits.get(0).path("error").path("type").asText()).isEqualTo("commit_unknown");
        assertThat(commits.get(1).path("id").asText()).isEqualTo(shop.oldCommit());
        assertThat(commits.get(2).path("error").path("type").asText()).isEqualTo("commit_unknown");
        assertThat(commits.get(3).path("error").path("type").asText()).isEqualTo("commit_unknown");
    }

    @Test
    void repositoryOfNoHost_failsForEachRef() {
        JsonNode commits = api.get("commits", "repository", "https://git.example.com/a/b", "ref", "v1", "ref", "v2")
                .path("commits");

        assertThat(commits)
                .hasSize(2)
                .allMatch(one -> one.path("error").path("type").asText().equals("no_host"));
    }

    @Test
    void parameters_missing_areRefused() {
        assertThat(api.problem(400, "commits", "ref", "v1").path("detail").asText())
                .contains("repository");
        assertThat(api.problem(400, "commits", "repository", Shop.REPOSITORY)
                        .path("detail")
                        .asText())
                .contains("ref");
    }

    private JsonNode commits(String... refs) {
        String[] parameters = new String[2 + 2 * refs.length];
        parameters[0] = "repository";
        parameters[1] = Shop.REPOSITORY + ".git";
        for (int i = 0; i < refs.length; i++) {
            parameters[2 + 2 * i] = "ref";
            parameters[3 + 2 * i] = refs[i];
        }
        return api.get("commits", parameters).path("commits");
    }
}
