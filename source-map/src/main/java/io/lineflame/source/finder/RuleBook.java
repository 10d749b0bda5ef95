package io.lineflame.source.finder;

import io.lineflame.source.LanguageRules;
import io.lineflame.source.cpp.CppRules;
import io.lineflame.source.cpp.NativeRules;
import io.lineflame.source.dotnet.DotnetRules;
import io.lineflame.source.go.GoRules;
import io.lineflame.source.javascript.JavaScriptRules;
import io.lineflame.source.jvm.JvmRules;
import io.lineflame.source.paths.PathRules;
import io.lineflame.source.php.PhpRules;
import io.lineflame.source.python.PythonRules;
import io.lineflame.source.ruby.RubyRules;
import io.lineflame.source.rust.RustRules;
import java.util.List;

/** All languages' rules, in the order they are asked: whoever is surest first, paths of any language last. */
final class RuleBook {

    static final LanguageRules GO = new GoRules();
    static final LanguageRules JVM = new JvmRules();
    static final LanguageRules NATIVE = new NativeRules();
    static final LanguageRules DOTNET = new DotnetRules();

    private static final List<LanguageRules> ALL = List.of(
            JVM,
            NATIVE,
            GO,
            new PythonRules(),
            new JavaScriptRules(),
            new RubyRules(),
            new PhpRules(),
            new RustRules(),
            DOTNET,
            new CppRules(),
            new PathRules());

    private RuleBook() {}

    /** The rules that claim a frame. */
    static LanguageRules of(String function, String file) {
        for (LanguageRules rules : ALL) {
            if (rules.claims(function, file)) {
                return rules;
            }
        }
        throw new IllegalStateException("the last rules claim every frame");
    }
}
