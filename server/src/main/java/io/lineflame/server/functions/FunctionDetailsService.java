package io.lineflame.server.functions;

import io.lineflame.profile.view.CallPath;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.profile.view.LineBreakdown;
import io.lineflame.server.functions.FunctionDetailsJson.FunctionJson;
import io.lineflame.server.functions.FunctionDetailsJson.InlinedLineJson;
import io.lineflame.server.functions.FunctionDetailsJson.LineJson;
import io.lineflame.server.functions.FunctionDetailsJson.OtherFileJson;
import io.lineflame.server.functions.FunctionDetailsJson.VersionJson;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionDetails;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows one function line by line, in the version asked for or in the one that costs most. */
final class FunctionDetailsService {

    /** A count of ten has a standard error of a third: below, two lines cannot be compared. */
    private static final int MIN_SAMPLES = 10;

    private final ProfileSelector selector;
    private final VersionChoice choice;

    @Inject
    FunctionDetailsService(ProfileSelector selector, VersionChoice choice) {
        this.selector = selector;
        this.choice = choice;
    }

    /**
     * The details.
     *
     * @param viewer whose access counts where a code host must say what a ref means
     * @param path only the stacks that begin with it
     * @param file as compiled; empty for the file that costs most
     * @param commit a ref as labelled or a hash; empty for the version that costs most
     */
    FunctionDetailsJson details(
            QueryContext context,
            Viewer viewer,
            ProfileQuery query,
            TimeRange range,
            CallPath path,
            String function,
            Optional<String> file,
            Optional<String> commit) {
        Selection selection = selector.select(context, query, range).on(path);
        List<VersionDetails> versions = selection.versions().stream()
                .map(profiles -> VersionDetails.of(profiles, function, file))
                .sorted(VersionDetails.MOST_FIRST)
                .toList();
        if (versions.isEmpty()) {
            return json(
                    selection,
                    Optional.empty(),
                    versions,
                    FunctionDetails.of(List.of(), new FunctionSelector(function, file)));
        }
        String service = query.only(ServiceVersion.SERVICE_LABEL).orElse("");
        VersionDetails selected = commit.map(name -> choice.require(
                        context.tenant(),
                        viewer,
                        service,
                        versions,
                        one -> one.profiles().version(),
                        name))
                .orElse(versions.get(0));
        return json(selection, Optional.of(selected), versions, selected.details());
    }

    private static FunctionDetailsJson json(
            Selection selection,
            Optional<VersionDetails> selected,
            List<VersionDetails> versions,
            FunctionDetails details) {
        Cost cost = details.cost();
        LineBreakdown breakdown = details.breakdown();
        return new FunctionDetailsJson(
                FunctionJson.of(details),
                selection.type().id(),
                selection.type().sampleUnit(),
                selected.map(one -> one.profiles().version()).orElse(null),
                selected.map(one -> one.profiles().total()).orElse(0L),
                selected.map(one -> one.profiles().samples()).orElse(0L),
                cost.self(),
                cost.total(),
                cost.samples(),
                versions.stream().map(VersionJson::of).toList(),
                breakdown.lines().stream().map(LineJson::of).toList(),
                breakdown.unknownLine().orElse(null),
                breakdown.inlined().stream().map(InlinedLineJson::of).toList(),
                details.otherFiles().stream().map(OtherFileJson::of).toList(),
                MIN_SAMPLES,
                false,
                selection.lastSeen().orElse(null),
                selection.warnings());
    }
}
