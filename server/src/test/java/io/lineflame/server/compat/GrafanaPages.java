package io.lineflame.server.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Query;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Does what Grafana's pages do for one person: sends them to the host, keeps the cookie, asks through the data source. */
final class GrafanaPages {

    private static final String COOKIE = "pyroscope_git_session=";

    private final TestServer server;
    private final GitHubStandIn gitHub;
    private final List<String> answers = new ArrayList<>();
    private String cookie = "";

    GrafanaPages(TestServer server, GitHubStandIn gitHub) {
        this.server = server;
        this.gitHub = gitHub;
    }

    /** Everything that came back so far, as text. */
    List<String> answers() {
        return answers;
    }

    /** The code that the host gives for somebody who agrees; the pages name an address to come back to if they are told one. */
    String code(String login) {
        JsonNode app = call("GithubApp", Map.of(), 200);
        String clientId = app.path("clientID").asText();
        String callback = app.path("callbackURL").asText();
        URI back = gitHub.person(login)
                .authorize(gitHub.url() + "/login/oauth/authorize?client_id=" + clientId + "&scope=repo&state=bm9uY2U"
                        + (callback.isEmpty() ? "" : "&redirect_uri=" + URLEncoder.encode(callback, UTF_8)));
        return Objects.requireNonNull(Query.of(back).get("code"));
    }

    /** Signs somebody in, and keeps their cookie. */
    JsonNode signIn(String login) {
        JsonNode answer = call("GithubLogin", Map.of("authorizationCode", code(login)), 200);
        keep(answer.path("cookie").asText());
        return answer;
    }

    /** As a page's script sets it: only name and value go back. */
    void keep(String text) {
        assertThat(text).startsWith(COOKIE);
        cookie = text.substring(0, text.indexOf(';'));
    }

    void keepValue(String value) {
        cookie = COOKIE + value;
    }

    JsonNode call(String method, Map<String, ?> message, int status) {
        HttpResponse<String> response = post(method, JsonText.write(message).getBytes(UTF_8), "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonText.read(response.body());
    }

    HttpResponse<String> post(String method, byte[] body, String contentType, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", contentType));
        all.addAll(List.of(headers));
        if (!cookie.isEmpty()) {
            all.addAll(List.of("Cookie", "other=1; " + cookie));
        }
        HttpResponse<String> response = server.post("/vcs.v1.VCSService/" + method, body, all.toArray(String[]::new));
        answers.add(response.body() + response.headers().map());
        return response;
    }
}
