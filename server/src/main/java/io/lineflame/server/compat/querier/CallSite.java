package io.lineflame.server.compat.querier;

import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.wire.types.Location;
import io.lineflame.wire.types.StackTraceSelector;
import java.util.List;

/** Which stacks are asked for: those that begin with the functions of {@code call_site}, from the root. */
public final class CallSite {

    /** Deeper than stacks that profilers record. */
    private static final int MOST_FRAMES = 1_024;

    private CallSite() {}

    /**
     * Reads it; all stacks when it names no function.
     *
     * @throws ConnectException {@code invalid_argument} when a name is missing, or there are too many
     */
    public static CallPath of(StackTraceSelector selector) {
        List<Location> frames = selector.getCallSiteList();
        if (frames.size() > MOST_FRAMES) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "The call site has " + frames.size() + " functions; at most " + MOST_FRAMES + " are allowed.");
        }
        return new CallPath(frames.stream().map(CallSite::function).toList());
    }

    private static FunctionSelector function(Location frame) {
        if (frame.getName().isEmpty()) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "A function of the call site has no name; they are named from the root.");
        }
        return FunctionSelector.named(frame.getName());
    }
}
