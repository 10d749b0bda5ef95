package io.lineflame.server.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabelsIT {

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
    void tenants_areListedWithTheDefaultOne() {
        assertThat(texts(api.get("tenants").path("tenants"))).containsExactly("default", "other");
    }

    @Test
    void profileTypes_ofARange_areTakenApart() {
        JsonNode types = api.get("profile-types").path("profileTypes");

        assertThat(types).hasSize(2);
        assertThat(types.get(0).path("id").asText()).isEqualTo(Shop.CPU);
        assertThat(types.get(0).path("sampleUnit").asText()).isEqualTo("nanoseconds");
        assertThat(types.get(1).path("id").asText()).isEqualTo("process_cpu:samples:count:cpu:nanoseconds");
    }

    @Test
    void profileTypes_ofAServiceThatIsNotThere_areNone() {
        assertThat(api.get("profile-types", "service", "shop").path("profileTypes"))
                .hasSize(2);
        assertThat(api.get("profile-types", "service", "chop").path("profileTypes"))
                .isEmpty();
        assertThat(api.get("profile-types", "until", "now-1d").path("profileTypes"))
                .isEmpty();
    }

    @Test
    void labels_ofARange_areListed() {
        assertThat(texts(api.get("labels").path("labels")))
                .contains("region", "service_git_ref", "service_name", "service_repository")
                .isSorted();
        assertThat(api.get("labels", "tenant", "nobody").path("labels")).isEmpty();
    }

    @Test
    void values_ofALabel_areNarrowedByAQuery() {
        assertThat(values("region")).containsExactly("eu", "us");
        assertThat(values("region", "query", Shop.CPU + "{service_git_ref!=\"v1.0.0\"}"))
                .containsExactly("eu");
        assertThat(values("region", "from", "now-35m", "until", "now-20m")).containsExactly("us");
        assertThat(values("zone")).isEmpty();
    }

    private List<String> values(String label, String... parameters) {
        return texts(api.getAt("labels/{name}/values", "labels/" + label + "/values", parameters)
                .path("values"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
