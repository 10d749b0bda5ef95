package io.lineflame.source.mappings;

import io.lineflame.source.Attempt;
import io.lineflame.source.SourceAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking mappings for a file.
 *
 * @param attempts what was looked at; empty when no mapping fits
 * @param answer when a mapping decided; it holds the attempts
 */
public record Mapped(List<Attempt> attempts, Optional<SourceAnswer> answer) {

    static final Mapped NOT = new Mapped(List.of(), Optional.empty());

    public Mapped {
        attempts = List.copyOf(attempts);
    }

    static Mapped decided(SourceAnswer answer) {
        return new Mapped(answer.attempts(), Optional.of(answer));
    }

    static Mapped undecided(List<Attempt> attempts) {
        return new Mapped(attempts, Optional.empty());
    }

    /** An answer found without mappings, behind what they were tried for. */
    public SourceAnswer before(SourceAnswer found) {
        if (attempts.isEmpty()) {
            return found;
        }
        List<Attempt> all = new ArrayList<>(attempts);
        all.addAll(found.attempts());
        return new SourceAnswer(found.path(), found.places(), all, found.reason(), found.why(), found.advice());
    }
}
