package io.lineflame.server.services;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.HottestLines;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.services.ServiceJson.HeadlineJson;
import io.lineflame.server.services.ServiceJson.HottestLineJson;
import io.lineflame.server.timelines.TimelineService;
import io.lineflame.server.timelines.TimelineStep;
import io.lineflame.source.Origin;
import io.lineflame.source.Origins;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cost of a service shown first: CPU where there is some, else its first profile type. */
final class Headline {

    /** As many as a sparkline has room for. */
    private static final int POINTS = 60;

    private final ProfileSelector selector;
    private final TimelineService timelines;

    @Inject
    Headline(ProfileSelector selector, TimelineService timelines) {
        this.selector = selector;
        this.timelines = timelines;
    }

    /**
     * The headline and what the hottest own line is in.
     *
     * @param series of one service, in the range; at least one
     * @param before of the same service, in the range before
     */
    HeadlineJson of(List<SeriesRow> series, List<SeriesRow> before, TimeRange range) {
        ProfileType type = type(series);
        Duration step = TimelineStep.automatic(range.length(), POINTS);
        Selection selection = selector.sum(type, with(type, series), range);
        Optional<HottestLines.Line> hottest = HottestLines.of(selection.weights(), 1, Headline::isOwn).lines().stream()
                .findFirst();
        return new HeadlineJson(
                type.id(),
                type.sampleUnit(),
                selection.total(),
                previousTotal(type, with(type, before), range.before()),
                step.toMillis(),
                timelines.points(type, range, step, with(type, series)),
                hottest.map(line -> HottestLineJson.of(line, selection.total())).orElse(null));
    }

    private @Nullable Long previousTotal(ProfileType type, List<SeriesRow> series, TimeRange range) {
        Duration whole = range.length().plusMillis(1); // one point, also when the length is no whole milliseconds
        List<@Nullable Long> points = timelines.points(type, range, whole, series);
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
