package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names a server on loopback is asked: a page can make any name of its own lead there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostNameIT {

    private final TestServer server =
            TestServer.setup().publicUrl("https://Flames.example.com").start();

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:4040",
                "localhost.:4040",
                "flames.localhost",
                "127.0.0.1:4040",
                "127.0.0.2",
                "192.168.0.7:80",
                "[::1]:4040",
                "[::1]",
                "flames.example.com",
                "Flames.Example.com:443"
            })
    void pages_byAnAddressOrAnOwnName_areShown(String host) throws IOException {
        assertThat(ask(server, "GET", "/api/v1/services", host, "")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:4040",
                "127.0.0.1.evil.example:4040",
                "localhost.evil.example",
                "notlocalhost",
                "flames.example.com.evil.example",
                "evil-flames.example.com"
            })
    void pages_byAForeignName_areRefusedWithWords(String host) throws IOException {
        for (String path :
                List.of("/api/v1/services", "/api/v1/source", "/api/v1/connections/repositories", "/api/v1/sessions")) {
            assertThat(ask(server, "GET", path, host, ""))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("problems/unknown-host-name", "LINEFLAME_PUBLIC_URL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/ready", "/metrics", "/openapi.json", "/", "/api/v1/session"})
    void whatMachinesWatch_isShownByAnyName(String path) throws IOException {
        assertThat(ask(server, "GET", path, "host.docker.internal:4040", "")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void push_byAnyName_isTaken() throws IOException {
        assertThat(ask(server, "POST", "/ingest?name=shop", "host.docker.internal:4040", ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("unknown-host-name");
    }

    @ParameterizedTest
    @CsvSource({
        "host.docker.internal:4040, '', false",
        "host.docker.internal:4040, http://grafana.example.com, false",
        "localhost:4040, http://localhost:4040, false",
        "evil.example:4040, http://evil.example:4040, true",
        "evil.example, https://Evil.example, true"
    })
    void programs_byAnyName_areAnswered_andPagesOfThatNameAreNot(String host, String origin, boolean refused)
            throws IOException {
        String headers = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
        String answer = ask(
                server, "POST", "/vcs.v1.VCSService/GetCommit", host, headers + "Content-Type: application/json\r\n");

        assertThat(answer.contains("unknown-host-name")).isEqualTo(refused);
    }

    @Test
    void login_needsNoNames() throws IOException {
        AccessRule rule = new AccessRule(Access.LOGIN, List.of(new AllowedUser("code.example.com", "mona")));
        try (TestServer guarded = TestServer.setup().access(rule).start()) {
            assertThat(ask(guarded, "GET", "/api/v1/services", "evil.example", ""))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    private static String ask(TestServer server, String method, String target, String host, String headers)
            throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            String request = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + headers + (method.equals("POST") ? "Content-Length: 0\r\n" : "") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
