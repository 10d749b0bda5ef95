package io.lineflame.source.dotnet;

import java.util.ArrayList;
import java.util.List;

/**
 * A method as profilers of .NET write it: {@code Shop.Api!Cart.Total}, {@code Shop.Api.Cart.Total}, {@code
 * Shop.Api!Cart.<Load>d__5<T>.MoveNext}.
 *
 * @param namespace in segments; empty when the name does not say
 * @param type the outermost class, without type arguments; empty when there is none
 * @param sure whether the name says where the namespace ends
 */
record DotnetName(List<String> namespace, String type, boolean sure) {

    DotnetName {
        namespace = List.copyOf(namespace);
    }

    static DotnetName parse(String function) {
        String text = withoutArguments(function);
        int mark = text.indexOf('!');
        if (mark >= 0) {
            List<String> members = split(text.substring(mark + 1));
            return new DotnetName(split(text.substring(0, mark)), members.size() < 2 ? "" : typeOf(members), true);
        }
        List<String> parts = split(text);
        int type = Math.min(firstGenerated(parts) - 1, parts.size() - 2);
        return type < 0
                ? new DotnetName(List.of(), "", false)
                : new DotnetName(parts.subList(0, type), simple(parts.get(type)), false);
    }

    private static String typeOf(List<String> members) {
        return isGenerated(members.get(0)) ? "" : simple(members.get(0));
    }

    /** Where {@code <Total>d__5} or {@code <>c} stands, which the compiler puts inside of the class. */
    private static int firstGenerated(List<String> parts) {
        int at = 0;
        while (at < parts.size() && !isGenerated(parts.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isGenerated(String part) {
        return part.startsWith("<");
    }

    /** {@code List`1}, {@code Cart+Item}. */
    private static String simple(String type) {
        int end = 0;
        while (end < type.length() && (Character.isLetterOrDigit(type.charAt(end)) || type.charAt(end) == '_')) {
            end++;
        }
        return type.substring(0, end);
    }

    /** Without what stands in round brackets, and in pointed ones behind a name: dots in there part nothing. */
    private static String withoutArguments(String function) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < function.length() && function.charAt(i) != '('; i++) {
            char c = function.charAt(i);
            boolean opens = c == '<' && i > 0 && (depth > 0 || Character.isLetterOrDigit(function.charAt(i - 1)));
            depth += opens ? 1 : 0;
            if (depth == 0) {
                kept.append(c);
            } else if (c == '>') {
                depth--;
            }
        }
        return kept.toString();
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The namespace with dots. */
    String namespaceName() {
        return String.join(".", namespace);
    }

    /** The class with its namespace. */
    String qualified() {
        return namespace.isEmpty() ? type : namespaceName() + "." + type;
    }

    /** Whether a name without a file is one that only .NET has. */
    static boolean unmistakable(String function) {
        int mark = function.indexOf('!');
        if (mark >= 0) {
            boolean namespace = mark == 0 || Character.isUpperCase(function.charAt(0));
            return namespace && function.indexOf('.', mark) > 0 && function.indexOf(':') < 0;
        }
        return function.contains(">d__") || function.contains("<>c") || allCapitals(function);
    }

    /** {@code Shop.Cart.Total}: in no other language do packages, classes and functions all begin with capitals. */
    private static boolean allCapitals(String function) {
        int parts = 0;
        boolean start = true;
        for (int i = 0; i < function.length(); i++) {
            char c = function.charAt(i);
            if (start ? !Character.isUpperCase(c) : !Character.isLetterOrDigit(c) && c != '_' && c != '.') {
                return false;
            }
            parts += start ? 1 : 0;
            start = c == '.';
        }
        return parts > 2 && !start;
    }
}
