package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Python and Ruby: what belongs to a declaration is indented deeper. */
final class IndentedDeclarations implements DeclarationFinder {

    /** A declaration whose last line is not known yet. */
    private record Open(String name, Kind kind, int firstLine, int headerLine, int column) {}

    @Override
    public List<Declaration> in(CodeText code) {
        BitSet continued = continued(code);
        List<Declaration> found = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        int before = 0;
        for (int line = 1; line <= code.lines(); line++) {
            if (!code.hasCode(line)) {
                continue;
            }
            if (!continued.get(line)) {
                int start = code.indent(line);
                int column = start - code.lineStart(line);
                close(open, found, column, before, code.isWord("end", start) ? line : before);
                declaration(code, line, start, open);
            }
            before = line;
        }
        close(open, found, -1, code.lines(), code.lines());
        return found;
    }

    /** Ends what is indented as deep as a line or deeper; an {@code end} belongs to what begins in its column. */
    private static void close(List<Open> open, List<Declaration> found, int column, int before, int end) {
        while (!open.isEmpty() && open.get(open.size() - 1).column() >= column) {
            Open done = open.remove(open.size() - 1);
            int last = done.column() == column ? end : before;
            found.add(new Declaration(done.name(), done.kind(), done.firstLine(), done.headerLine(), last));
        }
    }

    private static void declaration(CodeText code, int line, int start, List<Open> open) {
        int keyword = code.isWord("async", start) ? code.skipBlank(start + "async".length()) : modified(code, start);
        int end = code.wordEnd(keyword);
        boolean function = code.isWord("def", keyword) || code.isWord("cpdef", keyword);
        boolean type = code.isWord("class", keyword) || code.isWord("module", keyword);
        if (!function && !type) {
            return;
        }
        int name = code.skipBlank(end);
        int nameEnd = nameEnd(code, name);
        int parameters = code.at(nameEnd) == '(' ? Shape.behind(code, nameEnd) : -1;
        open.add(new Open(
                code.slice(code.wordStart(nameEnd), nameEnd),
                function ? Kind.FUNCTION : Kind.TYPE,
                Shape.firstLine(code, line),
                code.line(parameters < 0 ? nameEnd : parameters),
                start - code.lineStart(line)));
    }

    /** Behind {@code private}, {@code memoize} and the like, which Ruby has before {@code def}. */
    private static int modified(CodeText code, int start) {
        int end = code.wordEnd(start);
        int next = end + 1;
        return code.at(end) == ' ' && code.isWord("def", next) ? next : start;
    }

    /** Ruby has {@code self.total} and {@code total?}; the mark is left out. */
    private static int nameEnd(CodeText code, int name) {
        int end = code.wordEnd(name);
        boolean ofSelf = code.at(end) == '.' || (code.at(end) == ':' && code.at(end + 1) == ':');
        return ofSelf ? code.wordEnd(code.at(end) == '.' ? end + 1 : end + 2) : end;
    }

    /** Lines that begin inside of brackets or of a literal: their indentation says nothing. */
    private static BitSet continued(CodeText code) {
        BitSet lines = new BitSet();
        int until = -1;
        for (int i = 0; i < code.length(); i++) {
            int close = "([{".indexOf(code.at(i)) >= 0 ? code.partner(i) : -1;
            if (close > until) {
                lines.set(code.line(i) + 1, code.line(close) + 1);
                until = close;
            }
        }
        for (int line = 1; line <= code.lines(); line++) {
            if (code.at(code.lineStart(line)) == '"') {
                lines.set(line);
            }
        }
        return lines;
    }
}
