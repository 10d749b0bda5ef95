package io.lineflame.source.jvm;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Programs on a Java virtual machine: Java, Kotlin, Scala, Groovy, Clojure, and the JVM itself. A class's package says
 * where its file is, so that a class's name leads to a file where the profile has no file's name.
 */
public final class JvmRules implements LanguageRules {

    private final PackageIndex packages = new PackageIndex();

    @Override
    public boolean claims(String function, String file) {
        return isSource(file) || (CompiledPath.namesNothing(file) && namedByJvm(function));
    }

    /** Whether a frame without a file's name is of a program on the JVM, or of the JVM itself. */
    public static boolean namedByJvm(String function) {
        return VirtualMachine.has(function) || JvmName.parse(function).unmistakable();
    }

    private static boolean isSource(String file) {
        return FileExtensions.language(file).filter(Language::onJvm).isPresent()
                || file.endsWith(".clj")
                || file.endsWith(".cljc");
    }

    @Override
    public boolean needsFileName() {
        return false;
    }

    @Override
    public Origin origin(String function, String file) {
        if (CompiledPath.namesNothing(file) && VirtualMachine.has(function)) {
            return Origin.RUNTIME;
        }
        List<String> packagePath = JvmName.parse(function).packagePath();
        if (JdkPackages.contains(packagePath)) {
            return Origin.STANDARD_LIBRARY;
        }
        return Library.of(packagePath)
                .map(library -> library.ofLanguage() ? Origin.STANDARD_LIBRARY : Origin.DEPENDENCY)
                .orElse(Origin.OWN);
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        JvmName name = JvmName.parse(question.function());
        boolean own = !VirtualMachine.has(question.function())
                && !name.packagePath().isEmpty()
                && !JdkPackages.contains(name.packagePath());
        ClassFiles files = ClassFiles.of(name, question.fileAsCompiled());
        return own ? ClassesInside.wanted(tree, packages.of(tree), name, files) : List.of();
    }

    @Override
    public String layoutPath(SourceQuestion question) {
        List<String> compiled = CompiledPath.of(question.fileAsCompiled()).segments();
        JvmName name = JvmName.parse(question.function());
        if (compiled.size() > 1 || name.className().isEmpty()) {
            return String.join("/", compiled);
        }
        List<String> path = new ArrayList<>(name.packagePath());
        path.add(ClassFiles.of(name, question.fileAsCompiled()).names().get(0));
        return String.join("/", path);
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        if (CompiledPath.namesNothing(question.fileAsCompiled()) && VirtualMachine.has(question.function())) {
            return none(
                    question, "JVM", NoSource.STANDARD_LIBRARY, question.function() + " is part of the JVM itself.");
        }
        JvmName name = JvmName.parse(question.function());
        return GeneratedClasses.maker(name)
                .map(maker -> generated(question, name, maker))
                .orElseGet(() -> written(question, name, checkout));
    }

    private static SourceAnswer generated(SourceQuestion question, JvmName name, String maker) {
        Optional<String> original = GeneratedClasses.standsFor(name);
        String why = name.qualified() + " has no source: it is made by " + maker + ".";
        String advice = original.map(of -> "Look at the frames of " + of + ", which it stands for.")
                .orElse("Look at the functions that it calls.");
        Attempt attempt = new Attempt(question.fileAsCompiled(), "generated class", Verdict.NOT_HERE, why);
        return SourceAnswer.none(List.of(attempt), NoSource.GENERATED, why, List.of(advice));
    }

    private SourceAnswer written(SourceQuestion question, JvmName name, Checkout checkout) {
        if (name.className().isEmpty() || name.packagePath().isEmpty()) {
            return byPath(question, name, checkout);
        }
        ClassFiles files = ClassFiles.of(name, question.fileAsCompiled());
        OtherRepositories others = new OtherRepositories(name, files, question);
        if (JdkPackages.contains(name.packagePath()) && !OtherRepositories.isJdk(checkout.tree())) {
            return others.jdk();
        }
        ClassSearch search = new ClassSearch(checkout, packages.of(checkout.tree()), name, files, question);
        return search.run().orElseGet(() -> others.library(search.attempts(), packages.of(checkout.tree())));
    }

    /** Nothing says in which package the class is. */
    private SourceAnswer byPath(SourceQuestion question, JvmName name, Checkout checkout) {
        List<String> compiled = CompiledPath.of(question.fileAsCompiled()).segments();
        if (!CompiledPath.namesNothing(question.fileAsCompiled()) && !compiled.isEmpty()) {
            return new FileSearch(checkout.tree(), WantedFile.at(compiled), question).run();
        }
        ClassFiles files = ClassFiles.of(name, "");
        return new ClassSearch(checkout, packages.of(checkout.tree()), name, files, question)
                .run()
                .orElseGet(() -> none(
                        question,
                        "package",
                        NoSource.NO_MATCH,
                        "No file of this commit has the name of the class " + name.className() + "."));
    }

    private static SourceAnswer none(SourceQuestion question, String rule, NoSource reason, String why) {
        Attempt attempt = new Attempt(question.fileAsCompiled(), rule, Verdict.NOT_HERE, why);
        return SourceAnswer.none(List.of(attempt), reason, why);
    }
}
