package io.lineflame.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lineflame.server.http.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaCheckTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["a"], "properties": {
              "a": {"type": "integer", "minimum": 1},
              "b": {"type": ["string", "null"], "enum": ["x", "y"]},
              "c": {"type": "array", "items": {"type": "string", "format": "date-time"}},
              "d": {"oneOf": [{"type": "number"}, {"type": "null"}]},
              "e": {"type": "object", "additionalProperties": {"type": "boolean"}}}}
            """;

    @Test
    void value_asDescribed_hasNoMistake() {
        assertThat(mistakes("{'a': 1, 'b': null, 'c': ['2026-01-01T00:00:00Z'], 'd': 0.5, 'e': {'f': true}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|$ is [], not of type",
                "{}|$ lacks a",
                "{'a': '1'}|$.a is \"1\", not of type",
                "{'a': 1.5}|$.a is 1.5, not of type",
                "{'a': 0}|$.a is 0, below 1",
                "{'a': 1, 'b': 'z'}|$.b is \"z\", not one of",
                "{'a': 1, 'c': [null]}|$.c[0] is null, not of type",
                "{'a': 1, 'c': ['noon']}|$.c[0] is \"noon\", not a time",
                "{'a': 1, 'd': 'x'}|$.d fits 0",
                "{'a': 1, 'e': {'f': 1}}|$.e.f is 1, not of type",
                "{'a': 1, 'g': 1}|$.g is not in the document"
            })
    void value_notAsDescribed_hasTheMistake(String value, String mistake) {
        assertThat(mistakes(value)).singleElement().asString().startsWith(mistake);
    }

    private static List<String> mistakes(String value) {
        SchemaCheck check = new SchemaCheck(node -> node);
        try {
            check.check(Json.mapper().readTree(SCHEMA), Json.mapper().readTree(value.replace('\'', '"')), "$");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return check.mistakes();
    }
}
