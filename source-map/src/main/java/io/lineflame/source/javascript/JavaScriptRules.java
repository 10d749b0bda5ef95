package io.lineflame.source.javascript;

import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.Outcome;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** JavaScript and TypeScript programs, in Node, Bun, Deno and browsers. */
public final class JavaScriptRules implements LanguageRules {

    /** What V8's profilers call time that no script took. */
    private static final Set<String> NOT_CODE =
            Set.of("(garbage collector)", "(idle)", "(program)", "(root)", "(external)");

    private static final List<String> SCHEMES =
            List.of("node:", "bun:", "ext:", "webpack://", "webpack-internal://", "turbopack://", "app://");

    @Override
    public boolean claims(String function, String file) {
        if (file.isEmpty()) {
            return isNotCode(function);
        }
        return FileExtensions.language(file).filter(JavaScriptRules::isScript).isPresent()
                || named(file)
                || file.contains("/node_modules/")
                || file.endsWith(".vue")
                || file.endsWith(".svelte");
    }

    /** Whether only engines and bundlers of JavaScript give such a name, whatever its end. */
    public static boolean named(String file) {
        return SCHEMES.stream().anyMatch(file::startsWith) || ScriptFileReader.isEvaluated(file);
    }

    private static boolean isScript(Language language) {
        return language == Language.JAVASCRIPT || language == Language.TYPESCRIPT;
    }

    /** Profilers of Node write {@code :push:0} for what is part of V8 and has neither script nor line. */
    private static boolean isNotCode(String function) {
        return NOT_CODE.contains(function)
                || (function.length() > ":0".length() && function.startsWith(":") && function.endsWith(":0"));
    }

    @Override
    public Origin origin(String function, String file) {
        if (file.isEmpty() || file.startsWith("node:internal/bootstrap")) {
            return Origin.RUNTIME;
        }
        return switch (ScriptFileReader.read(file).kind()) {
            case NODE -> Origin.STANDARD_LIBRARY;
            case RUNTIME -> Origin.RUNTIME;
            case PACKAGE -> Origin.DEPENDENCY;
            case GENERATED, OWN -> Origin.OWN;
        };
    }

    /** A bundler's name for a module without what it puts around the path. */
    @Override
    public String layoutPath(SourceQuestion question) {
        return ScriptName.of(question.fileAsCompiled()).path().replace('\\', '/');
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        ScriptFile file = read(question, tree);
        Optional<String> wanted = switch (file.kind()) {
            case NODE -> NodeLibrary.wanted(question, tree);
            case PACKAGE -> NpmPackages.wanted(file, question, tree);
            case OWN -> new OwnScripts(question, Checkout.unread(tree)).wanted();
            case GENERATED, RUNTIME -> Optional.empty();
        };
        return wanted.stream().toList();
    }

    /** A service may have a folder {@code internal}, as old Node's library has. */
    private static ScriptFile read(SourceQuestion question, Tree tree) {
        String file = question.fileAsCompiled();
        ScriptFile read = ScriptFileReader.read(file);
        boolean mayBeOwn = read.kind() == ScriptFile.Kind.NODE && !file.startsWith("node:");
        return mayBeOwn && isOwn(question, tree)
                ? ScriptFile.of(ScriptFile.Kind.OWN, CompiledPath.segmentsOf(file))
                : read;
    }

    private static boolean isOwn(SourceQuestion question, Tree tree) {
        List<String> root = CompiledPath.segmentsOf(question.rootPath().replace('\\', '/'));
        String file = question.fileAsCompiled();
        return tree.hasFile(root.isEmpty() ? file : String.join("/", root) + "/" + file);
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        String file = question.fileAsCompiled();
        ScriptFile read = read(question, checkout.tree());
        return switch (read.kind()) {
            case GENERATED ->
                Outcome.none(
                        file,
                        "no file",
                        NoSource.GENERATED,
                        file
                                + " was made while building or running; no file holds it. Look at the functions around it.");
            case RUNTIME ->
                Outcome.none(
                        file,
                        "run time",
                        NoSource.STANDARD_LIBRARY,
                        file + " is part of the run time itself, which is not looked for.");
            case NODE -> NodeLibrary.find(read, question, checkout);
            case PACKAGE -> NpmPackages.find(read, question, checkout);
            case OWN ->
                read.path().isEmpty()
                        ? Outcome.none(file, "file name", NoSource.NO_FILE_NAME, file + " names no file.")
                        : new OwnScripts(question, checkout).find();
        };
    }
}
