package io.lineflame.server.locate;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.mappings.MappingMistake;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known so far while a file is looked for; from any point an answer can be made of it. For one thread. */
final class LocationNotes {

    private static final Set<Refusal.Kind> OF_THE_HOST = EnumSet.of(Refusal.Kind.HOST_DOWN, Refusal.Kind.RATE_LIMITED);

    private final UsedVersion version;
    private @Nullable Reached home;
    private @Nullable Reached elsewhere;
    private @Nullable NoSource because;
    private @Nullable Place place;
    private final List<Step> search = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private final Set<String> silentHosts = new HashSet<>();
    private List<MappingMistake> mistakes = List.of();

    LocationNotes(UsedVersion version) {
        this.version = version;
    }

    /** The same so far, to go on in another way. */
    LocationNotes copy() {
        LocationNotes copy = new LocationNotes(version);
        copy.home = home;
        copy.search.addAll(search);
        copy.silentHosts.addAll(silentHosts);
        return copy;
    }

    /** How far the viewer got into the service's repository. */
    void home(Reached reached) {
        home = reached;
    }

    /** What the rules say, of which nothing is known yet but their attempts. */
    void answer(SourceAnswer answer) {
        search.addAll(Step.home(answer.attempts()));
        advice.addAll(answer.advice());
        if (answer.path().isEmpty()) {
            because = answer.reason().filter(LocationNotes::isElsewhere).orElse(null);
            place = answer.places().stream().findFirst().orElse(null);
        }
    }

    /** What is wrong in the mapping files. */
    void mistakes(List<MappingMistake> found) {
        mistakes = found;
    }

    /** What ended the search before there was a listing. */
    LocationNotes problem(SourceRequest request, String rule, String why) {
        if (search.isEmpty()) {
            search.add(Step.home(request.file().isEmpty() ? request.function() : request.file(), rule, why));
        }
        return this;
    }

    /** A host that is down or wants no more requests is not asked again for this answer. */
    void refused(HostedRepository repository, Refusal refusal) {
        if (OF_THE_HOST.contains(refusal.kind())) {
            silentHosts.add(repository.host().id());
        }
    }

    boolean isSilent(HostedRepository repository) {
        return silentHosts.contains(repository.host().id());
    }

    void step(Step step) {
        search.add(step);
    }

    void advise(String sentence) {
        if (!advice.contains(sentence)) {
            advice.add(sentence);
        }
    }

    Located found(LocatedFile file) {
        return located(new Outcome.Found(file));
    }

    Located foundElsewhere(Place there, Reached reached, LocatedFile file) {
        place = there;
        elsewhere = reached;
        advice.clear();
        return located(new Outcome.Found(file));
    }

    Located refusedElsewhere(Place there, Reached reached, Refusal refusal) {
        place = there;
        elsewhere = reached;
        return located(new Outcome.Refused(refusal));
    }

    Located located(Outcome outcome) {
        return new Located(
                version,
                Optional.ofNullable(home),
                Optional.ofNullable(elsewhere),
                Optional.ofNullable(because),
                Optional.ofNullable(place),
                outcome,
                search,
                advice,
                mistakes);
    }

    private static boolean isElsewhere(NoSource reason) {
        return reason == NoSource.STANDARD_LIBRARY || reason == NoSource.OTHER_MODULE;
    }
}
