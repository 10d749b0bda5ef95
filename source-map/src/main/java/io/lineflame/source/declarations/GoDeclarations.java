package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Go's functions by name, methods as {@code Receiver.name}; names given by {@code //go:linkname} count
 * too. Literals, loops and statements of which the compiler makes functions are called by their
 * keyword: {@code func}, {@code range}, {@code go}, {@code defer}.
 */
final class GoDeclarations implements DeclarationFinder {

    private static final String LINKNAME = "//go:linkname ";

    @Override
    public List<Declaration> in(CodeText code) {
        Map<String, List<String>> linked = linked(code.text());
        List<Declaration> found = new ArrayList<>();
        Words words = new Words(code);
        while (found.size() < Shape.MOST_DECLARATIONS && words.next()) {
            switch (words.word()) {
                case "func" -> function(code, words.start(), linked, found);
                case "for" -> loop(code, words.start(), found);
                case "go", "defer" -> statement(code, words.start(), words.word(), found);
                default -> {}
            }
        }
        return found;
    }

    private static void function(CodeText code, int start, Map<String, List<String>> linked, List<Declaration> found) {
        int line = code.line(start);
        String name = start == code.lineStart(line) ? name(code, code.skipBlank(start + "func".length())) : "";
        int parameters = parameters(code, start + "func".length());
        int behind = parameters < 0 ? -1 : Shape.behind(code, parameters);
        if (behind < 0) {
            return;
        }
        int body = body(code, behind);
        if (name.isEmpty()) {
            if (body >= 0) {
                found.add(new Declaration("func", Kind.LITERAL, line, code.line(body), end(code, body)));
            }
            return;
        }
        int header = code.line(body < 0 ? behind - 1 : body);
        int last = body < 0 ? header : end(code, body);
        found.add(new Declaration(name, Kind.FUNCTION, line, header, last));
        for (String other : linked.getOrDefault(name, List.of())) {
            found.add(new Declaration(other, Kind.FUNCTION, line, header, last));
        }
    }

    private static int end(CodeText code, int body) {
        int close = code.partner(body);
        return close < 0 ? code.lines() : code.line(close);
    }

    /** The opening bracket of the parameters: behind the receiver, the name and type parameters. */
    private static int parameters(CodeText code, int from) {
        int i = code.skipBlank(from);
        if (code.at(i) == '(') {
            int behind = Shape.behind(code, i);
            int name = behind < 0 ? -1 : code.skipBlank(behind);
            int nameEnd = name < 0 ? -1 : code.wordEnd(name);
            if (name < 0 || nameEnd == name || code.at(nameEnd) != '(') {
                return i;
            }
            return nameEnd;
        }
        i = code.skipBlank(code.wordEnd(i));
        if (code.at(i) == '[') {
            int behind = Shape.behind(code, i);
            i = behind < 0 ? i : code.skipBlank(behind);
        }
        return code.at(i) == '(' ? i : -1;
    }

    private static String name(CodeText code, int from) {
        if (code.at(from) != '(') {
            return code.slice(from, code.wordEnd(from));
        }
        int close = code.partner(from);
        if (close < 0) {
            return "";
        }
        int name = code.skipBlank(close + 1);
        return receiver(code, from, close) + "." + code.slice(name, code.wordEnd(name));
    }

    /** The type's name: the last word before {@code )} or before its type parameters. */
    private static String receiver(CodeText code, int open, int close) {
        int end = close;
        for (int i = open; i < close; i++) {
            if (code.at(i) == '[') {
                end = i;
                break;
            }
        }
        end = code.skipBlankBack(end) + 1;
        if (code.at(end - 1) == ',') {
            end = code.skipBlankBack(end - 1) + 1;
        }
        return code.slice(Math.max(open, code.wordStart(end)), end);
    }

    /** The opening bracket behind the result types, some of which have brackets of their own; -1 for none. */
    private static int body(CodeText code, int from) {
        for (int i = from, steps = 0; i < code.length() && steps < Shape.NEAR; i++, steps++) {
            char c = code.at(i);
            if (c == '{') {
                int before = code.skipBlankBack(i) + 1;
                int word = code.wordStart(before);
                if (!code.isWord("interface", word) && !code.isWord("struct", word)) {
                    return i;
                }
            }
            if (c == '(' || c == '[' || c == '{') {
                int close = code.partner(i);
                if (close < 0) {
                    return -1;
                }
                i = close;
            } else if (c == '\n' || c == ',' || c == ')' || c == ']' || c == '}' || c == '=' || c == ';') {
                return -1;
            }
        }
        return -1;
    }

    private static void loop(CodeText code, int start, List<Declaration> found) {
        int line = code.line(start);
        boolean ranges = false;
        for (int i = start, steps = 0; i < code.length() && code.at(i) != '\n' && steps < Shape.NEAR; i++, steps++) {
            char c = code.at(i);
            ranges |= c == 'r' && code.isWord("range", i);
            int close = c == '(' || c == '{' || c == '[' ? code.partner(i) : -1;
            boolean body = c == '{' && ranges;
            if (body) {
                found.add(new Declaration(
                        "range", Kind.LITERAL, line, code.line(i), close < 0 ? code.lines() : code.line(close)));
                return;
            }
            i = close < 0 ? i : close;
        }
    }

    private static void statement(CodeText code, int start, String keyword, List<Declaration> found) {
        int line = code.line(start);
        int i = start;
        while (i < start + Shape.NEAR && code.at(i) != '(' && code.at(i) != '{' && code.at(i) != '\n') {
            i++;
        }
        int close = code.partner(i);
        found.add(new Declaration(keyword, Kind.LITERAL, line, line, close < 0 ? line : code.line(close)));
    }

    /** Names in the program by names in the source: {@code //go:linkname poll_open internal/poll.runtime_pollOpen}. */
    private static Map<String, List<String>> linked(String text) {
        Map<String, List<String>> linked = new HashMap<>();
        for (int at = text.indexOf(LINKNAME); at >= 0; at = text.indexOf(LINKNAME, at + 1)) {
            int end = text.indexOf('\n', at);
            String[] parts = text.substring(at + LINKNAME.length(), end < 0 ? text.length() : end)
                    .strip()
                    .split("\\s+", 3);
            if (parts.length >= 2) {
                String local = parts[0].replace("(*", "").replace(")", "");
                linked.computeIfAbsent(local, name -> new ArrayList<>()).add(parts[1]);
            }
        }
        return linked;
    }
}
