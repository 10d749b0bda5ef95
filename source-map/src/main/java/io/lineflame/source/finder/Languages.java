package io.lineflame.source.finder;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.go.GoRules;
import io.lineflame.source.javascript.JavaScriptRules;
import io.lineflame.source.python.PythonRules;
import io.lineflame.source.ruby.RubyRules;
import java.util.Optional;

/** Tells the language of a frame. Does no I/O; safe for many threads. */
public final class Languages {

    private Languages() {}

    /**
     * The language of a frame.
     *
     * @param file as compiled; its extension decides, where it has one that is known
     */
    public static Language of(String function, String file) {
        return FileExtensions.language(file).orElseGet(() -> byName(function, file));
    }

    /** Names that only one language gives to what has no file, or no extension. */
    private static Language byName(String function, String file) {
        if (RuleBook.JVM.claims(function, file)) {
            return Language.JAVA;
        }
        if (RuleBook.NATIVE.claims(function, file)) {
            return Language.UNKNOWN;
        }
        if (GoRules.namedByGo(function, file)) {
            return Language.GO;
        }
        return byScript(file)
                .orElseGet(() -> RuleBook.DOTNET.claims(function, file) ? Language.CSHARP : Language.UNKNOWN);
    }

    private static Optional<Language> byScript(String file) {
        if (JavaScriptRules.named(file)) {
            return Optional.of(Language.JAVASCRIPT);
        }
        if (PythonRules.named(file)) {
            return Optional.of(Language.PYTHON);
        }
        return RubyRules.named(file) ? Optional.of(Language.RUBY) : Optional.empty();
    }

    /** The language of the program that a frame is part of: the assembly and C in a Go program are Go's. */
    public static Language ofProgram(String function, String file) {
        return RuleBook.of(function, file) == RuleBook.GO ? Language.GO : of(function, file);
    }
}
