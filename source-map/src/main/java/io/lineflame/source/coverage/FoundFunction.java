package io.lineflame.source.coverage;

import io.lineflame.source.Attempt;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import java.util.Optional;

/** A function and what came of looking for its file. */
record FoundFunction(ProfiledFunction function, SourceQuestion question, Origin origin, SourceAnswer answer) {

    boolean here() {
        return answer.path().isPresent();
    }

    /** Of another repository, and nothing but reading it is left to do. */
    Optional<Place> elsewhere() {
        return answer.places().stream().filter(place -> !place.refs().isEmpty()).findFirst();
    }

    boolean resolved() {
        return here() || elsewhere().isPresent();
    }

    boolean hasFileName() {
        return !CompiledPath.namesNothing(function.file());
    }

    /** What decided, in a few words; only of a resolved one. */
    String rule() {
        return answer.attempts().stream()
                .filter(attempt -> attempt.verdict() == Verdict.FOUND)
                .map(Attempt::rule)
                .reduce((first, last) -> last)
                .or(() -> elsewhere().map(Place::rule))
                .orElse("");
    }

    /** The folder of the file as compiled; empty without one. */
    String folder() {
        String file = function.file().replace('\\', '/');
        return file.substring(0, Math.max(file.lastIndexOf('/'), 0));
    }
}
