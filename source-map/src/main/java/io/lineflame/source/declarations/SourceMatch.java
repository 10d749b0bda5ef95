package io.lineflame.source.declarations;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.declarations.MatchCheck.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares a text with what profiles say about its functions. Does no I/O; safe for many threads;
 * takes time in proportion to the text, whatever it holds.
 */
public final class SourceMatch {

    /** Longer texts are not compared: nobody writes them, and tables of data say little. */
    public static final int LONGEST_TEXT = 1_000_000;

    private SourceMatch() {}

    /**
     * Whether a text is what was built.
     *
     * @param path of the text in its repository; its extension says which language it is
     * @param functionsOfTheFile as the profiles name them, in any order
     */
    public static MatchReport of(String path, String text, List<FunctionEvidence> functionsOfTheFile) {
        Language language = FileExtensions.language(path).orElse(Language.UNKNOWN);
        if (text.length() > LONGEST_TEXT) {
            return nothing("The file is too large to be compared: it has " + text.length() + " characters.");
        }
        List<FunctionEvidence> ofThisText = functionsOfTheFile.stream()
                .filter(function -> isOf(language, function.file()))
                .toList();
        if (ofThisText.isEmpty()) {
            return nothing(
                    functionsOfTheFile.isEmpty()
                            ? "The profiles have no function of this file."
                            : "The profiles speak of lines of a file that was made of this one.");
        }
        Outline outline = Outline.of(language, text);
        if (outline.declarations().size() >= Shape.MOST_DECLARATIONS) {
            return nothing("The file declares too much to be compared.");
        }
        Strictness strictness = Strictness.of(language, path);
        return report(
                language,
                ofThisText.stream()
                        .map(function -> FunctionComparison.of(outline, language, strictness, function))
                        .toList());
    }

    /**
     * Whether the file that was compiled is of the text's language: what a translation's lines are says nothing.
     * Converters of JFR call files of all languages of the JVM {@code .java}.
     */
    private static boolean isOf(Language language, String file) {
        Optional<Language> compiled = FileExtensions.language(file);
        return compiled.isEmpty()
                || compiled.get() == language
                || (compiled.get().onJvm() && language.onJvm())
                || (compiled.get() == Language.C && language == Language.CPP)
                || (compiled.get() == Language.CPP && language == Language.C);
    }

    private static MatchReport report(Language language, List<FunctionFindings> functions) {
        List<FunctionFindings> asked =
                functions.stream().filter(FunctionFindings::asked).toList();
        List<FunctionFindings> disagreeing =
                asked.stream().filter(FunctionFindings::disagrees).toList();
        int agreeing = asked.size() - disagreeing.size();
        boolean decided = disagreeing.stream().anyMatch(FunctionFindings::decides);
        MatchVerdict verdict = decided || disagreeing.size() > agreeing
                ? MatchVerdict.MAY_NOT_MATCH
                : agreeing > 0 ? MatchVerdict.MATCHES : MatchVerdict.UNKNOWN;
        return new MatchReport(
                verdict,
                reason(verdict, language, asked.size(), disagreeing),
                agreeing,
                asked.size(),
                checks(functions));
    }

    private static String reason(
            MatchVerdict verdict, Language language, int asked, List<FunctionFindings> disagreeing) {
        return switch (verdict) {
            case UNKNOWN ->
                Outline.hasRulesFor(language)
                        ? "Nothing could be compared: the profiles name no function that this file declares."
                        : "Files of this kind cannot be compared.";
            case MATCHES ->
                disagreeing.isEmpty()
                        ? "%s of this file %s where the profiles saw %s."
                                .formatted(count(asked), asked == 1 ? "stands" : "stand", asked == 1 ? "it" : "them")
                        : "%d of %s stand where the profiles saw them."
                                .formatted(asked - disagreeing.size(), count(asked));
            case MAY_NOT_MATCH ->
                "%d of %s of this file %s with the profiles: %s"
                        .formatted(
                                disagreeing.size(),
                                count(asked),
                                disagreeing.size() == 1 ? "disagrees" : "disagree",
                                weightiest(disagreeing).disagreement());
        };
    }

    private static FunctionFindings weightiest(List<FunctionFindings> disagreeing) {
        return disagreeing.stream()
                .filter(FunctionFindings::decides)
                .findFirst()
                .orElse(disagreeing.get(0));
    }

    private static List<MatchCheck> checks(List<FunctionFindings> functions) {
        return List.of(
                check("Start lines", functions, FunctionFindings::start),
                check("Lines inside the file", functions, FunctionFindings::insideFile),
                check("Cost on code only", functions, FunctionFindings::onCode),
                check("Lines inside their functions", functions, FunctionFindings::insideFunction));
    }

    private static MatchCheck check(
            String name, List<FunctionFindings> functions, Function<FunctionFindings, Finding> comparison) {
        List<FunctionFindings> failed = functions.stream()
                .filter(function -> comparison.apply(function).failed())
                .toList();
        long passed = functions.stream()
                .filter(function -> comparison.apply(function).passed())
                .count();
        if (!failed.isEmpty()) {
            FunctionFindings first = failed.get(0);
            return new MatchCheck(
                    name,
                    Outcome.FAIL,
                    "%d of %s: %s"
                            .formatted(
                                    failed.size(),
                                    count(passed + failed.size()),
                                    first.sentence(comparison.apply(first))));
        }
        return passed == 0
                ? new MatchCheck(name, Outcome.SKIP, "Nothing to compare.")
                : new MatchCheck(name, Outcome.PASS, "True of " + count(passed) + ".");
    }

    private static String count(long functions) {
        return functions == 1 ? "1 function" : functions + " functions";
    }

    private static MatchReport nothing(String reason) {
        return new MatchReport(MatchVerdict.UNKNOWN, reason, 0, 0, List.of());
    }
}
