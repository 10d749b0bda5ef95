package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facts of commits by GraphQL. */
class GraphQlIT {

    private static final String FACTS = "fragment facts on Commit{oid message author{name user{login}}}";
    private static GitHubStandIn gitHub;

    @BeforeAll
    static void start() {
        gitHub = GitHubStandIn.withShop();
    }

    @AfterAll
    static void stop() {
        gitHub.close();
    }

    @Test
    void objects_byAliasAndVariable_areFoundOrNull() throws Exception {
        JsonNode answer = ask(
                "query($r0:String!){repository(owner:\"acme\",name:\"checkout\"){r0:object(expression:$r0){__typename"
                        + " ...facts ...on Tag{target{...facts}}} r1:object(oid:\"" + "0".repeat(40)
                        + "\"){oid}}}" + FACTS,
                Json.object().put("r0", "v1.1.0"));

        JsonNode repository = answer.path("data").path("repository");
        assertThat(repository.at("/r0/__typename").asText()).isEqualTo("Tag");
        assertThat(repository.at("/r0/target/oid").asText()).startsWith("5532c4e0");
        assertThat(repository.at("/r0/target/author/user/login").asText()).isEqualTo("jo");
        assertThat(repository.get("r1").isNull()).isTrue();
        assertThat(answer.has("errors")).isFalse();
    }

    @Test
    void repository_withoutRight_isNullWithAnError() throws Exception {
        Asked asked = post(
                "{repository(owner:\"acme\",name:\"checkout\"){id}}",
                Json.object(),
                gitHub.account("otto").personalToken());

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().path("data").get("repository").isNull()).isTrue();
        assertThat(asked.json().at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void field_unknown_isAnErrorAlone() throws Exception {
        JsonNode answer = ask("{viewer{shoeSize}}", Json.object());

        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Field 'shoeSize' doesn't exist on type 'User'");
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void anonymous_isRefused() throws Exception {
        assertThat(Asked.post(gitHub.url() + "/api/graphql", "{}").status()).isEqualTo(401);
    }

    @Test
    void viewer_inTheOtherLayout_isThePerson() throws Exception {
        Asked asked = Asked.post(
                gitHub.dotComApiUrl() + "/graphql",
                "{\"query\":\"{viewer{login}}\"}",
                "Authorization",
                "bearer " + gitHub.account("mona").personalToken());

        assertThat(asked.json().at("/data/viewer/login").asText()).isEqualTo("mona");
        assertThat(asked.header("X-RateLimit-Resource")).isEqualTo("graphql");
    }

    private static JsonNode ask(String query, ObjectNode variables) throws Exception {
        return post(query, variables, gitHub.account("mona").personalToken()).json();
    }

    private static Asked post(String query, ObjectNode variables, String token) throws Exception {
        ObjectNode body = Json.object().put("query", query);
        body.set("variables", variables);
        String text = new String(Json.bytes(body), StandardCharsets.UTF_8);
        return Asked.post(gitHub.url() + "/api/graphql", text, "Authorization", "bearer " + token);
    }
}
