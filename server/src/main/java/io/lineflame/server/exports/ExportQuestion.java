package io.lineflame.server.exports;

import com.google.re2j.Pattern;
import io.lineflame.profile.view.CallPath;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import java.util.Optional;

/**
 * What to export.
 *
 * @param path only the stacks that begin with it
 * @param commit only the version that it names
 * @param function for listings: only functions whose names it is found in
 * @param maxNodes where to cut, for the forms that can be cut
 */
record ExportQuestion(
        ProfileQuery query,
        TimeRange range,
        CallPath path,
        Optional<String> commit,
        Optional<Pattern> function,
        Optional<Integer> maxNodes) {}
