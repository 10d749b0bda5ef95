package io.lineflame.server.query;

import io.lineflame.profile.ProfileType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the query language by recursive descent, one pass, no backtracking.
 *
 * <pre>
 * query     = type [ selector ]
 * selector  = "{" [ condition { "," condition } [ "," ] ] "}"
 * condition = label operator string
 * label     = name | string
 * name      = letter or "_" , then letters, digits and "_" "." ":" "/" "-"
 * operator  = "=" | "!=" | "=~" | "!~"
 * string    = as {@link QuotedText} reads it
 * </pre>
 *
 * Spaces may stand between all parts. Label names with dots are ordinary: OpenTelemetry's resource attributes arrive as labels.
 */
final class QueryParser {

    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_CONDITIONS = 100;

    private final String text;
    private int index;

    QueryParser(String text) {
        this.text = text;
    }

    ProfileQuery parse() {
        requireLength();
        ProfileType type = type();
        List<LabelMatcher> matchers = conditions();
        requireEnd();
        return new ProfileQuery(type, matchers);
    }

    List<LabelMatcher> parseSelector() {
        requireLength();
        skipSpaces();
        List<LabelMatcher> matchers = conditions();
        requireEnd();
        return matchers;
    }

    private void requireLength() {
        if (text.length() > MAX_LENGTH) {
            throw new QuerySyntaxException(
                    "The query has " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed.");
        }
    }

    private void requireEnd() {
        skipSpaces();
        if (index < text.length()) {
            throw unexpected("the end of the query");
        }
    }

    private ProfileType type() {
        int end = text.indexOf('{');
        String id = text.substring(0, end < 0 ? text.length() : end).strip();
        if (id.isEmpty()) {
            throw QuerySyntaxException.at(
                    0, "a profile type is missing, for example process_cpu:cpu:nanoseconds:cpu:nanoseconds");
        }
        index = end < 0 ? text.length() : end;
        try {
            return ProfileType.parse(id);
        } catch (IllegalArgumentException e) {
            throw QuerySyntaxException.at(0, String.valueOf(e.getMessage()));
        }
    }

    private List<LabelMatcher> conditions() {
        List<LabelMatcher> matchers = new ArrayList<>();
        if (index == text.length()) {
            return matchers;
        }
        expect('{');
        while (!taken('}')) {
            if (matchers.size() == MAX_CONDITIONS) {
                throw QuerySyntaxException.at(index, "more than " + MAX_CONDITIONS + " conditions");
            }
            matchers.add(condition());
            if (!taken(',')) {
                expect('}');
                break;
            }
        }
        return matchers;
    }

    private LabelMatcher condition() {
        skipSpaces();
        String label = QuotedText.startsWith(peek()) ? string() : name();
        LabelMatcher.Operator operator = operator();
        skipSpaces();
        if (!QuotedText.startsWith(peek())) {
            throw unexpected("a value in quotation marks");
        }
        int start = index;
        String value = string();
        try {
            return LabelMatcher.of(label, operator, value);
        } catch (QuerySyntaxException e) {
            throw QuerySyntaxException.at(start, String.valueOf(e.getMessage()));
        }
    }

    private String name() {
        int start = index;
        while (index < text.length() && isNameCharacter(text.charAt(index), index == start)) {
            index++;
        }
        if (index == start) {
            throw unexpected("a label name");
        }
        return text.substring(start, index);
    }

    private static boolean isNameCharacter(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        boolean digit = c >= '0' && c <= '9';
        return letter || (!first && (digit || ".:/-".indexOf(c) >= 0));
    }

    private LabelMatcher.Operator operator() {
        skipSpaces();
        if (taken('=')) {
            return takenHere('~') ? LabelMatcher.Operator.MATCHES : LabelMatcher.Operator.EQUAL;
        }
        if (taken('!')) {
            if (takenHere('=')) {
                return LabelMatcher.Operator.NOT_EQUAL;
            }
            if (takenHere('~')) {
                return LabelMatcher.Operator.MATCHES_NOT;
            }
        }
        throw unexpected("one of = != =~ !~");
    }

    private String string() {
        QuotedText string = QuotedText.read(text, index);
        index = string.end();
        return string.value();
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private boolean taken(char c) {
        skipSpaces();
        return takenHere(c);
    }

    private boolean takenHere(char c) {
        boolean here = index < text.length() && text.charAt(index) == c;
        if (here) {
            index++;
        }
        return here;
    }

    private char peek() {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private void skipSpaces() {
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
    }

    private QuerySyntaxException unexpected(String wanted) {
        String found = index < text.length() ? "found '" + text.charAt(index) + "'" : "the query ends";
        return QuerySyntaxException.at(index, "expected " + wanted + ", " + found);
    }
}
