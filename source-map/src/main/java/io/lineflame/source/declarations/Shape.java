package io.lineflame.source.declarations;

/** Where the parts of a declaration are, as far as languages with brackets agree about it. */
final class Shape {

    /** How far a declaration's header is looked for, in steps: texts may be anything. */
    static final int NEAR = 1_000;

    /** How many declarations a text may have: with more it is data or worse. */
    static final int MOST_DECLARATIONS = 20_000;

    private static final int MOST_DECORATORS = 50;

    private Shape() {}

    /** The line of the first annotation, attribute or decorator right above a line; the line itself if there is none. */
    static int firstLine(CodeText code, int line) {
        int first = line;
        for (int above = line - 1; above >= 1 && line - above <= MOST_DECORATORS; above--) {
            int last = code.skipBlankBack(code.lineStart(above + 1));
            if (last < code.lineStart(above)) {
                // a comment or an empty line between an annotation and what it is put on
                continue;
            }
            int begin = beginOfGroup(code, last);
            above = code.line(begin);
            if (!decorates(code, code.indent(above))) {
                break;
            }
            first = above;
        }
        return first;
    }

    private static int beginOfGroup(CodeText code, int last) {
        char c = code.at(last);
        int partner = c == ')' || c == ']' ? code.partner(last) : -1;
        return partner < 0 ? last : partner;
    }

    static boolean isAttribute(CodeText code, int line) {
        return line <= code.lines() && decorates(code, code.indent(line));
    }

    private static boolean decorates(CodeText code, int indent) {
        char c = code.at(indent);
        return c == '@' || c == '[' || (c == '#' && code.at(indent + 1) == '[');
    }

    /** Behind the bracket that closes the one here; -1 if it is not closed. */
    static int behind(CodeText code, int open) {
        int close = code.partner(open);
        return close < 0 ? -1 : close + 1;
    }

    /** Behind {@code <…>} if it stands here, else here. */
    static int behindAngles(CodeText code, int from) {
        if (code.at(from) != '<') {
            return from;
        }
        int depth = 0;
        for (int i = from; i < code.length() && i < from + NEAR; i++) {
            char c = code.at(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && code.at(i - 1) != '-' && code.at(i - 1) != '=' && --depth == 0) {
                return i + 1;
            } else if (c == ';' || c == '}') {
                return from;
            }
        }
        return from;
    }

    /**
     * Where the body of a declaration begins: at <code>{</code>, or at {@code =} where the language has
     * bodies that are expressions.
     *
     * @param from behind the name or the parameters
     * @return -1 for a declaration without a body
     */
    static int body(CodeText code, int from, int indent, boolean expressions) {
        for (int i = from, steps = 0; i < code.length() && steps < NEAR; i++, steps++) {
            char c = code.at(i);
            if (c == '{' || (expressions && isAssignment(code, i))) {
                return i;
            }
            if (c == '(' || c == '[') {
                i = code.partner(i) < 0 ? i : code.partner(i);
            } else if (c == '<') {
                i = Math.max(i, behindAngles(code, i) - 1);
            } else if (c == ';'
                    || c == '}'
                    || c == ')'
                    || c == ']'
                    || (c == '\n' && endsAtLineBreak(code, i, indent))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isAssignment(CodeText code, int i) {
        return code.at(i) == '=' && "=>".indexOf(code.at(i + 1)) < 0 && "=<>!:".indexOf(code.at(i - 1)) < 0;
    }

    /** A line that is indented no deeper than the declaration is another one, unless it goes on with the header. */
    private static boolean endsAtLineBreak(CodeText code, int lineBreak, int indent) {
        int next = code.skipBlank(lineBreak);
        return column(code, next) <= indent && "{=:)-".indexOf(code.at(next)) < 0 && !code.isWord("where", next);
    }

    static int column(CodeText code, int position) {
        return position - code.lineStart(code.line(position));
    }

    /** The last line of a body that begins with a bracket, or that is an expression. */
    static int lastLine(CodeText code, int body, int indent) {
        int close = code.partner(body);
        if (close >= 0) {
            return code.line(close);
        }
        return code.at(body) == '{' ? code.lines() : lastLineOfExpression(code, body + 1, indent);
    }

    /** Up to a line that is indented no deeper than what it belongs to, or to the end of the block around. */
    static int lastLineOfExpression(CodeText code, int from, int indent) {
        int last = code.line(from);
        boolean newLine = false;
        int i = from;
        for (int steps = 0; i < code.length() && steps < 8 * NEAR; i++, steps++) {
            char c = code.at(i);
            boolean first = newLine && !Character.isWhitespace(c);
            if (")]}".indexOf(c) >= 0 || (first && column(code, i) <= indent)) {
                return last;
            }
            int close = "([{".indexOf(c) >= 0 ? code.partner(i) : -1;
            i = Math.max(i, close);
            last = first || close >= 0 ? code.line(i) : last;
            newLine = c == '\n' || (newLine && !first);
        }
        return i < code.length() ? code.lines() : last;
    }
}
