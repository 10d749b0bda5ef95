package io.lineflame.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.AccountHost;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PagesIT {

    private static final String OFF = "{\"functionDetails\": false}";

    @Test
    void functionDetails_areOn_untilSomebodyTurnsThemOff_forOneTenant() {
        try (TestServer server = TestServer.setup().start()) {
            Visitor anyone = new Visitor(server);
            assertThat(read(anyone.get("/api/v1/pages")).path("functionDetails").asBoolean())
                    .isTrue();

            JsonNode turned = read(anyone.put("/api/v1/pages?tenant=acme", OFF));

            assertThat(turned.path("functionDetails").asBoolean(true)).isFalse();
            assertThat(turned.path("mayChange").asBoolean()).isTrue();
            assertThat(read(anyone.get("/api/v1/pages?tenant=acme"))
                            .path("functionDetails")
                            .asBoolean(true))
                    .isFalse();
            assertThat(read(anyone.get("/api/v1/pages")).path("functionDetails").asBoolean())
                    .isTrue();
            assertThat(anyone.put("/api/v1/pages", "{}").statusCode()).isEqualTo(400);
            assertThat(new Sql(server).texts("SELECT subject FROM audit WHERE action = 'set-function-details'"))
                    .containsExactly("off for acme");
        }
    }

    @Test
    void whoIsNoAdministrator_looksOnly() {
        AccessRule rule = new AccessRule(Access.LOGIN, List.of(new AllowedUser("code.example", "mona")));
        try (TestServer server = TestServer.setup()
                .hosts(new AccountHost("code.example"))
                .access(rule)
                .start()) {
            Visitor mona = Visitor.signedIn(server, Instant.now(), "code.example", "mona");

            assertThat(read(mona.get("/api/v1/pages")).path("mayChange").asBoolean(true))
                    .isFalse();
            assertThat(mona.put("/api/v1/pages", OFF).statusCode()).isEqualTo(403);
            assertThat(new Visitor(server).get("/api/v1/pages").statusCode()).isEqualTo(401);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = JsonText.read(response.body());
        assertThat(ApiDocument.load().mistakes("/api/v1/pages", 200, body)).isEmpty();
        return body;
    }
}
