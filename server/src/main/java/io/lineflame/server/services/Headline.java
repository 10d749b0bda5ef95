package io.lineflame.server.services;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.HottestLines;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.services.ServiceJson.HeadlineJson;
import io.lineflame.server.services.ServiceJson.HottestLineJson;
import io.lineflame.server.timelines.TimelineService;
import io.lineflame.server.timelines.TimelineStep;
import io.lineflame.source.Language;
import io.lineflame.source.Languages;
import io.lineflame.source.Origin;
import io.lineflame.source.Origins;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cost of a service shown first: CPU where there is some, else its first profile type. */
final class Headline {

    /** As many as a sparkline has room for. */
    private static final int POINTS = 60;
    /** How many lines tell the language. */
    private static final int LINES = 50;

    private final ProfileSelector selector;
    private final TimelineService timelines;

    @Inject
    Headline(ProfileSelector selector, TimelineService timelines) {
        this.selector = selector;
        this.timelines = timelines;
    }

    /**
     * What was measured of a service.
     *
     * @param language of most of the cost of its own code, as far as the hottest lines tell
     */
    record Measured(HeadlineJson headline, Language language) {}

    /**
     * The headline of a service, and the language it is written in.
     *
     * @param series of one service, in the range; at least one
     * @param before of the same service, in the range before
     */
    Measured of(QueryContext context, List<SeriesRow> series, List<SeriesRow> before, TimeRange range) {
        ProfileType type = type(series);
        Duration step = TimelineStep.automatic(range.length(), POINTS);
        Selection selection = selector.sum(context, type, with(type, series), range);
        List<HottestLines.Line> hottest =
                HottestLines.of(selection.weights(), LINES, Headline::isOwn).lines();
        HeadlineJson headline = new HeadlineJson(
                type.id(),
                type.sampleUnit(),
                selection.total(),
                previousTotal(context, type, with(type, before), range.before()),
                step.toMillis(),
                timelines.points(context, type, range, step, with(type, series)),
                hottest.isEmpty() ? null : HottestLineJson.of(hottest.get(0), selection.total()));
        return new Measured(headline, language(hottest));
    }

    /** One line may be in a library or in assembly; what most of the hottest lines' cost is in, is the service's. */
    private static Language language(List<HottestLines.Line> hottest) {
        Map<Language, Long> cost = new EnumMap<>(Language.class);
        hottest.forEach(line -> cost.merge(
                Languages.ofProgram(line.function(), line.file()), line.cost().self(), Math::addExact));
        cost.remove(Language.UNKNOWN);
        return cost.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Language.UNKNOWN);
    }

    private @Nullable Long previousTotal(
            QueryContext context, ProfileType type, List<SeriesRow> series, TimeRange range) {
        Duration whole = range.length().plusMillis(1); // one point, also when the length is no whole milliseconds
        List<@Nullable Long> points = timelines.points(context, type, range, whole, series);
        return points.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static ProfileType type(List<SeriesRow> series) {
        List<ProfileType> types = series.stream()
                .flatMap(row -> row.profileTypes().stream())
                .distinct()
                .sorted()
                .map(ProfileType::parse)
                .toList();
        return types.stream()
                .filter(type -> type.sampleType().equals("cpu"))
                .findFirst()
                .orElse(types.get(0));
    }

    private static List<SeriesRow> with(ProfileType type, List<SeriesRow> series) {
        return series.stream().filter(row -> row.column(type.id()) >= 0).toList();
    }

    private static boolean isOwn(String function, String file) {
        return Origins.of(function, file) == Origin.OWN;
    }
}
