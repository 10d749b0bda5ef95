package io.lineflame.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.AllowedUser;
import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.fixture.FakeRepository;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Reader;
import io.lineflame.server.fixture.Shop;
import io.lineflame.server.fixture.Sql;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import io.lineflame.vcs.CommitId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where people say that a service's source is. */
final class SourceSettingsIT {

    private static final String LABELLED = "https://code.example.com/acme/old";
    private static final String MEANT = "https://code.example.com/acme/shop";
    private static final String PATH = "/api/v1/source-settings?service=shop";

    private final MovableClock clock = new MovableClock(Shop.NOW);
    private final FakeHost host = FakeHost.named("code.example.com");
    private final FakeRepository shop = host.repository("acme/shop").everyone(true);
    private final CommitId first = shop.commit("First", "cart/total.go", "package cart // first\n");
    private final CommitId second = shop.commit("Second", "cart/total.go", "package cart // second\n");
    private final TestServer server = TestServer.setup()
            .clock(clock)
            .access(AccessRule.OPEN.withAdmins(List.of(new AllowedUser("code.example.com", "ada"))))
            .hosts(host)
            .start();
    private final Reader mona = Reader.connected(server, host, "mona");
    private final Visitor ada = Visitor.signedIn(server, Shop.NOW, "code.example.com", "ada");
    private final Reader nobody = new Reader(server);

    SourceSettingsIT() {
        shop.ref("v1.0.0", first).ref("v2", second);
        mona.api()
                .push(
                        "default",
                        "shop{service_repository=" + LABELLED + ",service_git_ref=v1.0.0}",
                        Shop.NOW.getEpochSecond() - 60,
                        Shop.cpu("1/100\nmain.main@/build/main.go:10\ncart.Total@/build/cart/total.go:1"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void partThatIsSaid_standsAboveTheLabels_oneByOne() {
        assertThat(commit(mona)).isEmpty();
        put(ada, 200, "everyone", MEANT, "");
        JsonNode everyones = source(mona);
        assertThat(everyones.path("commit").asText()).isEqualTo(first.hash());
        assertThat(everyones.path("version").path("from").toString())
                .isEqualTo("{\"repository\":\"everyones\",\"ref\":\"label\",\"rootPath\":\"none\"}");

        put(mona.browser(), 200, "me", "", "v2");
        assertThat(commit(mona)).isEqualTo(second.hash());
        assertThat(source(mona).path("version").path("from").toString())
                .isEqualTo("{\"repository\":\"everyones\",\"ref\":\"mine\",\"rootPath\":\"none\"}");
        assertThat(commit(nobody)).isEqualTo(first.hash());

        JsonNode settings = mona.api().get("source-settings", "service", "shop");
        assertThat(settings.path("labelled").path("repository").asText()).isEqualTo(LABELLED);
        assertThat(settings.path("mine").path("ref").asText()).isEqualTo("v2");
        assertThat(settings.path("everyones").path("repository").asText()).isEqualTo(MEANT);

        assertThat(mona.browser().delete(PATH + "&for=me").statusCode()).isEqualTo(200);
        assertThat(commit(mona)).isEqualTo(first.hash());
        put(ada, 200, "everyone", "", "");
        assertThat(commit(nobody)).isEmpty();
        assertThat(new Sql(server).texts("SELECT subject FROM audit WHERE action LIKE '%set-source' ORDER BY id"))
                .containsExactly(
                        "shop for everyone, " + MEANT + " @  : ",
                        "shop for themselves,  @ v2 : ",
                        "shop for themselves",
                        "shop for everyone");
    }

    @Test
    void commits_ofAServiceWhoseRepositoryIsAnother_areAskedThere() {
        put(ada, 200, "everyone", MEANT, "");
        JsonNode facts = mona.api()
                .get("commits", "repository", LABELLED, "service", "shop", "ref", "v1.0.0")
                .path("commits")
                .get(0);

        assertThat(facts.path("id").asText()).isEqualTo(first.hash());
        assertThat(facts.path("asOf").asText()).isEqualTo(Shop.NOW.toString());
        assertThat(source(mona).path("version").path("asOf").asText()).isEqualTo(Shop.NOW.toString());
    }

    @Test
    void settings_areChangedByThoseOnly_whoMay() {
        assertThat(put(mona.browser(), 403, "everyone", MEANT, "")).contains("LINEFLAME_ADMINS");
        assertThat(put(nobody.browser(), 403, "me", MEANT, "")).contains("who you are");
        JsonNode seen = nobody.api().get("source-settings", "service", "shop");
        assertThat(seen.path("mayChangeMine").asBoolean(true)).isFalse();
        assertThat(seen.path("mayChangeEveryones").asBoolean(true)).isFalse();
        assertThat(JsonText.read(ada.get("/api/v1/session").body())
                        .path("admin")
                        .asBoolean(false))
                .isTrue();
        assertThat(nobody.api().get("session").path("admin").asBoolean(true)).isFalse();
    }

    @Test
    void change_thatMakesNoSense_isRefusedWithASentence() {
        assertThat(put(ada, 400, "everyone", "https://evil.example/acme/shop", ""))
                .contains("configured code host");
        assertThat(put(ada, 400, "everyone", MEANT, "--upload-pack=x")).contains("branch, tag or commit");
        assertThat(put(ada, 400, "us", MEANT, "")).contains("everyone");
        assertThat(ada.send("PUT", "/api/v1/source-settings?service=none", body("me", MEANT, ""), headers())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void addressWithMoreThanAPlace_isRefused() {
        for (String address : List.of(
                "https://ada:secret@code.example.com/acme/shop",
                "https://secret@code.example.com/acme/shop",
                "https://code.example.com/acme/shop?token=secret",
                "https://code.example.com/acme/shop#secret")) {
            assertThat(put(ada, 400, "everyone", address, "")).contains("user name, password");
        }
        put(ada, 200, "everyone", "git@code.example.com:acme/shop", "");
        assertThat(new Sql(server).texts("SELECT subject FROM audit")).noneMatch(subject -> subject.contains("secret"));
    }

    @Test
    @Timeout(10)
    void rootPath_ofHalfAMillionSlashes_isRefusedAtOnce() {
        String path = "a" + "/".repeat(500_000) + "a";
        String body = body("everyone", MEANT, "").replace("\"rootPath\": \"\"", "\"rootPath\": \"" + path + "\"");

        assertThat(ada.send("PUT", PATH, body, headers()).statusCode()).isEqualTo(400);
    }

    @Test
    void nameThatNoDatabaseTakes_isOneOfNothing() {
        String place = "&function=cart.Total&file=/build/cart/total.go&repository=" + MEANT;
        for (String path : List.of(
                "/api/v1/source-settings?service=a%00b",
                "/api/v1/source?service=a%00b&commit=v1.0.0" + place,
                "/api/v1/source?service=shop&commit=v1%00" + place,
                "/api/v1/commits?service=a%00b&ref=v1%00&repository=" + MEANT)) {
            assertThat(nobody.browser().get(path).statusCode()).as(path).isBetween(200, 404);
        }
        assertThat(ada.delete("/api/v1/source-settings?service=a%00b&for=everyone")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refThatProfilesCarryOfAnotherRepository_isNotPinned() {
        assertThat(meant()).isEqualTo(first.hash());
        shop.ref("v1.0.0", second);
        clock.advance(Duration.ofMinutes(2));

        assertThat(meant()).isEqualTo(second.hash());
    }

    private String meant() {
        String place = "function=cart.Total&file=/build/cart/total.go&repository=" + MEANT;
        return JsonText.read(nobody.browser()
                        .get("/api/v1/source?commit=v1.0.0&rootPath=&" + place)
                        .body())
                .path("commit")
                .asText();
    }

    private String commit(Reader reader) {
        return source(reader).path("commit").asText("").replace("null", "");
    }

    private static JsonNode source(Reader reader) {
        return reader.api().get("source", "service", "shop", "function", "cart.Total", "file", "/build/cart/total.go");
    }

    private String put(Visitor who, int status, String whom, String repository, String ref) {
        HttpResponse<String> response = who.send("PUT", PATH, body(whom, repository, ref), headers());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(ApiDocument.load()
                        .mistakes("put", "/api/v1/source-settings", status, JsonText.read(response.body())))
                .isEmpty();
        return response.body();
    }

    private static String body(String whom, String repository, String ref) {
        return "{\"for\": \"" + whom + "\", \"repository\": \"" + repository + "\", \"ref\": \"" + ref
                + "\", \"rootPath\": \"\"}";
    }

    private List<String> headers() {
        String address = server.uri("/").toString();
        return List.of(
                "Origin",
                address.substring(0, address.length() - 1),
                "Sec-Fetch-Site",
                "same-origin",
                "Content-Type",
                "application/json");
    }
}
