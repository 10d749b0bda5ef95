package io.lineflame.server.query;

import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.http.ProblemException;
import java.util.List;
import java.util.Optional;

/**
 * The parameter {@code stack}, which may come several times: the functions that stacks begin with, root first. Each is a function's name,
 * or its name, a line break, and the file it was compiled from.
 */
public final class StackParameter {

    /** Deeper than stacks that profilers record. */
    private static final int MOST_FRAMES = 1_024;

    private StackParameter() {}

    /** Reads it; all stacks when it is missing. Ends the request with 400 when a value is empty or there are too many. */
    public static CallPath parse(List<String> values) {
        if (values.size() > MOST_FRAMES) {
            throw ProblemException.invalidRequest("The parameter stack comes " + values.size() + " times; at most "
                    + MOST_FRAMES + " functions are allowed.");
        }
        return new CallPath(values.stream().map(StackParameter::frame).toList());
    }

    private static FunctionSelector frame(String value) {
        int end = value.indexOf('\n');
        String name = end < 0 ? value : value.substring(0, end);
        if (name.isEmpty()) {
            throw ProblemException.invalidRequest(
                    "A value of the parameter stack is empty: each is a function's name, root"
                            + " first, or its name, a line break, and its file.");
        }
        return new FunctionSelector(name, end < 0 ? Optional.empty() : Optional.of(value.substring(end + 1)));
    }
}
