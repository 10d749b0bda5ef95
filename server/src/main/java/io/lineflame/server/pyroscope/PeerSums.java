package io.lineflame.server.pyroscope;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.profiles.Picked;
import io.lineflame.server.pyroscope.Querier.Merged;
import io.lineflame.server.query.QueryContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Adds up profiles: Pyroscope merges each group in each part of the time, and the parts are added here, so that its longest range is no
 * limit. The type that counts samples is merged beside the one asked for, where profilers count them.
 *
 * <p>Both ends of a time belong to it there, and it compares nanoseconds with milliseconds. So a profile that starts just when a part ends
 * would be in two parts. Each end is looked at first: where nothing starts just then, the part goes up to it, else it ends a millisecond
 * earlier.
 */
final class PeerSums {

    /** A profile is pushed after it was taken: none starts now. */
    private static final long NOT_YET_MILLIS = 2_000;

    private final Querier querier;
    private final PeerLimits limits;
    private final Together together;
    private final Clock clock;

    PeerSums(Querier querier, PeerLimits limits, Together together, Clock clock) {
        this.querier = querier;
        this.limits = limits;
        this.together = together;
        this.clock = clock;
    }

    /**
     * What was added up of one group.
     *
     * @param weights empty when there was nothing
     * @param cut whether Pyroscope left out small nodes
     * @param counted whether the samples were counted by the profiler
     */
    record Sum(Optional<Weights> weights, boolean cut, boolean counted) {}

    /** The sums of all groups, or of what is picked of them, in their order; each group is what one or more selectors fit, no two of them the same series. */
    List<Sum> of(
            QueryContext context, ProfileType type, List<List<String>> groups, Span span, Optional<Picked> picked) {
        return limits.inParts(context.tenant(), longest -> {
            List<Span> parts = span.parts(longest, 1);
            List<Long> ends = ends(context, type, groups, parts);
            List<Sum> sums = new ArrayList<>();
            for (List<String> selectors : groups) {
                Adding adding = new Adding(countsItself(type));
                together.ask(questions(context, type, selectors, parts, ends, picked), adding::add);
                sums.add(adding.sum());
            }
            return sums;
        });
    }

    private static boolean countsItself(ProfileType type) {
        return type.sampleUnit().equals("count")
                && Set.of("samples", "contentions", "goroutine").contains(type.sampleType());
    }

    /** The type whose values are the samples of another; empty where it counts itself or nobody counts. */
    static Optional<ProfileType> counting(ProfileType type) {
        return switch (type.sampleType()) {
            case "cpu", "wall" -> Optional.of(named(type, "samples"));
            case "delay" -> Optional.of(named(type, "contentions"));
            default -> Optional.empty();
        };
    }

    private static ProfileType named(ProfileType type, String sampleType) {
        return new ProfileType(type.name(), sampleType, "count", type.periodType(), type.periodUnit());
    }

    private List<Long> ends(QueryContext context, ProfileType type, List<List<String>> groups, List<Span> parts) {
        Instant quiet = clock.instant().minusMillis(NOT_YET_MILLIS);
        List<Callable<Long>> questions = parts.stream()
                .<Callable<Long>>map(part -> () -> {
                    boolean known = Instant.ofEpochMilli(part.end()).isAfter(quiet);
                    boolean startsThen = !known
                            && groups.stream()
                                    .flatMap(List::stream)
                                    .anyMatch(
                                            selector -> querier.merged(context, type, selector, part.end(), part.end())
                                                    .isPresent());
                    return startsThen ? part.end() - 1 : part.end();
                })
                .toList();
        return together.ask(questions);
    }

    private List<Callable<Measured>> questions(
            QueryContext context,
            ProfileType type,
            List<String> selectors,
            List<Span> parts,
            List<Long> ends,
            Optional<Picked> picked) {
        List<Callable<Measured>> questions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            long start = parts.get(i).start();
            long end = ends.get(i);
            for (String selector : selectors) {
                questions.add(() -> new Measured(
                        querier.merged(context, type, selector, start, end, picked),
                        counting(type)
                                .flatMap(counts -> querier.merged(context, counts, selector, start, end, picked))));
            }
        }
        return questions;
    }

    /** One group in one part of the time. */
    private record Measured(Optional<Merged> values, Optional<Merged> counts) {}

    /** Adds the answers of one group into one tree. */
    private static final class Adding {

        private final StackTree tree = new StackTree();
        private final Weights weights = new Weights(tree);
        private final boolean countsItself;
        private boolean any;
        private boolean cut;
        private boolean counted = true;

        Adding(boolean countsItself) {
            this.countsItself = countsItself;
        }

        void add(Measured measured) {
            if (measured.values.isEmpty()) {
                return;
            }
            Merged values = measured.values.get();
            ProfileBlock block = measured.counts
                    .map(counts -> ProfileBlock.counted(tree.add(values.profile()), tree.add(counts.profile())))
                    .orElseGet(() -> tree.add(values.profile()));
            weights.add(block, 0);
            any = true;
            counted &= countsItself || measured.counts.isPresent();
            cut |= values.cut();
        }

        Sum sum() {
            return new Sum(any ? Optional.of(weights) : Optional.empty(), cut, counted);
        }
    }
}
