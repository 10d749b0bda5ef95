package io.lineflame.server.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.AccountHost;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who make and revoke tokens in the pages, and the programs that have them. */
final class TokensIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String CI = "{\"name\": \" ci \", \"scopes\": [\"read\", \"push\"], \"expiresInDays\": 2}";
    private static final byte[] PROFILE = TextProfile.parse("main@a.go:1").toGzip();

    private final MovableClock clock = new MovableClock(NOW);

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void token_madeByAPerson_letsAProgramPush_untilItIsRevoked() {
        start(people("mona"));
        Visitor mona = Visitor.signedIn(server, NOW, "code.example", "mona");

        JsonNode made = read(mona.post("/api/v1/tokens", CI), 201, "post", "/api/v1/tokens");

        String secret = made.path("secret").asText();
        assertThat(secret).startsWith(made.path("token").path("starts").asText("?"));
        JsonNode listed = list(mona);
        assertThat(listed.path("pushNeedsToken").asBoolean()).isTrue();
        assertThat(listed.path("readNeedsToken").asBoolean()).isTrue();
        assertThat(listed.toString()).doesNotContain(secret);
        JsonNode ci = listed.path("tokens").get(0);
        assertThat(ci).isEqualTo(made.path("token"));
        assertThat(ci.path("name").asText()).isEqualTo("ci");
        assertThat(ci.path("scopes").toString()).isEqualTo("[\"push\",\"read\"]");
        assertThat(ci.path("tenant").asText()).isEqualTo("default");
        assertThat(ci.path("createdBy").asText()).isEqualTo("mona");
        assertThat(ci.path("expires").asText()).isEqualTo("2026-03-12T12:00:00Z");

        assertThat(push(secret)).isEqualTo(200);
        assertThat(list(mona).path("tokens").get(0).path("lastUsed").asText()).isEqualTo("2026-03-10T12:00:00Z");

        String address = "/api/v1/tokens/" + ci.path("id").asText();
        assertThat(mona.delete(address + "?tenant=acme").statusCode()).isEqualTo(404);
        assertThat(mona.delete(address).statusCode()).isEqualTo(204);
        assertThat(push(secret)).isEqualTo(401); // at once, though the token was remembered
        assertThat(mona.delete(address).statusCode()).isEqualTo(404);
        assertThat(list(mona).path("tokens")).isEmpty();
        assertThat(new Sql(server)
                        .texts("SELECT action || ' ' || subject FROM audit WHERE action LIKE '%token' ORDER BY id"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("create-token ")
                .endsWith(": ci (push, read) of default")
                .doesNotContain(secret);
    }

    @Test
    void token_ofATenant_isListedThere_andEndsWithItsTime() {
        start(people("mona"));
        Visitor mona = Visitor.signedIn(server, NOW, "code.example", "mona");

        String secret = read(mona.post("/api/v1/tokens?tenant=acme", CI), 201, "post", "/api/v1/tokens")
                .path("secret")
                .asText();

        assertThat(list(mona).path("tokens")).isEmpty();
        assertThat(push(secret)).isEqualTo(200);
        clock.advance(Duration.ofDays(3));
        assertThat(push(secret)).isEqualTo(401);
    }

    @Test
    void wish_thatMakesNoSense_isRefused() {
        start(people("mona"));
        Visitor mona = Visitor.signedIn(server, NOW, "code.example", "mona");

        for (String wish : List.of(
                "",
                "{}",
                "{\"name\": \"\", \"scopes\": [\"push\"]}",
                "{\"name\": \"ci\", \"scopes\": []}",
                "{\"name\": \"ci\", \"scopes\": [\"root\"]}",
                "{\"name\": \"ci\", \"scopes\": [\"push\"], \"expiresInDays\": 0}",
                "{\"name\": \"" + "x".repeat(201) + "\", \"scopes\": [\"push\"]}")) {
            assertThat(mona.post("/api/v1/tokens", wish).statusCode()).as(wish).isEqualTo(400);
        }
        assertThat(list(mona).path("tokens")).isEmpty();
    }

    @Test
    void whoIsLetInAsOneOfEverybody_orIsNoAdministrator_mayNot() {
        start(people("*"));
        refused(Visitor.signedIn(server, NOW, "code.example", "mona"));
        server.close();
        start(people("mona", "jo").withAdmins(List.of(new AllowedUser("code.example", "jo"))));
        refused(Visitor.signedIn(server, NOW, "code.example", "mona"));
        assertThat(list(Visitor.signedIn(server, NOW, "code.example", "jo"))
                        .path("mayChange")
                        .asBoolean())
                .isTrue();
        assertThat(new Visitor(server).get("/api/v1/tokens").statusCode()).isEqualTo(401);
    }

    @Test
    void openServer_ofThisMachine_letsEverybodyMakeThem_oneThatIsReachedFromElsewhereNobody() {
        start(AccessRule.OPEN);
        Visitor anyone = new Visitor(server);
        assertThat(anyone.post("/api/v1/tokens", CI).statusCode()).isEqualTo(201);
        JsonNode own = list(anyone);
        assertThat(own.path("tokens").get(0).path("createdBy").isNull()).isTrue();
        assertThat(own.path("readNeedsToken").asBoolean()).isFalse();
        assertThat(server.post(
                                "/api/v1/tokens",
                                CI.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json",
                                "Origin",
                                "https://evil.example",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        server.close();

        server = TestServer.setup()
                .clock(clock)
                .publicUrl("https://lineflame.example.com")
                .start();
        refused(new Visitor(server));
    }

    private void start(AccessRule access) {
        server = TestServer.setup()
                .clock(clock)
                .hosts(new AccountHost("code.example"))
                .access(access)
                .ingestTokens()
                .start()
                .stopJobs();
    }

    private static AccessRule people(String... logins) {
        return new AccessRule(
                Access.LOGIN,
                List.of(logins).stream()
                        .map(login -> new AllowedUser("code.example", login))
                        .toList());
    }

    private void refused(Visitor visitor) {
        JsonNode listed = list(visitor);
        assertThat(listed.path("mayChange").asBoolean()).isFalse();
        assertThat(listed.path("advice").asText()).contains("LINEFLAME_ADMINS", "lineflame tokens create");
        assertThat(visitor.post("/api/v1/tokens", CI).statusCode()).isEqualTo(403);
        assertThat(visitor.delete("/api/v1/tokens/1").statusCode()).isEqualTo(403);
        assertThat(new Sql(server).texts("SELECT name FROM api_tokens")).isEmpty();
    }

    private static JsonNode list(Visitor visitor) {
        return read(visitor.get("/api/v1/tokens"), 200, "get", "/api/v1/tokens");
    }

    private static JsonNode read(HttpResponse<String> response, int status, String method, String path) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = JsonText.read(response.body());
        assertThat(ApiDocument.load().mistakes(method, path, status, body)).isEmpty();
        return body;
    }

    private int push(String secret) {
        return server.post("/ingest?format=pprof&name=shop", PROFILE, "Authorization", "Bearer " + secret)
                .statusCode();
    }
}
