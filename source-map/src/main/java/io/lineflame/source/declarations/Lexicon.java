package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import java.util.List;
import java.util.Map;

/**
 * How a language writes what is no code: comments, and the inside of literals.
 *
 * @param spans in the order in which they are tried; longer beginnings first
 * @param regularExpressions whether {@code /…/} is a literal where an operand is expected
 * @param heredoc what begins a text that ends on a line of its own, e.g. {@code <<<}; empty for none
 */
record Lexicon(List<Span> spans, boolean regularExpressions, String heredoc) {

    private static final Span SLASHES = Span.comment("//", "\n");
    private static final Span HASH = Span.comment("#", "\n");
    private static final Span BLOCK = Span.comment("/*", "*/");
    private static final Span NESTED_BLOCK = new Span("/*", "*/", Span.Kind.NESTED_COMMENT, "");
    private static final Span DOUBLE = Span.oneLine("\"", "\"");
    private static final Span SINGLE = Span.oneLine("'", "'");
    private static final Span CHARACTER = new Span("'", "'", Span.Kind.CHARACTER, "");
    private static final Span TRIPLE = Span.manyLines("\"\"\"", "\"\"\"", "");
    private static final Span DOLLAR_BRACE = Span.withCode("\"", "\"", "${");
    private static final Span TRIPLE_DOLLAR_BRACE = Span.rawWithCode("\"\"\"", "\"\"\"", "${");

    private static final Lexicon C_LIKE = of(SLASHES, BLOCK, Span.RAW_CPP, DOUBLE, CHARACTER);
    private static final Lexicon SCRIPT =
            new Lexicon(List.of(SLASHES, BLOCK, DOUBLE, SINGLE, Span.manyLines("`", "`", "${")), true, "");

    private static final Map<Language, Lexicon> OF = Map.ofEntries(
            Map.entry(Language.GO, of(SLASHES, BLOCK, DOUBLE, Span.raw("`", "`"), CHARACTER)),
            Map.entry(Language.ASSEMBLY, of(SLASHES, BLOCK, DOUBLE)),
            Map.entry(Language.JAVA, of(SLASHES, BLOCK, TRIPLE, DOUBLE, CHARACTER)),
            Map.entry(Language.KOTLIN, of(SLASHES, NESTED_BLOCK, TRIPLE_DOLLAR_BRACE, DOLLAR_BRACE, CHARACTER)),
            Map.entry(Language.SCALA, of(SLASHES, NESTED_BLOCK, TRIPLE_DOLLAR_BRACE, DOUBLE, CHARACTER)),
            Map.entry(
                    Language.GROOVY,
                    new Lexicon(
                            List.of(SLASHES, BLOCK, TRIPLE, Span.manyLines("'''", "'''", ""), DOLLAR_BRACE, SINGLE),
                            true,
                            "")),
            Map.entry(Language.C, C_LIKE),
            Map.entry(Language.CPP, C_LIKE),
            Map.entry(
                    Language.CSHARP,
                    of(
                            SLASHES,
                            BLOCK,
                            Span.raw("$\"\"\"", "\"\"\""),
                            Span.raw("\"\"\"", "\"\"\""),
                            Span.raw("$@\"", "\""),
                            Span.raw("@$\"", "\""),
                            Span.raw("@\"", "\""),
                            Span.withCode("$\"", "\"", "{"),
                            DOUBLE,
                            CHARACTER)),
            Map.entry(
                    Language.RUST, of(SLASHES, NESTED_BLOCK, Span.RAW_RUST, Span.manyLines("\"", "\"", ""), CHARACTER)),
            Map.entry(Language.JAVASCRIPT, SCRIPT),
            Map.entry(Language.TYPESCRIPT, SCRIPT),
            Map.entry(Language.PYTHON, of(HASH, TRIPLE, Span.manyLines("'''", "'''", ""), DOUBLE, SINGLE)),
            Map.entry(
                    Language.RUBY,
                    new Lexicon(
                            List.of(
                                    Span.comment("\n=begin", "\n=end"),
                                    Span.comment("\n__END__\n", "\0"),
                                    HASH,
                                    Span.manyLines("\"", "\"", "#{"),
                                    Span.manyLines("'", "'", ""),
                                    Span.oneLine("`", "`")),
                            true,
                            "<<")),
            Map.entry(
                    Language.PHP,
                    new Lexicon(
                            List.of(
                                    Span.raw("?>", "<?"),
                                    SLASHES,
                                    BLOCK,
                                    new Span("#[", "#[", Span.Kind.CODE, ""),
                                    HASH,
                                    Span.manyLines("\"", "\"", ""),
                                    Span.manyLines("'", "'", "")),
                            false,
                            "<<<")));

    /** Of a language without rules: all is code. */
    static Lexicon of(Language language) {
        return OF.getOrDefault(language, of());
    }

    /** Where code begins: PHP stands between other text. */
    int start(String text) {
        int code = heredoc.equals("<<<") ? text.indexOf("<?") : 0;
        return code < 0 ? text.length() : code;
    }

    private static Lexicon of(Span... spans) {
        return new Lexicon(List.of(spans), false, "");
    }
}
