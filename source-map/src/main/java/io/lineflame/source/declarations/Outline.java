package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import io.lineflame.source.declarations.Declaration.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a text declares and on which of its lines there is code. */
final class Outline {

    private static final DeclarationFinder KEYWORDS_OF_KOTLIN =
            KeywordDeclarations.withExpressions(Set.of("fun"), Set.of("class", "object", "interface"));
    private static final DeclarationFinder SCRIPT = new ScriptDeclarations();
    private static final DeclarationFinder INDENTED = new IndentedDeclarations();
    private static final DeclarationFinder OF_C = new CallLikeDeclarations(false);
    private static final DeclarationFinder OF_JAVA = new CallLikeDeclarations(true);

    private static final Map<Language, DeclarationFinder> FINDERS = Map.ofEntries(
            Map.entry(Language.GO, new GoDeclarations()),
            Map.entry(Language.ASSEMBLY, new AssemblyDeclarations()),
            Map.entry(Language.JAVA, OF_JAVA),
            Map.entry(Language.GROOVY, OF_JAVA),
            Map.entry(Language.CSHARP, OF_JAVA),
            Map.entry(Language.C, OF_C),
            Map.entry(Language.CPP, OF_C),
            Map.entry(Language.KOTLIN, KEYWORDS_OF_KOTLIN),
            Map.entry(
                    Language.SCALA,
                    KeywordDeclarations.withExpressions(Set.of("def"), Set.of("class", "object", "trait", "enum"))),
            Map.entry(
                    Language.RUST,
                    KeywordDeclarations.withBlocks(Set.of("fn"), Set.of("struct", "enum", "trait", "impl", "mod"))),
            Map.entry(
                    Language.PHP,
                    KeywordDeclarations.withBlocks(Set.of("function"), Set.of("class", "interface", "trait", "enum"))),
            Map.entry(Language.JAVASCRIPT, SCRIPT),
            Map.entry(Language.TYPESCRIPT, SCRIPT),
            Map.entry(Language.PYTHON, INDENTED),
            Map.entry(Language.RUBY, INDENTED));

    private final CodeText code;
    private final List<Declaration> declarations;
    private final Map<String, List<Declaration>> byName = new HashMap<>();

    private Outline(CodeText code, List<Declaration> declarations) {
        this.code = code;
        this.declarations = declarations;
        declarations.forEach(declaration -> byName.computeIfAbsent(declaration.name(), name -> new ArrayList<>())
                .add(declaration));
    }

    static boolean hasRulesFor(Language language) {
        return FINDERS.containsKey(language);
    }

    /** O(length) with a bound on what odd texts cost; of a language without rules nothing is found. */
    static Outline of(Language language, String text) {
        CodeText code = CodeText.of(language, text);
        DeclarationFinder finder = FINDERS.get(language);
        return new Outline(
                code,
                finder == null ? List.of() : finder.in(code).stream().distinct().toList());
    }

    int lines() {
        return code.lines();
    }

    boolean hasCode(int line) {
        return code.hasCode(line);
    }

    /** Whether a line holds an annotation, attribute or decorator, of which compilers make functions. */
    boolean isAttribute(int line) {
        return Shape.isAttribute(code, line);
    }

    /** The functions with a name that a line belongs to. */
    List<Declaration> functionsAt(int line) {
        return declarations.stream()
                .filter(declaration -> declaration.kind() == Kind.FUNCTION && declaration.covers(line))
                .toList();
    }

    /** Whether the name of one stands as a word in the lines of another. */
    boolean mentions(Declaration in, Declaration mentioned) {
        String name = mentioned.name().substring(mentioned.name().lastIndexOf('.') + 1);
        return code.hasWord(name, code.lineStart(in.firstLine()), code.lineStart(in.lastLine() + 1));
    }

    List<Declaration> declarations() {
        return declarations;
    }

    /** Those of any of the names. */
    List<Declaration> named(Collection<String> names) {
        List<Declaration> found = new ArrayList<>();
        names.forEach(name -> found.addAll(byName.getOrDefault(name, List.of())));
        return found;
    }
}
