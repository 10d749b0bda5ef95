package io.lineflame.vcs.github.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GraphQL query, parsed: one operation and its fragments. Knows what clients write to read facts:
 * aliases, arguments that are strings, numbers, names or variables, fragments of both kinds.
 */
final class GraphQlQuery {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:#[^\\n]*\\n\\s*|,\\s*)*(\\.\\.\\.|[{}()\\[\\]:$!=@]|\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|[_A-Za-z]\\w*)");

    private final Map<String, Fragment> fragments = new LinkedHashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Object> variables;
    private final List<Selection> selections = new ArrayList<>();
    private int at;

    private GraphQlQuery(Map<String, Object> variables) {
        this.variables = variables;
    }

    /** A field, or a fragment of either kind. */
    sealed interface Selection {}

    /** @param key the alias, or the name */
    record Field(String key, String name, Map<String, Object> arguments, List<Selection> selections)
            implements Selection {}

    /** @param type empty when it goes for any */
    record Fragment(String type, List<Selection> selections) implements Selection {}

    /** @param name of a fragment that stands elsewhere */
    record Spread(String name) implements Selection {}

    /** @throws IllegalArgumentException with what GitHub says of text that is no query */
    static GraphQlQuery parse(String text, Map<String, Object> variables) {
        GraphQlQuery query = new GraphQlQuery(variables);
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            query.tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException(
                    "Parse error on \"" + text.substring(end).strip() + "\"");
        }
        query.document();
        return query;
    }

    List<Selection> selections() {
        return selections;
    }

    Fragment fragment(String name) {
        Fragment fragment = fragments.get(name);
        if (fragment == null) {
            throw new IllegalArgumentException("Fragment " + name + " was used, but not defined");
        }
        return fragment;
    }

    private void document() {
        while (at < tokens.size()) {
            switch (peek()) {
                case "{" -> selections.addAll(selectionSet());
                case "query" -> operation();
                case "fragment" -> fragmentDefinition();
                default -> throw unexpected();
            }
        }
    }

    private void operation() {
        at++;
        while (!peek().equals("{")) {
            at++; // The name, and the types of the variables: they are taken as they come.
        }
        selections.addAll(selectionSet());
    }

    private void fragmentDefinition() {
        at++;
        String name = next();
        take("on");
        fragments.put(name, new Fragment(next(), selectionSet()));
    }

    private List<Selection> selectionSet() {
        List<Selection> found = new ArrayList<>();
        take("{");
        while (!peek().equals("}")) {
            found.add(peek().equals("...") ? fragment() : field());
        }
        take("}");
        return found;
    }

    private Selection fragment() {
        take("...");
        if (peek().equals("{")) {
            return new Fragment("", selectionSet());
        }
        String name = next();
        return name.equals("on") ? new Fragment(next(), selectionSet()) : new Spread(name);
    }

    private Field field() {
        String key = next();
        String name = key;
        if (peek().equals(":")) {
            at++;
            name = next();
        }
        Map<String, Object> arguments = peek().equals("(") ? arguments() : Map.of();
        return new Field(key, name, arguments, peek().equals("{") ? selectionSet() : List.of());
    }

    private Map<String, Object> arguments() {
        Map<String, Object> found = new LinkedHashMap<>();
        take("(");
        while (!peek().equals(")")) {
            String name = next();
            take(":");
            found.put(name, value());
        }
        take(")");
        return found;
    }

    private Object value() {
        String token = next();
        if (token.equals("$")) {
            String name = next();
            Object value = variables.get(name);
            if (value == null) {
                throw new IllegalArgumentException("Variable $" + name + " was not provided");
            }
            return value;
        }
        return token.startsWith("\"") ? unquoted(token) : token;
    }

    private static String unquoted(String token) {
        return token.substring(1, token.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private String peek() {
        if (at >= tokens.size()) {
            throw new IllegalArgumentException("Unexpected end of document");
        }
        return tokens.get(at);
    }

    private String next() {
        String token = peek();
        at++;
        return token;
    }

    private void take(String expected) {
        if (!peek().equals(expected)) {
            throw unexpected();
        }
        at++;
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("Parse error on \"" + peek() + "\"");
    }
}
