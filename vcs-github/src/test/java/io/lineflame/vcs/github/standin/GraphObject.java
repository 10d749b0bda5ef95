package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that GraphQL can be asked for: its type and what each field gives. */
final class GraphObject {

    private final String type;
    private final Map<String, Resolver> fields = new LinkedHashMap<>();

    GraphObject(String type) {
        this.type = type;
    }

    /** Text, a number, another object, or null. */
    interface Resolver {
        @Nullable Object resolve(Map<String, Object> arguments) throws IOException;
    }

    String type() {
        return type;
    }

    GraphObject field(String name, Resolver value) {
        fields.put(name, value);
        return this;
    }

    GraphObject value(String name, Object value) {
        return field(name, arguments -> value);
    }

    @Nullable Object resolve(GraphQlQuery.Field field) throws IOException {
        if (field.name().equals("__typename")) {
            return type;
        }
        Resolver resolver = fields.get(field.name());
        if (resolver == null) {
            throw new IllegalArgumentException("Field '" + field.name() + "' doesn't exist on type '" + type + "'");
        }
        return resolver.resolve(field.arguments());
    }
}
