package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import io.lineflame.source.declarations.Declaration.Kind;
import java.util.List;
import java.util.Optional;

/** Compares what profiles say about one function with what a text declares. */
final class FunctionComparison {

    private final Outline outline;
    private final Language language;
    private final Strictness strictness;
    private final FunctionEvidence function;
    private final List<String> names;
    private final List<Declaration> candidates;

    private FunctionComparison(Outline outline, Language language, Strictness strictness, FunctionEvidence function) {
        this.outline = outline;
        this.language = language;
        this.strictness = strictness;
        this.function = function;
        this.names = WantedNames.of(language, function.function());
        this.candidates = outline.named(names);
    }

    static FunctionFindings of(Outline outline, Language language, Strictness strictness, FunctionEvidence function) {
        FunctionComparison comparison = new FunctionComparison(outline, language, strictness, function);
        return new FunctionFindings(
                function.function(),
                comparison.start(),
                comparison.insideFile(),
                comparison.onCode(),
                comparison.insideFunction());
    }

    private Finding start() {
        int line = function.startLine();
        boolean beyond = line > outline.lines() && !strictness.linesMayLieBeyond();
        if (beyond && (language != Language.GO || !candidates.isEmpty())) {
            return Finding.fail(true, "starts at line " + line + ", and this file has " + outline.lines());
        }
        if (line <= 0 || names.isEmpty() || isBlock()) {
            return Finding.SKIP;
        }
        if (startsHere()) {
            return Finding.PASS;
        }
        if (isOfAnotherFile()) {
            return Finding.SKIP;
        }
        Optional<Declaration> other = otherOn(line);
        if (other.isPresent() && (strictness.namesAreDeclared() || !candidates.isEmpty())) {
            return Finding.fail(
                    true,
                    "starts at line " + line + ", where this file declares "
                            + other.get().name());
        }
        return candidates.isEmpty() ? undeclared(line) : elsewhere(line);
    }

    private boolean startsHere() {
        int line = function.startLine();
        return candidates.stream()
                .anyMatch(candidate ->
                        candidate.hasHeaderOn(line) || (startsInside(candidate) && candidate.covers(line)));
    }

    private boolean startsInside(Declaration candidate) {
        return strictness.startsAnywhereInside() || candidate.kind() == Kind.TYPE;
    }

    /** Ruby's blocks are called after the method around them and start on a line of their own. */
    private boolean isBlock() {
        return language == Language.RUBY && function.function().contains(" in ");
    }

    private Optional<Declaration> otherOn(int line) {
        return outline.declarations().stream()
                .filter(declaration -> declaration.kind() == Kind.FUNCTION && declaration.hasHeaderOn(line))
                .findFirst();
    }

    private Finding undeclared(int line) {
        return strictness.exact()
                ? Finding.fail(
                        language != Language.GO, "starts at line " + line + ", and this file declares no such function")
                : Finding.SKIP;
    }

    /**
     * Go's tables give single instructions of what was inlined to the function around: file and lines are
     * of one, name and start line of the other, which often is of another file or package.
     */
    private boolean isOfAnotherFile() {
        boolean inPackage = WantedNames.mayBeIn(function.function(), function.file());
        boolean renamed = candidates.isEmpty() && otherOn(function.startLine()).isPresent();
        boolean possible = language == Language.GO && (!inPackage || (candidates.isEmpty() && !renamed));
        return possible
                && !function.hitLines().isEmpty()
                && function.hitLines().stream()
                        .noneMatch(line -> outline.functionsAt(line).isEmpty());
    }

    private Finding elsewhere(int line) {
        if (outline.isAttribute(line)) {
            // a derived or generated function of a name that is declared elsewhere, too
            return Finding.SKIP;
        }
        Declaration nearest = candidates.stream()
                .min((one, two) -> Integer.compare(Math.abs(one.firstLine() - line), Math.abs(two.firstLine() - line)))
                .orElseThrow();
        return Finding.fail(
                strictness.exact(),
                nearest.kind() == Kind.LITERAL
                        ? "starts at line " + line + ", where this file has no such literal"
                        : "starts at line " + line + ", and in this file at line " + nearest.firstLine());
    }

    private Finding insideFile() {
        if (function.hitLines().isEmpty() || strictness.linesMayLieBeyond()) {
            return Finding.SKIP;
        }
        int last = function.hitLines().get(function.hitLines().size() - 1);
        return last <= outline.lines()
                ? Finding.PASS
                : Finding.fail(true, "has cost on line " + last + ", and this file has " + outline.lines());
    }

    private Finding onCode() {
        Optional<Integer> blank = function.hitLines().stream()
                .filter(line -> line <= outline.lines() && !outline.hasCode(line))
                .findFirst();
        if (blank.isPresent()) {
            return Finding.fail(
                    strictness.exact(), "has cost on line " + blank.get() + ", which is empty or a comment here");
        }
        return function.hitLines().isEmpty() ? Finding.SKIP : Finding.PASS;
    }

    private Finding insideFunction() {
        List<Declaration> places = places();
        if (isOfAnotherFile() && !startsHere()) {
            return Finding.SKIP;
        }
        if (places.isEmpty() || function.hitLines().isEmpty()) {
            return Finding.SKIP;
        }
        return function.hitLines().stream()
                .filter(line -> line <= outline.lines() && !mayBeOf(places, line))
                .findFirst()
                .map(line -> Finding.fail(
                        strictness.exact() && outline.functionsAt(line).isEmpty(), outside(line, places)))
                .orElse(Finding.PASS);
    }

    /** Where the function starts, if that is known; a literal has no other way to be told from others. */
    private List<Declaration> places() {
        List<Declaration> starting = candidates.stream()
                .filter(candidate -> candidate.hasHeaderOn(function.startLine()))
                .toList();
        boolean literal = candidates.stream().anyMatch(candidate -> candidate.kind() == Kind.LITERAL);
        return starting.isEmpty() && !literal ? candidates : starting;
    }

    private boolean mayBeOf(List<Declaration> places, int line) {
        return places.stream().anyMatch(place -> place.covers(line) || isInlinedInto(place, line))
                || (language.onJvm()
                        && outline.declarations().stream()
                                .anyMatch(type -> type.kind() == Kind.TYPE && type.hasHeaderOn(line)));
    }

    /**
     * Go's tables give single instructions of a function that was inlined to the function around: the
     * line is of one, the name of the other.
     */
    private boolean isInlinedInto(Declaration place, int line) {
        return language == Language.GO
                && outline.functionsAt(line).stream().anyMatch(inlined -> outline.mentions(place, inlined));
    }

    private static String outside(int line, List<Declaration> places) {
        Declaration place = places.get(0);
        return "has cost on line " + line + ", and in this file it is lines " + place.firstLine() + " to "
                + place.lastLine();
    }
}
