package io.lineflame.server.profiles;

import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionSelector;
import java.util.Comparator;
import java.util.Optional;

/** A function in one version. */
public record VersionDetails(VersionProfiles profiles, FunctionDetails details) {

    /** By total, largest first; then the one seen last. */
    public static final Comparator<VersionDetails> MOST_FIRST = Comparator.comparingLong(
                    (VersionDetails one) -> one.details().cost().total())
            .thenComparing(one -> one.profiles().lastSeen())
            .reversed()
            .thenComparing(one -> one.profiles().version().ref());

    /**
     * Looks the function up.
     *
     * @param file as compiled, or empty for the file that costs most. In a version without the function in this file the file
     *     that costs most is shown too: files are renamed from version to version
     */
    public static VersionDetails of(VersionProfiles profiles, String function, Optional<String> file) {
        return new VersionDetails(
                profiles, FunctionDetails.ofAnyFile(profiles.weights(), new FunctionSelector(function, file)));
    }
}
