package io.lineflame.server.locate;

import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.mappings.MappingMistake;
import java.util.List;
import java.util.Optional;

/**
 * Where a function's file is, or why it is nowhere.
 *
 * @param version of the service
 * @param home the service's repository; empty when no configured host serves it
 * @param elsewhere the repository that holds the file instead, or whose host refused; empty otherwise
 * @param elsewhereBecause whose code it is when it is not the service's
 * @param place what is said to be in the other repository, the one found or else the first tried
 * @param search in the order looked at; never empty
 * @param advice what a person can do to get further, a sentence each
 * @param mistakes in the mapping files that were read
 */
public record Located(
        UsedVersion version,
        Optional<Reached> home,
        Optional<Reached> elsewhere,
        Optional<NoSource> elsewhereBecause,
        Optional<Place> place,
        Outcome outcome,
        List<Step> search,
        List<String> advice,
        List<MappingMistake> mistakes) {

    public Located {
        search = List.copyOf(search);
        advice = List.copyOf(advice);
        mistakes = List.copyOf(mistakes);
    }

    /** The repository that the answer is about. */
    public Optional<Reached> reached() {
        return elsewhere.or(() -> home);
    }

    /** The file; empty when there is none to be read. */
    public Optional<LocatedFile> file() {
        return outcome instanceof Outcome.Found found ? Optional.of(found.file()) : Optional.empty();
    }
}
