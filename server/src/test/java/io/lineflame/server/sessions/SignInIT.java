package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.AccountHost;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Signing in as people do it, with an account at a code host, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInIT {

    private static final String HOST = "code.example";
    private static final String PLAIN = "lineflame_session";
    private static final String SECURE = "__Host-lineflame_session";

    private final TestServer http =
            TestServer.setup().hosts(new AccountHost(HOST)).start();
    private final TestServer https = TestServer.setup()
            .hosts(new AccountHost(HOST))
            .publicUrl("https://flames.example.com")
            .access(new AccessRule(Access.LOGIN, List.of(new AllowedUser(HOST, "mona"))))
            .start();

    @AfterAll
    void stop() {
        http.close();
        https.close();
    }

    @Test
    void signIn_byHttp_setsACookieThatScriptsCannotRead() {
        HttpResponse<String> answer = connect(new Visitor(http), "token-of-mona");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(PLAIN + "=[A-Za-z0-9_-]{43};.*")
                .contains(";Path=/", ";Max-Age=2592000", ";HttpOnly", ";SameSite=Lax")
                .doesNotContain("Secure", "Domain");
        assertThat(answer.body()).doesNotContain("token-of-mona");
    }

    @Test
    void signIn_whereTheAddressIsHttps_setsACookieOfThisHostAlone() {
        Visitor mona = new Visitor(https);
        HttpResponse<String> answer = connect(mona, "token-of-mona");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches(SECURE + "=[A-Za-z0-9_-]{43};.*")
                .contains(";Path=/", ";Secure", ";HttpOnly", ";SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(mona.get("/api/v1/services").statusCode()).isEqualTo(200);
        String token = mona.cookie(SECURE).orElseThrow();
        assertThat(new Visitor(https)
                        .cookie(PLAIN, token)
                        .get("/api/v1/services")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signIn_withHeadersOfAProxy_goesByWhatTheServerKnows() {
        HttpResponse<String> answer = new Visitor(http)
                .send(
                        "POST",
                        "/api/v1/connections/" + HOST + "/connect",
                        body("token-of-mona"),
                        List.of("Content-Type", "application/json", "X-Forwarded-Proto", "https"));

        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).startsWith(PLAIN + "=");
    }

    @Test
    void signIn_asAnotherAccount_givesANewTokenAndVoidsTheOld() {
        AccessRule everybody = new AccessRule(Access.LOGIN, List.of(new AllowedUser(HOST, "*")));
        try (TestServer login = TestServer.setup()
                .hosts(new AccountHost(HOST))
                .access(everybody)
                .start()) {
            Visitor browser = new Visitor(login);
            connect(browser, "token-of-rita");
            String before = browser.cookie(PLAIN).orElseThrow();
            connect(browser, "token-of-udo");

            assertThat(browser.cookie(PLAIN)).isPresent().get().isNotEqualTo(before);
            assertThat(browser.get("/api/v1/session").body()).contains("\"login\":\"udo\"");
            assertThat(new Visitor(login)
                            .cookie(PLAIN, before)
                            .get("/api/v1/session")
                            .body())
                    .contains("\"user\":null");
        }
    }

    @Test
    void signIn_ofSomebodyNotOnTheList_isRefusedAndKeepsThemOut() {
        Visitor otto = new Visitor(https);
        HttpResponse<String> answer = connect(otto, "token-of-otto");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(otto.get("/api/v1/services").statusCode()).isEqualTo(401);
    }

    @Test
    void signIn_withNothingFilledIn_isAMistakeOfTheRequest() {
        for (String values : List.of("{\"token\":null}", "{}", "null", "{\"token\":\" \"}")) {
            HttpResponse<String> answer = new Visitor(http)
                    .post("/api/v1/connections/" + HOST + "/connect", "{\"kind\":\"token\",\"values\":" + values + "}");
            assertThat(answer.statusCode()).as(values).isEqualTo(400);
        }
    }

    @Test
    void tables_afterSignIns_holdNeitherCookiesNorTokens() {
        Visitor visitor = new Visitor(http);
        connect(visitor, "token-of-nobody-in-particular");
        String cookie = visitor.cookie(PLAIN).orElseThrow();

        for (String table : List.of("sessions", "users", "connections", "audit")) {
            assertThat(new Sql(http).texts("SELECT t::text FROM " + table + " t"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(cookie) || row.contains("token-of-nobody-in-particular"));
        }
    }

    private static HttpResponse<String> connect(Visitor visitor, String token) {
        return visitor.post("/api/v1/connections/" + HOST + "/connect", body(token));
    }

    private static String body(String token) {
        return "{\"kind\":\"" + AccountHost.KIND + "\",\"returnTo\":\"/explore\",\"values\":{\"" + AccountHost.FIELD
                + "\":\"" + token + "\"}}";
    }
}
