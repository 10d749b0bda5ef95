package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Languages that say by a keyword that a function follows: Kotlin, Scala, Rust, PHP, JavaScript. */
final class KeywordDeclarations implements DeclarationFinder {

    private final Set<String> functions;
    private final Set<String> types;
    private final boolean expressions;

    /** With bodies that may be expressions behind {@code =}. */
    static KeywordDeclarations withExpressions(Set<String> functions, Set<String> types) {
        return new KeywordDeclarations(functions, types, true);
    }

    static KeywordDeclarations withBlocks(Set<String> functions, Set<String> types) {
        return new KeywordDeclarations(functions, types, false);
    }

    private KeywordDeclarations(Set<String> functions, Set<String> types, boolean expressions) {
        this.functions = functions;
        this.types = types;
        this.expressions = expressions;
    }

    @Override
    public List<Declaration> in(CodeText code) {
        List<Declaration> found = new ArrayList<>();
        Words words = new Words(code);
        while (found.size() < Shape.MOST_DECLARATIONS && words.next()) {
            String word = words.word();
            if (functions.contains(word)) {
                add(code, words.start(), words.end(), Kind.FUNCTION, found);
            } else if (types.contains(word)) {
                add(code, words.start(), words.end(), Kind.TYPE, found);
            }
        }
        return found;
    }

    private void add(CodeText code, int start, int keywordEnd, Kind kind, List<Declaration> found) {
        int line = code.line(start);
        int indent = code.indent(line) - code.lineStart(line);
        int from = Shape.behindAngles(code, code.skipBlank(keywordEnd));
        int nameEnd = kind == Kind.TYPE ? code.wordEnd(code.skipBlank(from)) : nameEnd(code, from);
        String name = name(code, nameEnd);
        if (nameEnd < 0 || name.isEmpty()) {
            return;
        }
        int body = Shape.body(code, nameEnd, indent, expressions && kind == Kind.FUNCTION);
        int header = code.line(body < 0 ? nameEnd : body);
        int last = body < 0 ? header : Shape.lastLine(code, body, indent);
        found.add(new Declaration(name, kind, Shape.firstLine(code, line), header, last));
    }

    /** The end of the last word before the parameters, or of the first one if there are none; -1 for a literal. */
    private static int nameEnd(CodeText code, int from) {
        int i = code.skipBlank(from);
        int end = -1;
        for (int steps = 0; steps < 20; steps++) {
            i = "&*`?.".indexOf(code.at(i)) >= 0 ? i + 1 : i;
            int word = code.at(i - 1) == '`' ? quotedEnd(code, i) : code.wordEnd(i);
            if (word == i) {
                return end;
            }
            end = word;
            i = Shape.behindAngles(code, code.at(end) == '`' ? end + 1 : end);
            if (code.at(i) != '.' && code.at(i) != '?') {
                return end;
            }
        }
        return end;
    }

    private static int quotedEnd(CodeText code, int from) {
        int i = from;
        while (code.at(i) != '`' && code.at(i) != '\n' && i < from + Shape.NEAR) {
            i++;
        }
        return i;
    }

    private static String name(CodeText code, int end) {
        if (end > 0 && code.at(end) == '`') {
            int start = end;
            while (start > 0 && code.at(start - 1) != '`' && code.at(start - 1) != '\n') {
                start--;
            }
            return code.slice(start, end);
        }
        return end < 0 ? "" : code.slice(code.wordStart(end), end);
    }
}
