package io.lineflame.source.search;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import java.util.List;
import java.util.Optional;

/** Answers that one rule gives alone. */
public final class Outcome {

    private Outcome() {}

    /** There is no file, for one reason. */
    public static SourceAnswer none(String path, String rule, NoSource reason, String why, String... advice) {
        Attempt only = new Attempt(path, rule, Verdict.NOT_HERE, why);
        return SourceAnswer.none(List.of(only), reason, why, List.of(advice));
    }

    /** The file is in another repository. */
    public static SourceAnswer elsewhere(String path, Place place, NoSource reason, String why, String... advice) {
        Attempt only = new Attempt(path, place.rule(), Verdict.NOT_HERE, why);
        return SourceAnswer.elsewhere(List.of(only), List.of(place), reason, why, List.of(advice));
    }

    /**
     * The file is of a package that another repository holds.
     *
     * @param onVersion how the version can be said, when nothing says it
     */
    public static SourceAnswer ofPackage(String path, Place place, String... onVersion) {
        String belongs = path + " belongs to " + place.what();
        return place.version()
                .map(version -> belongs + " " + version.text() + ", by " + version.from() + ".")
                .map(why -> elsewhere(path, place, NoSource.OTHER_MODULE, why))
                .orElseGet(() -> elsewhere(
                        path,
                        place,
                        NoSource.OTHER_MODULE,
                        belongs + ", of which nothing says the version.",
                        onVersion));
    }

    /** A file of the tree. */
    public static SourceAnswer found(String path, String rule, String why, String... advice) {
        Attempt only = new Attempt(path, rule, Verdict.FOUND, why);
        return new SourceAnswer(Optional.of(path), List.of(), List.of(only), Optional.empty(), why, List.of(advice));
    }
}
