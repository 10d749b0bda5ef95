package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL, as far as facts of commits and of the viewer go. Failures within an answer come with status
 * 200 and stand under {@code errors}; what failed is null.
 */
final class GraphQlRoutes {

    private final GraphQlTypes types;

    GraphQlRoutes(GraphQlTypes types) {
        this.types = types;
    }

    void addTo(Router router) {
        router.on("POST", "/graphql", this::answer);
    }

    private Answer answer(Call call) throws IOException {
        if (call.caller().personToken().isEmpty()) {
            return Answer.refused(
                    401,
                    "This endpoint requires you to be authenticated.",
                    "https://docs.github.com/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql");
        }
        JsonNode body = Json.parse(call.body());
        Execution execution = new Execution();
        ObjectNode answer = Json.object();
        try {
            GraphQlQuery query = GraphQlQuery.parse(body.path("query").asText(), variables(body.path("variables")));
            answer.set("data", execution.object(query, query.selections(), types.query(call), Json.array()));
        } catch (IllegalArgumentException e) {
            execution.errors.addObject().put("message", String.valueOf(e.getMessage()));
        }
        if (!execution.errors.isEmpty()) {
            answer.set("errors", execution.errors);
        }
        Answer plain = Answer.json(answer);
        return execution
                .singleSignOn
                .map(url -> plain.with("X-GitHub-SSO", url))
                .orElse(plain);
    }

    private static Map<String, Object> variables(JsonNode node) {
        Map<String, Object> variables = new HashMap<>();
        node.properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    /** Goes through the selections of one question. */
    private static final class Execution {

        private final ArrayNode errors = Json.array();
        private Optional<String> singleSignOn = Optional.empty();

        ObjectNode object(
                GraphQlQuery query, List<GraphQlQuery.Selection> selections, GraphObject object, ArrayNode path)
                throws IOException {
            ObjectNode node = Json.object();
            add(node, query, selections, object, path);
            return node;
        }

        private void add(
                ObjectNode node,
                GraphQlQuery query,
                List<GraphQlQuery.Selection> selections,
                GraphObject object,
                ArrayNode path)
                throws IOException {
            for (GraphQlQuery.Selection selection : selections) {
                if (selection instanceof GraphQlQuery.Field field) {
                    node.set(
                            field.key(),
                            field(query, field, object, path.deepCopy().add(field.key())));
                } else {
                    GraphQlQuery.Fragment fragment = selection instanceof GraphQlQuery.Spread spread
                            ? query.fragment(spread.name())
                            : (GraphQlQuery.Fragment) selection;
                    if (fragment.type().isEmpty() || fragment.type().equals(object.type())) {
                        add(node, query, fragment.selections(), object, path);
                    }
                }
            }
        }

        private JsonNode field(GraphQlQuery query, GraphQlQuery.Field field, GraphObject object, ArrayNode path)
                throws IOException {
            @Nullable Object value;
            try {
                value = object.resolve(field);
            } catch (Refusal refusal) {
                fail(refusal.answer(), field, path);
                value = null;
            }
            return value instanceof GraphObject inner
                    ? object(query, field.selections(), inner, path)
                    : Json.value(value);
        }

        private void fail(Answer refusal, GraphQlQuery.Field field, ArrayNode path) throws IOException {
            boolean hidden = refusal.status() == 404;
            Optional<String> url = Optional.ofNullable(refusal.headers().get("X-GitHub-SSO"));
            ObjectNode error = errors.addObject().put("type", hidden ? "NOT_FOUND" : "FORBIDDEN");
            error.set("path", path);
            if (!hidden) {
                error.putObject("extensions").put("saml_failure", url.isPresent());
            }
            singleSignOn = singleSignOn.or(() -> url);
            String name =
                    field.arguments().get("owner") + "/" + field.arguments().get("name");
            error.put(
                    "message",
                    hidden
                            ? "Could not resolve to a Repository with the name '" + name + "'."
                            : Json.parse(new String(refusal.body(), StandardCharsets.UTF_8))
                                    .path("message")
                                    .asText());
        }
    }
}
