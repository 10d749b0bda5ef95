package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.config.ListenAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpServerIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final EchoResource echo = new EchoResource();
    private HttpServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(
                new ApiApplication(Set.of(echo), Set.of(), new PublicAddressFilter(Optional.empty()), metrics),
                new SecurityHeaders(List.of()),
                new RequestLives(Duration.ofMinutes(1), metrics));
        port = server.start(new ListenAddress("127.0.0.1", 0));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void view_ofThePage_answersTheIndexAndMustBeRevalidated() throws Exception {
        HttpResponse<String> view = get("/explore?query=x");

        assertThat(view.statusCode()).isEqualTo(200);
        assertThat(view.body()).contains("<title>Lineflame</title>");
        assertThat(view.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(view.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String etag = view.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void asset_withAHashInItsName_isKeptForEverAndComesCompressed() throws Exception {
        String path = "/assets/app-0a1b2c3d.js";
        HttpResponse<String> plain = get(path);
        HttpResponse<byte[]> gzip =
                CLIENT.send(request(path, "Accept-Encoding", "br, gzip").build(), BodyHandlers.ofByteArray());

        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.body().length).isLessThan(plain.body().length() / 2);
        try (var unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(gzip.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/..%2flogback.xml",
                "/%2e%2e/logback.xml",
                "/assets/..%5c..%5clogback.xml",
                "/assets//app-0a1b2c3d.js",
                "/.hidden.js"
            })
    void file_thatIsNotOfThePages_isNotServed(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("configuration>");
    }

    @Test
    void file_withAVeryLongPath_isNotFound() throws Exception {
        assertThat(get("/" + "a/".repeat(15_000) + "a.js").statusCode()).isEqualTo(404);
    }

    @Test
    void everyAnswer_carriesTheSecurityHeaders() throws Exception {
        for (String path : new String[] {"/", "/assets/app-0a1b2c3d.js", "/api/v1/echo", "/api/v1/none", "/none.js"}) {
            Map<String, String> headers = Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "X-Frame-Options", "DENY");
            HttpResponse<String> answer = get(path);
            headers.forEach((name, value) -> assertThat(answer.headers().firstValue(name))
                    .as(path + " " + name)
                    .hasValue(value));
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy)
                    .contains("default-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Request-Id")).as(path).isPresent();
        }
    }

    @Test
    void requestId_wishedByTheClient_isKeptWhenItIsHarmless() throws Exception {
        assertThat(get("/api/v1/echo", "X-Request-Id", "deploy-7").headers().firstValue("X-Request-Id"))
                .hasValue("deploy-7");
        assertThat(get("/api/v1/echo", "X-Request-Id", "a b\tc").headers().firstValue("X-Request-Id"))
                .isPresent()
                .get()
                .isNotEqualTo("a b\tc");
    }

    @Test
    void problem_thrownByAResource_isADocument() throws Exception {
        HttpResponse<String> answer = get("/api/v1/echo/problem", "X-Request-Id", "r1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"https://lineflame.io/problems/invalid-request\",\"title\":\"The request is not"
                        + " understood\",\"status\":400,\"detail\":\"No.\",\"requestId\":\"r1\"}");
    }

    @Test
    void exception_notExpected_isAnInternalErrorThatTellsNothing() throws Exception {
        HttpResponse<String> answer = get("/api/v1/echo/bug", "X-Request-Id", "r2");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal-error", "r2").doesNotContain("secret detail", "Exception");
    }

    @Test
    void path_unknown_isNotFound() throws Exception {
        assertThat(get("/api/v1/none").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/none").body()).contains("problems/not-found");
    }

    @Test
    void method_notAllowed_saysWhatIs() throws Exception {
        HttpResponse<String> api =
                CLIENT.send(request("/api/v1/echo/json").DELETE().build(), BodyHandlers.ofString());
        HttpResponse<String> pages = CLIENT.send(request("/").DELETE().build(), BodyHandlers.ofString());

        assertThat(api.statusCode()).isEqualTo(405);
        assertThat(api.headers().firstValue("Allow").orElse("")).contains("POST");
        assertThat(api.body()).contains("problems/method-not-allowed");
        assertThat(pages.statusCode()).isEqualTo(405);
        assertThat(pages.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void json_malformed_isSaidWithItsPosition() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request("/api/v1/echo/json", "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"a\":\n ]"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("problems/malformed-json", "line 2");
    }

    @Test
    void contentType_notKnown_isUnsupported() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request("/api/v1/echo/json", "Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString("a,b"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("problems/unsupported-media-type");
    }

    @Test
    void tenant_isTheHeaderElseTheParameterElseTheDefault() throws Exception {
        assertThat(get("/api/v1/echo").body()).isEqualTo("default");
        assertThat(get("/api/v1/echo?tenant=b").body()).isEqualTo("b");
        assertThat(get("/api/v1/echo", "x-scope-orgid", "a").body()).isEqualTo("a");
        assertThat(get("/api/v1/echo?tenant=b", "X-Scope-Orgid", "a").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/echo?tenant=a%2Fb").body()).contains("problems/invalid-request");
        assertThat(get("/api/v1/echo?tenant=..").statusCode()).isEqualTo(400);
    }

    @Test
    void json_large_comesCompressed() throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(
                request("/api/v1/echo/large", "Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body().length).isLessThan(2000);
    }

    @Test
    void request_thatIsNotHttp_isAnsweredWithAProblem() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("400", "problem+json").doesNotContain("Jetty", "Caused by");
        }
    }

    @Test
    void metrics_countByRouteNotByPath() throws Exception {
        get("/api/v1/echo?tenant=b");
        get("/api/v1/something-random");

        assertThat(metrics.find("http.server.requests")
                        .tag("route", "/api/v1/echo")
                        .tag("status", "200")
                        .timer())
                .isNotNull();
        assertThat(metrics.find("http.server.requests").tag("status", "404").timers())
                .extracting(timer -> timer.getId().getTag("route"))
                .containsExactly("unknown");
    }

    @Test
    void stop_whileARequestIsUnderWay_letsItFinish() throws Exception {
        CompletableFuture<HttpResponse<String>> answer =
                CLIENT.sendAsync(request("/api/v1/echo/slow").build(), BodyHandlers.ofString());
        assertThat(echo.entered.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
        echo.leave.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("finished");
        stopped.get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request(path, headers).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    /** What the tests ask. */
    @Path("/api/v1/echo")
    public static final class EchoResource implements HttpResource {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);

        @GET
        public String tenant(@Context Tenant tenant) {
            return tenant.id();
        }

        @GET
        @Path("problem")
        public String problem(@QueryParam("x") @Nullable String x) {
            if (x != null) {
                return x;
            }
            throw ProblemException.invalidRequest("No.");
        }

        @GET
        @Path("bug")
        public String bug(@QueryParam("x") @Nullable String x) {
            if (x != null) {
                return x;
            }
            throw new IllegalStateException("secret detail");
        }

        @GET
        @Path("large")
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, String> large() {
            return Map.of("text", "x".repeat(50_000));
        }

        @GET
        @Path("slow")
        public String slow() throws InterruptedException {
            entered.countDown();
            leave.await();
            return "finished";
        }

        @POST
        @Path("json")
        public String json(Map<String, Object> body) {
            return body.keySet().toString();
        }
    }
}
