package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JavaScript and TypeScript: functions by keyword, methods, and functions that variables or fields hold. */
final class ScriptDeclarations implements DeclarationFinder {

    private final List<DeclarationFinder> others =
            List.of(KeywordDeclarations.withBlocks(Set.of("function"), Set.of()), new CallLikeDeclarations(true));

    @Override
    public List<Declaration> in(CodeText code) {
        List<Declaration> found = new ArrayList<>();
        others.forEach(finder -> found.addAll(finder.in(code)));
        Words words = new Words(code);
        while (found.size() < Shape.MOST_DECLARATIONS && words.next()) {
            int body = bodyOfHeld(code, code.skipBlank(words.end()));
            if (body >= 0) {
                found.add(held(code, words, body));
            }
        }
        return found;
    }

    private static Declaration held(CodeText code, Words words, int body) {
        int line = code.line(words.start());
        int indent = code.indent(line) - code.lineStart(line);
        int last = code.at(body) == '{'
                ? Shape.lastLine(code, body, indent)
                : Shape.lastLineOfExpression(code, body, indent);
        return new Declaration(words.word(), Kind.FUNCTION, Shape.firstLine(code, line), code.line(body), last);
    }

    /** What {@code name = function …}, {@code name: async (…) => …} and {@code name = x => …} have for a body. */
    private static int bodyOfHeld(CodeText code, int sign) {
        char c = code.at(sign);
        if ((c != '=' && c != ':') || code.at(sign + 1) == '=' || code.at(sign + 1) == '>') {
            return -1;
        }
        int i = code.skipBlank(sign + 1);
        i = code.isWord("async", i) ? code.skipBlank(i + "async".length()) : i;
        if (code.isWord("function", i)) {
            return Shape.body(code, i, 0, false);
        }
        int behind = code.at(i) == '(' ? Shape.behind(code, i) : code.wordEnd(i);
        if (behind <= i) {
            return -1;
        }
        return behindArrow(code, behind);
    }

    private static int behindArrow(CodeText code, int from) {
        int i = code.skipBlank(from);
        boolean typed = code.at(i) == ':';
        for (int steps = 0; typed && steps < 200 && !isArrow(code, i); steps++) {
            if (";=}\n".indexOf(code.at(i)) >= 0) {
                return -1;
            }
            int close = "({[".indexOf(code.at(i)) >= 0 ? code.partner(i) : -1;
            i = close < 0 ? i + 1 : close + 1;
        }
        return isArrow(code, i) ? code.skipBlank(i + 2) : -1;
    }

    private static boolean isArrow(CodeText code, int i) {
        return code.at(i) == '=' && code.at(i + 1) == '>';
    }
}
