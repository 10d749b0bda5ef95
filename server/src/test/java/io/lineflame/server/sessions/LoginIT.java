package io.lineflame.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.config.Access;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.AccountHost;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that needs a login, asked on every route by nobody, by somebody who is let in, and by somebody who is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginIT {

    private static final String HOST = "code.example";

    private final TestServer server = TestServer.setup()
            .hosts(new AccountHost(HOST), new AccountHost("other.example"))
            .access(new AccessRule(Access.LOGIN, List.of(new AllowedUser(HOST, "mona"))))
            .start();
    private final Visitor nobody = new Visitor(server);
    private final Visitor mona = Visitor.signedIn(server, Instant.now(), HOST, "mona");
    private final Visitor otto = Visitor.signedIn(server, Instant.now(), HOST, "otto");
    private final Visitor otherMona = Visitor.signedIn(server, Instant.now(), "other.example", "mona");

    record Route(String method, String path, String level) {

        static Route of(String line) {
            String[] parts = line.split(" +", -1);
            return new Route(parts[0], parts[1].replaceAll("\\{[^}]*}", "1"), parts[2]);
        }

        /** Whether one has to be signed in; of a download, a program with a token may have it too. */
        boolean isForPeople() {
            return List.of("pages", "session", "download").contains(level);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + level;
        }
    }

    static Stream<Route> routes() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/routes.golden.txt")).stream()
                .map(Route::of);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void route_askedByNobody_letsInByItsLevel(Route route) {
        HttpResponse<String> answer = ask(nobody, route);

        if (route.isForPeople()) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("problems/sign-in-required", "Sign in");
        } else {
            assertThat(answer.body()).doesNotContain("sign-in-required", "not-allowed");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void route_askedBySomebodyNotOnTheList_isRefusedInWords(Route route) {
        for (Visitor stranger : List.of(otto, otherMona)) {
            if (route.isForPeople()) {
                HttpResponse<String> answer = ask(stranger, route);
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("problems/not-allowed", "not among the people");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void route_askedBySomebodyOnTheList_isAnswered(Route route) {
        if (route.level().equals("client")) {
            assertThat(ask(mona, route).statusCode()).as("programs show tokens").isEqualTo(401);
        } else if (route.method().equals("GET")) {
            assertThat(ask(mona, route).statusCode()).isNotIn(401, 403).isLessThan(500);
        }
    }

    @Test
    void routes_ofThePages_areMostOfTheGoldenFile() throws IOException {
        assertThat(routes().filter(route -> route.level().equals("pages"))).hasSizeGreaterThan(10);
    }

    @Test
    void headersOfARoute_askedByNobody_needASignInToo() {
        assertThat(nobody.send("HEAD", "/api/v1/services", "", List.of()).statusCode())
                .isEqualTo(401);
        assertThat(nobody.get("/api/v1/%73ervices").statusCode()).isIn(401, 404);
        assertThat(nobody.get("/api/v1/services;x=1").statusCode()).isIn(401, 404);
        assertThat(nobody.get("/api/v1/services?tenant=%20").statusCode()).isEqualTo(401);
    }

    @Test
    void page_itself_loadsForNobody() {
        assertThat(nobody.get("/explore").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/api/v1/session").body())
                .isEqualTo("{\"user\":null,\"access\":\"login\",\"admin\":false}");
    }

    @Test
    void somebodyNotOnTheList_learnsWhoTheyAre_andSignsOut() {
        Visitor visitor = Visitor.signedIn(server, Instant.now(), HOST, "leaver");

        assertThat(visitor.get("/api/v1/session").body()).contains("\"login\":\"leaver\"", "\"access\":\"login\"");
        assertThat(visitor.delete("/api/v1/session").statusCode()).isEqualTo(204);
        assertThat(visitor.get("/api/v1/services").statusCode()).isEqualTo(401);
    }

    @Test
    void person_renamedSinceTheyWereListed_isRefusedFromTheNextRequestOn() {
        Visitor renamed = Visitor.signedIn(server, Instant.now(), HOST, "Mona"); // upper and lower case are the same
        assertThat(renamed.get("/api/v1/services").statusCode()).isEqualTo(200);

        new Sql(server).run("UPDATE users SET login = 'renamed' WHERE account_id = 'account-Mona'");

        assertThat(renamed.get("/api/v1/services").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> ask(Visitor visitor, Route route) {
        return switch (route.method()) {
            case "GET" -> visitor.get(route.path());
            case "POST" -> visitor.post(route.path(), "{}");
            case "PUT" -> visitor.put(route.path(), "{}");
            case "DELETE" -> visitor.delete(route.path());
            default -> throw new AssertionError("a method this test does not send: " + route);
        };
    }
}
