package io.lineflame.server.calls;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.Calls;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds who calls a function and whom it calls, in one version or in all of them together. */
final class CallsService {

    private final ProfileSelector selector;
    private final VersionChoice choice;

    @Inject
    CallsService(ProfileSelector selector, VersionChoice choice) {
        this.selector = selector;
        this.choice = choice;
    }

    /**
     * The calls.
     *
     * @param viewer whose access counts where a code host must say what a ref means
     * @param path only the stacks that begin with it
     * @param commit a ref as labelled or a hash; empty for all versions
     * @param line only of the function's frames at this line; 0 for all of them
     */
    CallsJson calls(
            QueryContext context,
            Viewer viewer,
            ProfileQuery query,
            TimeRange range,
            CallPath path,
            FunctionSelector function,
            Optional<String> commit,
            int line) {
        Selection selection = selector.select(context, query, range).on(path);
        List<Weights> weights = selection.weights();
        if (commit.isPresent() && !selection.versions().isEmpty()) {
            String service = query.only(ServiceVersion.SERVICE_LABEL).orElse("");
            weights = choice.require(
                            context.tenant(),
                            viewer,
                            service,
                            selection.versions(),
                            VersionProfiles::version,
                            commit.get())
                    .weights();
        }
        String file = FunctionDetails.ofAnyFile(weights, function).file();
        return CallsJson.of(selection.type(), Calls.of(weights, function.name(), file, line));
    }
}
