package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Visitor;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls that change something are taken from whom: what browsers say of where a request comes from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SameOriginIT {

    private final TestServer asAsked = TestServer.start();
    private final TestServer configured =
            TestServer.setup().publicUrl("https://flames.example.com").start();

    @AfterAll
    void stop() {
        asAsked.close();
        configured.close();
    }

    /** {@code own} stands for the address the request goes to. */
    @ParameterizedTest
    @CsvSource({
        "own, same-origin, 204",
        "own, none, 204",
        "own, '', 204",
        "'', same-origin, 204",
        "'', none, 204",
        "own, same-site, 403",
        "own, cross-site, 403",
        "own, SAME-ORIGIN, 403",
        "'', cross-site, 403",
        "'', same-site, 403",
        "null, '', 403",
        "null, same-origin, 403",
        "http://evil.example, '', 403",
        "http://evil.example, same-origin, 403",
        "http://127.0.0.1, '', 403",
        "http://localhost:4040, '', 403",
        "garbage, '', 403",
    })
    void change_withASession_isTakenFromOurOwnPagesAlone(String origin, String site, int status) {
        assertThat(signOut(signedIn(asAsked), asAsked, origin, site)).isEqualTo(status);
        assertThat(signOut(new Visitor(asAsked), asAsked, origin, site)).isEqualTo(status);
    }

    @Test
    void change_withoutEitherHeader_isTakenFromProgramsAlone() {
        assertThat(signOut(new Visitor(asAsked), asAsked, "", "")).isEqualTo(204);
        assertThat(signOut(signedIn(asAsked), asAsked, "", "")).isEqualTo(403);
        for (String name : List.of("lineflame_session", "__Host-lineflame_session")) {
            assertThat(signOut(new Visitor(asAsked).cookie(name, "expired"), asAsked, "", ""))
                    .isEqualTo(403);
        }
    }

    @Test
    void change_refused_leavesThePersonSignedInAndSaysWhy() {
        Visitor mona = signedIn(asAsked);
        HttpResponse<String> answer =
                mona.send("DELETE", "/api/v1/session", "", List.of("Origin", "http://evil.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("problems/cross-origin-request", "LINEFLAME_PUBLIC_URL");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(mona.get("/api/v1/session").body()).doesNotContain("\"user\":null");
    }

    @Test
    void change_behindAProxyThatSpeaksHttps_isTaken() {
        String https = "https" + own(asAsked).substring(4);

        assertThat(signOut(signedIn(asAsked), asAsked, https, "same-origin")).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "https://flames.example.com, 204",
        "http://flames.example.com, 403",
        "https://flames.example.com:8443, 403",
        "https://flames.example.com.evil.example, 403",
        "https://FLAMES.example.com, 403",
        "own, 204",
    })
    void change_withAConfiguredAddress_isTakenFromThere(String origin, int status) {
        assertThat(signOut(new Visitor(configured), configured, origin, "")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "X-Forwarded-Server", "Forwarded"})
    void change_withAHeaderOfAProxy_isNotTakenMoreEasily(String header) {
        String value = header.equals("Forwarded") ? "host=evil.example;proto=http" : "evil.example";

        assertThat(new Visitor(asAsked)
                        .send("DELETE", "/api/v1/session", "", List.of("Origin", "http://evil.example", header, value))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api;x=1/v1/session", "/api/v1;x/session", "/api/v1/session;x=1", "/api/v1/%73ession"})
    void change_byAnotherSpellingOfThePath_isCheckedAsWell(String path) {
        HttpResponse<String> answer = signedIn(asAsked)
                .send("DELETE", path, "", List.of("Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void reading_fromAnotherSite_isNotRefused() {
        assertThat(signedIn(asAsked)
                        .send(
                                "GET",
                                "/api/v1/session",
                                "",
                                List.of("Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty(); // the browser keeps the answer from the other site's page
    }

    @Test
    void push_withoutAnything_isTaken() {
        HttpResponse<String> answer = asAsked.post(
                "/ingest?name=a", new byte[] {1}, "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.body()).doesNotContain("cross-origin-request");
    }

    private static Visitor signedIn(TestServer server) {
        return Visitor.signedIn(server, Instant.now(), "code.example", "mona");
    }

    private static int signOut(Visitor visitor, TestServer server, String origin, String site) {
        List<String> headers = new ArrayList<>();
        if (!origin.isEmpty()) {
            headers.addAll(List.of("Origin", origin.equals("own") ? own(server) : origin));
        }
        if (!site.isEmpty()) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        return visitor.send("DELETE", "/api/v1/session", "", headers).statusCode();
    }

    private static String own(TestServer server) {
        String address = server.uri("/").toString();
        return address.substring(0, address.length() - 1);
    }
}
