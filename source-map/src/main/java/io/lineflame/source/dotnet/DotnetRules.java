package io.lineflame.source.dotnet;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.HeldFile;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** .NET programs: C#, F#, Visual Basic, Razor. Many profiles name the assembly in place of a file, or nothing. */
public final class DotnetRules implements LanguageRules {

    private static final Pattern VERSION =
            Pattern.compile("(?:\\.NET )?(\\d{1,2}\\.\\d{1,2}\\.\\d{1,3}(?:-[\\w.]{1,40})?)");

    @Override
    public boolean claims(String function, String file) {
        return DotnetFile.isSource(file)
                || (FileExtensions.language(file).isEmpty() && DotnetName.unmistakable(function) && !isPath(file));
    }

    private static boolean isPath(String file) {
        return file.indexOf('/') >= 0 && !file.endsWith(".dll") && !file.endsWith(".exe");
    }

    @Override
    public boolean needsFileName() {
        return false;
    }

    @Override
    public Origin origin(String function, String file) {
        return makers(DotnetName.parse(function), DotnetFile.of(file))
                .map(makers -> makers.ofRuntime() ? Origin.STANDARD_LIBRARY : Origin.DEPENDENCY)
                .orElse(Origin.OWN);
    }

    /** The assembly is surer than the namespace, which may be anybody's. */
    private static Optional<Makers> makers(DotnetName name, DotnetFile file) {
        return file.assembly().isEmpty()
                ? Makers.of(name.namespace())
                : Makers.of(List.of(file.assembly().split("\\.", -1)));
    }

    @Override
    public String layoutPath(SourceQuestion question) {
        return String.join("/", DotnetFile.of(question.fileAsCompiled()).path());
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        DotnetName name = DotnetName.parse(question.function());
        DotnetFile file = DotnetFile.of(question.fileAsCompiled());
        Tree tree = checkout.tree();
        if (file.generated() && !HeldFile.ends(tree, file.path(), 2)) {
            String why = question.fileAsCompiled() + " is made while building; it is in no repository.";
            return none(question, "generated file", NoSource.GENERATED, why);
        }
        String path = String.join("/", file.path());
        if (file.fromRoot() && tree.hasFile(path)) {
            String why = "Deterministic builds write the repository's root as " + root(question) + ".";
            return SourceAnswer.found(List.of(new Attempt(path, "deterministic build", Verdict.FOUND, why)), path, why);
        }
        Optional<Makers> makers = makers(name, file)
                .filter(each ->
                        ClassFileSearch.projectFolder(tree, project(name, file)).isEmpty());
        if (makers.isPresent()) {
            return elsewhere(question, name, file, makers.get());
        }
        return file.path().isEmpty() ? byClass(question, name, file, tree) : byPath(question, file, tree);
    }

    private static String root(SourceQuestion question) {
        String file = question.fileAsCompiled().replace('\\', '/');
        return file.substring(0, file.indexOf('/', 1) + 1);
    }

    private static String project(DotnetName name, DotnetFile file) {
        return file.assembly().isEmpty() ? name.namespaceName() : file.assembly();
    }

    private static SourceAnswer byPath(SourceQuestion question, DotnetFile file, Tree tree) {
        return new FileSearch(tree, WantedFile.at(file.path()), question).run();
    }

    private static SourceAnswer byClass(SourceQuestion question, DotnetName name, DotnetFile file, Tree tree) {
        if (name.type().isEmpty()) {
            String why = question.function() + " has no file name in the profile, and names no class.";
            return none(question, "class name", NoSource.NO_FILE_NAME, why);
        }
        return new ClassFileSearch(tree, name, file.assembly(), question).run();
    }

    private static SourceAnswer elsewhere(SourceQuestion question, DotnetName name, DotnetFile file, Makers makers) {
        Optional<KnownVersion> version =
                question.runtimeVersion().filter(known -> makers.ofRuntime()).flatMap(DotnetRules::release);
        String what = name.type().isEmpty() ? question.function() : name.qualified();
        String why = what + " belongs to " + makers.what()
                + version.map(known -> " " + known.text()).orElse("") + ", not to the service's repository.";
        NoSource reason = makers.ofRuntime() ? NoSource.STANDARD_LIBRARY : NoSource.OTHER_MODULE;
        String advice = makers.ofRuntime()
                ? "Send the run time's version as the label dotnet_version, e.g. 8.0.1, to see its source."
                : "To see its source, map the function names that begin with " + name.namespaceName() + " to "
                        + makers.repository() + " at the version that was built in .lineflame.yaml.";
        Attempt attempt = new Attempt(question.fileAsCompiled(), "library's namespace", Verdict.NOT_HERE, why);
        return SourceAnswer.elsewhere(
                List.of(attempt),
                places(name, file, makers, version),
                reason,
                why,
                version.isPresent() ? List.of() : List.of(advice));
    }

    /** A path below the root is exact; of a class alone its usual file is searched for. */
    private static List<Place> places(DotnetName name, DotnetFile file, Makers makers, Optional<KnownVersion> version) {
        String path = String.join("/", file.path());
        List<String> byName = Stream.concat(name.namespace().stream(), Stream.of(name.type() + ".cs"))
                .toList();
        List<String> ends = file.path().isEmpty() ? byName : file.path();
        if (file.path().isEmpty() && name.type().isEmpty()) {
            return List.of();
        }
        return List.of(new Place(
                makers.what(),
                makers.repository(),
                version,
                version.map(known -> List.of("v" + known.text())).orElse(List.of()),
                file.fromRoot() ? List.of(path) : List.of(),
                ends,
                makers.folder(),
                "library's namespace"));
    }

    private static Optional<KnownVersion> release(KnownVersion said) {
        String text = said.text().length() < 100 ? said.text().strip() : "";
        Matcher version = VERSION.matcher(text);
        return version.matches() ? Optional.of(new KnownVersion(version.group(1), said.from())) : Optional.empty();
    }

    private static SourceAnswer none(SourceQuestion question, String rule, NoSource reason, String why) {
        Attempt attempt = new Attempt(question.fileAsCompiled(), rule, Verdict.NOT_HERE, why);
        return SourceAnswer.none(List.of(attempt), reason, why);
    }
}
