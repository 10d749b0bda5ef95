package io.lineflame.source.declarations;

import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Go's assembly: {@code TEXT pkg·name<ABIInternal>(SB), …}, each up to the next. */
final class AssemblyDeclarations implements DeclarationFinder {

    @Override
    public List<Declaration> in(CodeText code) {
        List<Declaration> found = new ArrayList<>();
        for (int line = code.lines(); line >= 1; line--) {
            int start = code.indent(line);
            if (code.isWord("TEXT", start)) {
                String name = name(code, start + "TEXT".length());
                if (!name.isEmpty()) {
                    int last = found.isEmpty()
                            ? code.lines()
                            : found.get(found.size() - 1).firstLine() - 1;
                    found.add(new Declaration(name, Kind.FUNCTION, line, line, last));
                }
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static String name(CodeText code, int from) {
        int start = from;
        while (code.at(start) == ' ' || code.at(start) == '\t') {
            start++;
        }
        int end = start;
        while (end < code.length() && "(<,\n ".indexOf(code.at(end)) < 0) {
            end++;
        }
        String whole = code.slice(start, end);
        return whole.substring(Math.max(whole.lastIndexOf('·'), whole.lastIndexOf('.')) + 1);
    }
}
