package io.lineflame.server.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compares a value with a JSON Schema, as far as our document uses it: {@code type}, {@code properties}, {@code required}, {@code
 * additionalProperties}, {@code items}, {@code enum}, {@code minimum}, {@code format: date-time}, {@code oneOf}. Stricter than the
 * standard in one point: a member that the schema does not name is a mistake, so that the document cannot fall behind.
 */
final class SchemaCheck {

    private final UnaryOperator<JsonNode> resolver;
    private final List<String> mistakes = new ArrayList<>();

    SchemaCheck(UnaryOperator<JsonNode> resolver) {
        this.resolver = resolver;
    }

    List<String> mistakes() {
        return mistakes;
    }

    void check(JsonNode unresolved, JsonNode value, String place) {
        JsonNode schema = resolver.apply(unresolved);
        if (schema.has("oneOf")) {
            checkOneOf(schema.path("oneOf"), value, place);
            return;
        }
        if (!hasType(schema.path("type"), value)) {
            mistakes.add(place + " is " + shown(value) + ", not of type " + schema.path("type"));
            return;
        }
        if (value.isNull()) {
            return;
        }
        checkValue(schema, value, place);
        if (value.isObject()) {
            checkObject(schema, value, place);
        }
        for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
            check(schema.path("items"), value.get(i), place + "[" + i + "]");
        }
    }

    private void checkOneOf(JsonNode schemas, JsonNode value, String place) {
        List<String> all = new ArrayList<>();
        int fitting = 0;
        for (JsonNode schema : schemas) {
            SchemaCheck one = new SchemaCheck(resolver);
            one.check(schema, value, place);
            fitting += one.mistakes.isEmpty() ? 1 : 0;
            all.addAll(one.mistakes);
        }
        if (fitting != 1) {
            mistakes.add(place + " fits " + fitting + " of the forms it may have: " + all);
        }
    }

    private void checkValue(JsonNode schema, JsonNode value, String place) {
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            mistakes.add(place + " is " + value + ", not one of " + schema.path("enum"));
        }
        if (schema.has("minimum") && value.asLong() < schema.path("minimum").asLong()) {
            mistakes.add(place + " is " + value + ", below " + schema.path("minimum"));
        }
        if (schema.path("format").asText().equals("date-time") && !isTime(value.asText())) {
            mistakes.add(place + " is " + value + ", not a time as in RFC 3339");
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String place) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                mistakes.add(place + " lacks " + required.asText());
            }
        }
        value.properties().forEach(member -> {
            String at = place + "." + member.getKey();
            JsonNode known = schema.path("properties").path(member.getKey());
            if (!known.isMissingNode()) {
                check(known, member.getValue(), at);
            } else if (schema.has("additionalProperties")) {
                check(schema.path("additionalProperties"), member.getValue(), at);
            } else if (schema.has("properties")) {
                mistakes.add(at + " is not in the document");
            }
        });
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (hasType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new AssertionError("the document uses the type " + type + ", which is not checked yet");
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.asText().equals(value.asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTime(String text) {
        try {
            return !OffsetDateTime.parse(text).toString().isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
