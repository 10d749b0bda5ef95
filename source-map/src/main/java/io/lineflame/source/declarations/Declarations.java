package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import io.lineflame.source.finder.Languages;
import io.lineflame.source.go.GoFunctionName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text declares a function where the profile says it starts: cheap evidence that the
 * text is what was built. Does no I/O; safe for many threads.
 */
public final class Declarations {

    private static final Pattern LITERAL = Pattern.compile("\\bfunc\\s*\\(");
    private static final Pattern RANGE = Pattern.compile("\\bfor\\b.*\\brange\\b");
    private static final Pattern GO_STATEMENT = Pattern.compile("\\bgo\\b");
    private static final Pattern DEFER_STATEMENT = Pattern.compile("\\bdefer\\b");
    private static final String TYPE_PARAMETERS = "(\\s*\\[.*?\\])?";

    private Declarations() {}

    /**
     * Whether a line declares a function.
     *
     * @param startLine 1-based; 0 when unknown
     * @param text the file's content
     * @return empty when it cannot be told: no start line, a function that the compiler made, or a
     *     language without rules
     */
    public static Optional<Boolean> startsAt(String function, String file, int startLine, String text) {
        if (startLine <= 0 || Languages.ofProgram(function, file) != Language.GO) {
            return Optional.empty();
        }
        boolean assembly = Languages.of(function, file) == Language.ASSEMBLY;
        GoFunctionName name = GoFunctionName.parse(function);
        return (assembly ? Optional.of(assembly(name)) : declaration(name))
                .map(pattern -> line(text, startLine)
                        .filter(line -> pattern.matcher(line).find() || declaresLinked(function, line, text))
                        .isPresent());
    }

    /** A {@code //go:linkname LOCAL NAME} gives a function another name in the program than in its source. */
    private static boolean declaresLinked(String function, String line, String text) {
        if (!text.contains("//go:linkname")) {
            return false;
        }
        Matcher linked = Pattern.compile(
                        "^//go:linkname\\s+(\\S+)\\s+" + Pattern.quote(function) + "\\s*$", Pattern.MULTILINE)
                .matcher(text);
        return linked.find()
                && Pattern.compile("^func\\s+" + Pattern.quote(linked.group(1)) + "\\s*[\\[(]")
                        .matcher(line)
                        .find();
    }

    private static Optional<Pattern> declaration(GoFunctionName name) {
        if (name.methodValue() || function(name).equals("init")) {
            // a method value's wrapper and a package's initializer stand where the compiler put them
            return Optional.empty();
        }
        List<String> closures = name.closures();
        if (!closures.isEmpty()) {
            return Optional.of(closure(closures.get(closures.size() - 1)));
        }
        if (name.name().isEmpty()) {
            return Optional.empty();
        }
        String receiver = name.receiver().isEmpty()
                ? ""
                : "\\(\\s*(\\w+\\s+)?\\*?\\s*" + Pattern.quote(name.receiver()) + TYPE_PARAMETERS + "\\s*\\)\\s*";
        return Optional.of(
                Pattern.compile("^\\s*func\\s+" + receiver + Pattern.quote(name.name()) + TYPE_PARAMETERS + "\\s*\\("));
    }

    private static String function(GoFunctionName name) {
        return name.receiver().isEmpty() && name.closures().isEmpty() ? name.name() : "";
    }

    private static Pattern closure(String last) {
        if (last.startsWith("range")) {
            return RANGE;
        }
        if (last.startsWith("gowrap")) {
            return GO_STATEMENT;
        }
        return last.startsWith("deferwrap") ? DEFER_STATEMENT : LITERAL;
    }

    /** {@code TEXT ·memequal(SB)} or {@code TEXT memeqbody<>(SB)}. */
    private static Pattern assembly(GoFunctionName name) {
        return Pattern.compile("^\\s*TEXT\\s+\\S*?" + Pattern.quote(name.name()) + "(<\\S*>)?\\s*\\(SB\\)");
    }

    private static Optional<String> line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst();
    }
}
