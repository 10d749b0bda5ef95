package io.lineflame.server.services;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.HottestLines;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.services.ServiceJson.HeadlineJson;
import io.lineflame.server.services.ServiceJson.HottestLineJson;
import io.lineflame.server.timelines.TimelineService;
import io.lineflame.server.timelines.TimelineStep;
import io.lineflame.source.Language;
import io.lineflame.source.Origin;
import io.lineflame.source.finder.Languages;
import io.lineflame.source.finder.Origins;
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
    private final HottestLineCache cache;

    @Inject
    Headline(ProfileSelector selector, TimelineService timelines, HottestLineCache cache) {
        this.selector = selector;
        this.timelines = timelines;
        this.cache = cache;
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
        List<SeriesRow> measured = with(type, series);
        HottestLineCache.Hottest hottest =
                cache.get(context.tenant(), type.id(), range, measured, () -> read(context, type, measured, range));
        try {
            List<@Nullable Long> points = timelines.points(context, type, range, step, measured);
            HeadlineJson headline = new HeadlineJson(
                    type.id(),
                    type.sampleUnit(),
                    sum(points),
                    previousTotal(context, type, with(type, before), range.before()),
                    step.toMillis(),
                    points,
                    hottest.lines().isEmpty()
                            ? null
                            : HottestLineJson.of(hottest.lines().get(0), hottest.total()));
            return new Measured(headline, language(hottest.lines()));
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values add up to more than 64 bits hold; select a shorter time.");
        }
    }

    private static long sum(List<@Nullable Long> points) {
        long sum = 0;
        for (Long point : points) {
            sum = Math.addExact(sum, point == null ? 0 : point);
        }
        return sum;
    }

    private HottestLineCache.Hottest read(
            QueryContext context, ProfileType type, List<SeriesRow> series, TimeRange range) {
        Selection selection = selector.sum(context, type, series, range);
        List<HottestLines.Line> lines =
                HottestLines.of(selection.weights(), LINES, Headline::isOwn).lines();
        return new HottestLineCache.Hottest(lines, selection.total());
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
