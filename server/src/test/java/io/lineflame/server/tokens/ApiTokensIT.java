package io.lineflame.server.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.ApiTokenStore;
import io.lineflame.db.ApiTokenStore.NewToken;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.AccountHost;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.http.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs at a server that lets in only whom it knows. */
final class ApiTokensIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final byte[] PROFILE = TextProfile.parse("main@a.go:1").toGzip();
    private static final MovableClock CLOCK = new MovableClock(NOW);

    private static TestServer server;
    private static ApiTokenStore store;

    @BeforeAll
    static void start() {
        server = TestServer.setup()
                .clock(CLOCK)
                .hosts(new AccountHost("code.example"))
                .access(new AccessRule(Access.LOGIN, List.of(new AllowedUser("code.example", "mona"))))
                .ingestTokens()
                .start()
                .stopJobs();
        store = new ApiTokenStore(server.database());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void push_withoutAToken_isRefused_andNothingIsStored() {
        HttpResponse<String> none = push("nobody");
        HttpResponse<String> unknown = push(
                "nobody",
                "Authorization",
                "Bearer " + ApiToken.random().secret().text());

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Lineflame\"");
        assertThat(none.body()).contains("token-required", "lineflame tokens create");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(new Sql(server).texts("SELECT service FROM series")).doesNotContain("nobody");
    }

    /** What never comes need not be waited for, and takes no room. */
    @Test
    void grpcCall_withoutAToken_isRefusedBeforeItsBodyComes() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            socket.setSoTimeout(20_000);
            String head = String.join(
                    "\r\n",
                    List.of(
                            "POST /push.v1.PusherService/Push HTTP/1.1",
                            "Host: localhost",
                            "Connection: close",
                            "Content-Type: application/grpc-web+proto",
                            "Content-Length: 60000000",
                            "",
                            ""));
            socket.getOutputStream().write(head.getBytes(UTF_8));

            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 200 ");
            assertThat(answer.lines().takeWhile(line -> !line.isEmpty()))
                    .anyMatch(line -> line.equalsIgnoreCase("grpc-status: 16"));
        }
    }

    /** A proxy in front may let people in by Basic credentials of its own, which their browsers then send with everything. */
    @Test
    void download_withCredentialsOfAProxy_goesByTheSession() {
        String address = "/api/v1/profile?query=a&from=now-1h&until=now";

        HttpResponse<String> ofProxy = server.get(address, "Authorization", basic("mona:proxy-password"));
        HttpResponse<String> ofProgram = server.get(
                address,
                "Authorization",
                basic("mona:" + ApiToken.random().secret().text()));

        assertThat(ofProxy.statusCode()).isEqualTo(401);
        assertThat(ofProxy.body()).contains("sign-in-required");
        assertThat(ofProgram.statusCode()).isEqualTo(401);
        assertThat(ofProgram.body()).contains("token-invalid");
    }

    @Test
    void push_withAToken_isStoredForItsTenant() {
        String acme = token("push", Optional.of("acme"), Optional.empty());

        assertThat(push("bearer", "Authorization", "Bearer " + acme).statusCode())
                .isEqualTo(200);
        assertThat(push("basic", "Authorization", basic("user:" + acme), "X-Scope-OrgID", "acme")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = push("other", "Authorization", "Bearer " + acme, "X-Scope-OrgID", "bank");

        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("token-of-another-tenant");
        assertThat(tenants("bearer")).containsExactly("acme");
        assertThat(tenants("basic")).containsExactly("acme");
        assertThat(tenants("other")).isEmpty();
    }

    @Test
    void token_ofEveryTenant_isForTheOneThatIsNamed() {
        String any = token("push", Optional.empty(), Optional.empty());

        push("every", "Authorization", "Bearer " + any, "X-Scope-OrgID", "bank");
        push("every", "Authorization", "Bearer " + any);

        assertThat(tenants("every")).containsExactly("bank", "default");
    }

    @Test
    void token_isOnlyForWhatItWasMadeFor() {
        String read = token("read", Optional.of("default"), Optional.empty());

        HttpResponse<String> answer = push("scope", "Authorization", "Bearer " + read);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("token-not-for-this", "[read]").doesNotContain(read);
    }

    @Test
    void token_thatExpiredOrWasRevoked_endsAtOnceOrWithinHalfAMinute() {
        String brief = token(
                "push", Optional.of("default"), Optional.of(CLOCK.instant().plusSeconds(60)));
        String revoked = token("push", Optional.of("default"), Optional.empty());
        assertThat(push("ends", "Authorization", "Bearer " + brief).statusCode())
                .isEqualTo(200);
        assertThat(push("ends", "Authorization", "Bearer " + revoked).statusCode())
                .isEqualTo(200);
        long id = store.all().get(store.all().size() - 1).id();
        assertThat(store.all().get(store.all().size() - 1).lastUsed()).isPresent();

        store.revoke(id);
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(push("ends", "Authorization", "Bearer " + revoked).statusCode())
                .isEqualTo(401);
        assertThat(push("ends", "Authorization", "Bearer " + brief).statusCode())
                .isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(29));
        assertThat(push("ends", "Authorization", "Bearer " + brief).statusCode())
                .isEqualTo(401);
    }

    @Test
    void reading_needsATokenForReading() {
        ApiTokens tokens = new ApiTokens(store, CLOCK);
        String read = token("read", Optional.of("acme"), Optional.empty());
        String push = token("push", Optional.of("acme"), Optional.empty());

        tokens.require(TokenScope.READ, request(basic("grafana:" + read)));

        assertThatThrownBy(() -> tokens.require(TokenScope.READ, request("")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(401));
        assertThatThrownBy(() -> tokens.require(TokenScope.READ, request("Bearer " + push)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().status()).isEqualTo(403));
    }

    @Test
    void settings_areReadByATokenForReading_butNotChanged() {
        String set = "{\"setting\":{\"name\":\"pluginSettings\",\"value\":\"{}\",\"modifiedAt\":\"1773144000000\"}}";
        String[] read = bearer(token("read", Optional.empty(), Optional.empty()));
        String[] settings = bearer(token("settings", Optional.empty(), Optional.empty()));

        assertThat(settings("Get", "{}", read).statusCode()).isEqualTo(200);
        assertThat(settings("Set", set, read).statusCode()).isEqualTo(403);
        assertThat(settings("Get", "{}", read).body()).doesNotContain("pluginSettings");
        assertThat(settings("Set", set, settings).statusCode()).isEqualTo(200);
        assertThat(settings("Delete", "{\"name\":\"pluginSettings\"}", read).statusCode())
                .isEqualTo(403);
        assertThat(settings("Get", "{}", read).body()).contains("pluginSettings");
        assertThat(settings("Set", set).statusCode()).isEqualTo(401);
    }

    private static String[] bearer(String token) {
        return new String[] {"Content-Type", "application/json", "Authorization", "Bearer " + token};
    }

    private static HttpResponse<String> settings(String call, String body, String... headers) {
        String[] sent = headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers;
        return server.post("/settings.v1.SettingsService/" + call, body.getBytes(UTF_8), sent);
    }

    /** One of which only the header of credentials is asked for. */
    private static ContainerRequestContext request(String header) {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                ApiTokensIT.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> method.getName().equals("getHeaderString") ? header : null);
    }

    private static String token(String scope, Optional<String> tenant, Optional<Instant> expires) {
        ApiToken token = ApiToken.random();
        store.create(new NewToken(
                token.secret().hash(),
                token.starts(),
                "test",
                tenant,
                List.of(scope),
                CLOCK.instant(),
                expires,
                Optional.empty()));
        return token.secret().text();
    }

    private static HttpResponse<String> push(String service, String... headers) {
        return server.post("/ingest?format=pprof&name=" + service, PROFILE, headers);
    }

    private static List<String> tenants(String service) {
        return new Sql(server)
                .texts("SELECT DISTINCT t.name FROM series s JOIN tenants t ON t.id = s.tenant_id WHERE s.service = '"
                        + service + "' ORDER BY 1");
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
