package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.config.ListenAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP library would send, byte for byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddRequestsIT {

    private HttpServer server;
    private int port;

    @BeforeAll
    void start() throws IOException {
        server = new HttpServer(
                new ApiApplication(
                        Set.of(new MirrorResource()),
                        Set.of(),
                        new PublicAddressFilter(Optional.empty()),
                        new SimpleMeterRegistry()),
                new SecurityHeaders(List.of()),
                new RequestLives(Duration.ofMinutes(1), new SimpleMeterRegistry()));
        port = server.start(new ListenAddress("127.0.0.1", 0));
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    void query_asAPersonTypesIt_isUnderstood() throws IOException {
        String answer = send("GET", "/api/v1/mirror?q=cpu{a=\"b\",c=~\"d|e^\\f\"}&r=%C3%A9%20%22", "");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\ncpu{a=\"b\",c=~\"d|e^\\f\"} \u00e9 \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%2", "%zz", "a%2gb", "%\uff11\uff11"})
    void query_withAPercentSignThatIsNoEscape_isAProblem(String query) throws IOException {
        String answer = send("GET", "/api/v1/mirror?q=" + query, "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("problems/invalid-request", "%25", "requestId\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/../etc/passwd, 400",
        "/..%2f..%2fetc/passwd, 400",
        "/..;/x, 400",
        "//x, 400",
        "/%zz, 400",
        "/api/v1/mirror?q=%zz, 400",
        "/api/v1/none, 404",
        "/none.js, 404",
    })
    void error_ofAnyLayer_hasItsHeadersOnce(String path, int status) throws IOException {
        String answer = send("GET", path, "");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        for (String header :
                new String[] {"Content-Security-Policy: ", "X-Content-Type-Options: nosniff", "X-Request-Id: "}) {
            assertThat(answer).containsOnlyOnce("\r\n" + header);
        }
        assertThat(answer).containsOnlyOnce("no-store").doesNotContain("\"requestId\":\"\"");
    }

    @Test
    void addressAndHeaders_tooLong_areSaidWithTheLimit() throws IOException {
        assertThat(send("GET", "/" + "a".repeat(40_000), ""))
                .startsWith("HTTP/1.1 414 ")
                .contains("32 KiB");
        assertThat(send("GET", "/", "X: " + "a".repeat(40_000) + "\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("32 KiB");
    }

    @Test
    void version_ofLongAgo_isTheClientsMistake() throws IOException {
        assertThat(raw("GET /\r\n\r\n")).startsWith("HTTP/1.1 505 ").contains("problems/invalid-request", "HTTP/1.1");
    }

    @Test
    void contentType_thatIsNone_isAProblemWithWords() throws IOException {
        assertThat(send("POST", "/api/v1/mirror", "Content-Type: ;;;///\r\nContent-Length: 0\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("problem+json", "Content-Type");
    }

    private String send(String method, String target, String headers) throws IOException {
        return raw(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Says what arrived. */
    @Path("/api/v1/mirror")
    public static final class MirrorResource implements HttpResource {

        @GET
        public String parameters(@QueryParam("q") String q, @QueryParam("r") @Nullable String r) {
            return q + " " + r;
        }

        @POST
        public String body(String body) {
            return body;
        }
    }
}
