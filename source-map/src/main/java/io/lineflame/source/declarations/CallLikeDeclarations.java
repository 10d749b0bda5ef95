package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Languages whose functions look like calls with a body behind them: Java, Groovy, C#, C, C++, and
 * the methods of JavaScript.
 */
final class CallLikeDeclarations implements DeclarationFinder {

    private static final Set<String> TYPES =
            Set.of("class", "interface", "enum", "record", "struct", "namespace", "trait", "union");
    private static final Set<String> NO_NAMES = Set.of(
            "if",
            "for",
            "foreach",
            "while",
            "switch",
            "catch",
            "synchronized",
            "return",
            "new",
            "lock",
            "using",
            "fixed",
            "sizeof",
            "typeof",
            "alignof",
            "decltype",
            "function",
            "with",
            "when",
            "await",
            "throw",
            "assert",
            "checked",
            "unchecked",
            "super",
            "this",
            "base",
            "else",
            "do",
            "try",
            "throws",
            "noexcept",
            "defined",
            "elif",
            "nameof");
    private static final Set<String> NOT_BEFORE_NAMES = Set.of(
            "new", "return", "throw", "await", "yield", "case", "goto", "in", "is", "as", "delete", "not", "assert");
    private static final Set<String> BEHIND_PARAMETERS = Set.of(
            "throws",
            "const",
            "noexcept",
            "override",
            "final",
            "volatile",
            "where",
            "try",
            "mutable",
            "requires",
            "__attribute__");

    /** Whether functions stand in functions; where they do not, what looks like one is a macro's use. */
    private final boolean nested;

    CallLikeDeclarations(boolean nested) {
        this.nested = nested;
    }

    @Override
    public List<Declaration> in(CodeText code) {
        List<Declaration> found = new ArrayList<>();
        int bodyEnd = -1;
        Words words = new Words(code);
        while (found.size() < Shape.MOST_DECLARATIONS && words.next()) {
            String word = words.word();
            if (TYPES.contains(word)) {
                type(code, words, found);
            } else if (nested || words.start() > bodyEnd) {
                int body = body(code, words, word);
                if (body >= 0) {
                    found.add(function(code, word, words.start(), body));
                    bodyEnd = Math.max(bodyEnd, code.partner(body));
                }
            }
        }
        return found;
    }

    private static void type(CodeText code, Words words, List<Declaration> found) {
        int line = code.line(words.start());
        int name = code.skipBlank(words.end());
        int end = code.wordEnd(name);
        int body = end == name ? -1 : Shape.body(code, end, 0, false);
        if (body >= 0) {
            found.add(new Declaration(
                    code.slice(name, end),
                    Kind.TYPE,
                    Shape.firstLine(code, line),
                    code.line(body),
                    Shape.lastLine(code, body, 0)));
        }
    }

    private static Declaration function(CodeText code, String name, int start, int body) {
        int line = code.line(start);
        int indent = code.indent(line) - code.lineStart(line);
        int last = code.at(body) == '{'
                ? Shape.lastLine(code, body, indent)
                : Shape.lastLineOfExpression(code, body + 2, indent);
        return new Declaration(name, Kind.FUNCTION, Shape.firstLine(code, line), code.line(body), last);
    }

    /** The body behind the parameters behind a name; -1 if the word names no function here. */
    private static int body(CodeText code, Words words, String word) {
        int open = Shape.behindAngles(code, code.skipBlank(words.end()));
        if (code.at(open) != '(' || NO_NAMES.contains(word) || !mayStandBehind(code, words.start())) {
            return -1;
        }
        int close = code.partner(open);
        return close < 0 ? -1 : bodyBehind(code, close + 1);
    }

    private static boolean mayStandBehind(CodeText code, int start) {
        int before = code.skipBlankBack(start);
        char c = code.at(before);
        if (before < 0 || CodeText.isNamePart(c)) {
            return before < 0 || !NOT_BEFORE_NAMES.contains(code.slice(code.wordStart(before + 1), before + 1));
        }
        boolean memberOfClass = c == ':' && code.at(before - 1) == ':';
        return memberOfClass || "=(,?:!.-+|\"".indexOf(c) < 0;
    }

    private static int bodyBehind(CodeText code, int from) {
        int i = code.skipBlank(from);
        for (int steps = 0; steps < 100; steps++) {
            char c = code.at(i);
            if (c == '{' || (c == '=' && code.at(i + 1) == '>')) {
                return i;
            }
            if (c == ':') {
                return initializersOrType(code, i + 1);
            }
            int end = code.wordEnd(i);
            if (end > i && (steps > 0 || BEHIND_PARAMETERS.contains(code.slice(i, end)))) {
                i = code.skipBlank(Shape.behindAngles(code, end));
            } else if (c == '(' || c == '[') {
                int behind = steps == 0 ? -1 : Shape.behind(code, i);
                if (behind < 0) {
                    return -1;
                }
                i = code.skipBlank(behind);
            } else if ("&*>.,-".indexOf(c) >= 0 && (steps > 0 || c == '&' || c == '-')) {
                i = code.skipBlank(i + 1);
            } else {
                return -1;
            }
        }
        return -1;
    }

    /** C++'s {@code : a(1), b{2} { … }}, C#'s {@code : base(a) { … }}, TypeScript's {@code : Promise<void> { … }}. */
    private static int initializersOrType(CodeText code, int from) {
        for (int i = from, steps = 0; i < code.length() && steps < Shape.NEAR; i++, steps++) {
            char c = code.at(i);
            int close = code.partner(i);
            if (c == '{') {
                int before = code.skipBlankBack(i);
                char next = code.at(close < 0 ? -1 : code.skipBlank(close + 1));
                boolean inner = ":|&<".indexOf(code.at(before)) >= 0
                        || ((CodeText.isNamePart(code.at(before)) || code.at(before) == '>')
                                && (next == ',' || next == '{'));
                if (!inner) {
                    return i;
                }
            } else if (c == ';' || c == ')' || c == '}' || c == '?' || (c == '=' && code.at(i + 1) != '>')) {
                return -1;
            }
            i = "([{".indexOf(c) >= 0 && close >= 0 ? close : i;
        }
        return -1;
    }
}
