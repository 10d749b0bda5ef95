package io.lineflame.server.compat.querier;

import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.Picked;
import io.lineflame.wire.querier.SelectMergeProfileRequest;
import io.lineflame.wire.querier.SelectMergeSpanProfileRequest;
import io.lineflame.wire.querier.SelectMergeStacktracesRequest;
import io.lineflame.wire.types.Location;
import io.lineflame.wire.types.StackTraceSelector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which stacks are to be added up.
 *
 * @param path how they begin
 * @param picked of which profiles or spans alone; empty for all
 */
public record MergeQuestion(QuerierQuestion question, CallPath path, Optional<Picked> picked) {

    /** Deeper than stacks that profilers record. */
    private static final int MOST_FRAMES = 1_024;

    /** All stacks of the profiles asked for. */
    public static MergeQuestion of(QuerierQuestion question) {
        return new MergeQuestion(question, new CallPath(List.of()), Optional.empty());
    }

    /** Throws {@link ConnectException} {@code invalid_argument} saying what is not understood; so do the others. */
    static MergeQuestion of(SelectMergeStacktracesRequest asked) {
        return new MergeQuestion(
                QuerierQuestion.of(
                        asked.getProfileTypeID(), asked.getLabelSelector(), asked.getStart(), asked.getEnd()),
                path(asked.getStackTraceSelector()),
                picked(asked.getProfileIdSelectorList(), asked.getTraceIdSelectorList(), asked.getSpanSelectorList()));
    }

    static MergeQuestion of(SelectMergeProfileRequest asked) {
        return new MergeQuestion(
                QuerierQuestion.of(
                        asked.getProfileTypeID(), asked.getLabelSelector(), asked.getStart(), asked.getEnd()),
                path(asked.getStackTraceSelector()),
                picked(asked.getProfileIdSelectorList(), asked.getTraceIdSelectorList(), List.of()));
    }

    static MergeQuestion of(SelectMergeSpanProfileRequest asked) {
        return new MergeQuestion(
                QuerierQuestion.of(
                        asked.getProfileTypeID(), asked.getLabelSelector(), asked.getStart(), asked.getEnd()),
                new CallPath(List.of()),
                picked(List.of(), List.of(), asked.getSpanSelectorList()));
    }

    private static CallPath path(StackTraceSelector selector) {
        List<Location> frames = selector.getCallSiteList();
        if (frames.size() > MOST_FRAMES
                || frames.stream().anyMatch(frame -> frame.getName().isEmpty())) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "A function of the call site has no name, or there are more than " + MOST_FRAMES + ": "
                            + frames.size() + ".");
        }
        return new CallPath(frames.stream()
                .map(frame -> FunctionSelector.named(frame.getName()))
                .toList());
    }

    private static Optional<Picked> picked(List<String> profiles, List<String> traces, List<String> spans) {
        if (Stream.of(profiles, traces, spans).filter(ids -> !ids.isEmpty()).count() > 1) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "The selectors of profiles, traces and spans cannot be combined: name one kind.");
        }
        if (!profiles.isEmpty()) {
            return Optional.of(Picked.profiles(profiles));
        }
        if (!traces.isEmpty()) {
            return Optional.of(Picked.traces(traces));
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(Picked.spans(spans));
    }
}
