package io.lineflame.source.cpp;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.HeldFile;
import io.lineflame.source.search.WantedFile;
import java.util.List;
import java.util.Optional;

/** C, C++ and assembly outside of Go programs. Whose a file is stands in its name. */
public final class CppRules implements LanguageRules {

    @Override
    public boolean claims(String function, String file) {
        Optional<Language> language = FileExtensions.language(file);
        return language.map(CppRules::compiled).orElseGet(() -> file.contains("/include/c++/"));
    }

    private static boolean compiled(Language language) {
        return language == Language.C || language == Language.CPP || language == Language.ASSEMBLY;
    }

    @Override
    public Origin origin(String function, String file) {
        CppFile compiled = CppFile.of(file);
        return switch (compiled.kind()) {
            case OWN -> Origin.OWN;
            case DEPENDENCY -> Origin.DEPENDENCY;
            case KERNEL -> Origin.RUNTIME;
            case SYSTEM -> standard(compiled) ? Origin.STANDARD_LIBRARY : Origin.DEPENDENCY;
        };
    }

    private static boolean standard(CppFile file) {
        return NativePackage.named(file.owner()).map(NativePackage::standard).orElse(true);
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        List<String> path = CompiledPath.of(question.fileAsCompiled()).segments();
        CppFile file = CppFile.of(question.fileAsCompiled());
        boolean held = HeldFile.ends(checkout.tree(), path, path.size() - file.marker());
        if (!path.isEmpty() && (held || file.kind() == CppFile.Kind.OWN)) {
            return new FileSearch(checkout.tree(), WantedFile.at(path), question).run();
        }
        return elsewhere(file);
    }

    private static SourceAnswer elsewhere(CppFile file) {
        Optional<NativePackage> known =
                file.kind() == CppFile.Kind.KERNEL ? Optional.empty() : NativePackage.named(file.owner());
        String owner = known.map(NativePackage::what).orElse(said(file));
        String why = file.rest() + " belongs to " + owner + (file.version().isEmpty() ? "" : " " + file.version())
                + ", not to the service's repository.";
        List<Place> places = known.map(each -> each.place(file.version(), file.rest()))
                .map(List::of)
                .orElse(List.of());
        boolean dependency = file.kind() == CppFile.Kind.DEPENDENCY || !standard(file);
        Attempt attempt = new Attempt(file.rest(), dependency ? "dependency" : "system", Verdict.NOT_HERE, why);
        return SourceAnswer.elsewhere(
                List.of(attempt),
                places,
                dependency ? NoSource.OTHER_MODULE : NoSource.STANDARD_LIBRARY,
                why,
                advice(file, known));
    }

    private static String said(CppFile file) {
        return switch (file.kind()) {
            case KERNEL -> "the operating system's kernel";
            case SYSTEM -> "the system";
            default -> file.owner().isEmpty() ? "an installed library" : "the library " + file.owner();
        };
    }

    private static List<String> advice(CppFile file, Optional<NativePackage> known) {
        if (file.kind() == CppFile.Kind.KERNEL) {
            return List.of();
        }
        if (known.isPresent() && !file.version().isEmpty()) {
            return List.of("Distributions change what they build: lines may differ from the release's.");
        }
        return List.of("To see its source, map its path to its repository and version in .lineflame.yaml.");
    }
}
