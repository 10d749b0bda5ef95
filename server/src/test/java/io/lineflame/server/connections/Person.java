package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Visitor;
import io.lineflame.server.openapi.ApiDocument;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Somebody who connects with code hosts, by the calls that the pages make. Every answer is held against the OpenAPI document. */
final class Person {

    private static final ApiDocument DOCUMENT = ApiDocument.load();
    private static final String ROOT = "/api/v1/connections";

    private final TestServer server;
    private final Visitor browser;

    Person(TestServer server) {
        this(server, new Visitor(server));
    }

    private Person(TestServer server, Visitor browser) {
        this.server = server;
        this.browser = browser;
    }

    /** The same browser, sent to another node behind the same address. */
    Person at(TestServer node) {
        Visitor other = new Visitor(node);
        browser.cookie("lineflame_session").ifPresent(token -> other.cookie("lineflame_session", token));
        return new Person(node, other);
    }

    Visitor browser() {
        return browser;
    }

    /** Where the server sends this person. */
    URI setOut(VcsHost host, String returnTo) {
        HttpResponse<String> response = connect(host.id(), Map.of("kind", AuthorizingHost.APP, "returnTo", returnTo));
        return URI.create(answer("post", "/{id}/connect", 200, response)
                .path("authorizeUrl")
                .asText());
    }

    /** All the way to the host and back, as this account. */
    HttpResponse<String> connectAs(AuthorizingHost host, String login) {
        return comeBack(host.agree(setOut(host, "/explore?q=1"), login));
    }

    /** Follows the host's redirect. */
    HttpResponse<String> comeBack(String callback) {
        // As a browser does it that comes from another site.
        HttpResponse<String> response = browser.send("GET", callback, "", List.of("Sec-Fetch-Site", "cross-site"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        return response;
    }

    /** The path that a redirect leads to, which has to be one of this server. */
    String target(HttpResponse<String> redirect) {
        URI location = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        String root = server.uri("/").toString();
        assertThat(location.toString()).startsWith(root);
        return location.toString().substring(root.length() - 1);
    }

    HttpResponse<String> paste(VcsHost host, String token) {
        return connect(host.id(), Map.of("kind", AuthorizingHost.TOKEN, "values", Map.of("token", token)));
    }

    HttpResponse<String> connect(String hostId, Map<String, ?> body) {
        return browser.post(ROOT + "/" + hostId + "/connect", JsonText.write(body));
    }

    JsonNode problem(int status, HttpResponse<String> response) {
        return answer("post", "/{id}/connect", status, response);
    }

    /** What the list says of a host. */
    JsonNode host(VcsHost host) {
        JsonNode list = answer("get", "", 200, browser.get(ROOT));
        for (JsonNode each : list.path("hosts")) {
            if (each.path("id").asText().equals(host.id())) {
                return each;
            }
        }
        throw new AssertionError("no host " + host.id() + " in " + list);
    }

    JsonNode connection(VcsHost host) {
        return host(host).path("connection");
    }

    JsonNode attempt(VcsHost host) {
        return host(host).path("attempt");
    }

    /** What the host says of the connection when it is asked. */
    JsonNode check(VcsHost host) {
        return answer("post", "/{id}/check", 200, browser.post(ROOT + "/" + host.id() + "/check", ""));
    }

    boolean disconnect(VcsHost host) {
        return answer("delete", "/{id}", 200, browser.delete(ROOT + "/" + host.id()))
                .path("revoked")
                .asBoolean();
    }

    /** Who is signed in; empty when nobody is. */
    String login() {
        return JsonText.read(browser.get("/api/v1/session").body())
                .path("user")
                .path("login")
                .asText();
    }

    /** How many sessions the person has whom this browser's session is of. */
    int sessions() {
        return JsonText.read(browser.get("/api/v1/sessions").body())
                .path("sessions")
                .size();
    }

    JsonNode answer(String method, String path, int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = JsonText.read(response.body());
        assertThat(DOCUMENT.mistakes(method, ROOT + path, status, body)).isEmpty();
        return body;
    }
}
