package io.lineflame.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.server.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document as tests use it: what routes it describes, and whether an answer is what it promises. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** The document that the server hands out. */
    public static ApiDocument load() {
        ObjectMapper mapper = Json.mapper();
        try (InputStream in = Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.json"))) {
            return new ApiDocument(mapper.readTree(in));
        } catch (IOException e) {
            throw new AssertionError("openapi.json cannot be read", e);
        }
    }

    /** {@code GET /api/v1/services} and so on, in alphabetical order. */
    public Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        routes.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return routes;
    }

    /** The names of the query parameters of a route. */
    public Set<String> queryParameters(String path, String method) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : document.path("paths").path(path).path(method).path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    /**
     * What is wrong with an answer.
     *
     * @param path as in the document, with {@code {name}} for a parameter
     * @return empty when the answer is as promised; else a sentence for each mistake, with its place
     */
    public List<String> mistakes(String path, int status, JsonNode body) {
        return mistakes("get", path, status, body);
    }

    /** The same for another method, in lower case. */
    public List<String> mistakes(String method, String path, int status, JsonNode body) {
        JsonNode response = resolve(
                document.path("paths").path(path).path(method).path("responses").path(String.valueOf(status)));
        JsonNode content = response.path("content");
        if (!content.properties().iterator().hasNext()) {
            return List.of(method + " " + path + " promises no body for status " + status);
        }
        SchemaCheck check = new SchemaCheck(this::resolve);
        check.check(content.properties().iterator().next().getValue().path("schema"), body, "$");
        return new ArrayList<>(check.mistakes());
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isMissingNode()) {
            return node;
        }
        JsonNode target = document.at(reference.asText().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("the document refers to " + reference.asText() + ", which it does not have");
        }
        return resolve(target);
    }
}
