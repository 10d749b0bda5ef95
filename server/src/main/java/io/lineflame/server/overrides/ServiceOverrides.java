package io.lineflame.server.overrides;

import io.lineflame.server.profiles.ServiceVersion;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said of one service. A part that is empty stays as labelled.
 *
 * @param mine what the viewer says for themselves
 * @param everyones what holds for all others
 */
public record ServiceOverrides(Optional<ServiceVersion> mine, Optional<ServiceVersion> everyones) {

    public static final ServiceOverrides NONE = new ServiceOverrides(Optional.empty(), Optional.empty());

    /** The viewer's own word for a part; empty when they say nothing of it. */
    public Optional<String> mine(Function<ServiceVersion, String> part) {
        return mine.map(part).filter(value -> !value.isEmpty());
    }

    /** The word for a part that holds for all. */
    public Optional<String> everyones(Function<ServiceVersion, String> part) {
        return everyones.map(part).filter(value -> !value.isEmpty());
    }

    /** The repository that a label, or somebody's word about it, means. */
    public String repository(String labelled) {
        return mine(ServiceVersion::repository)
                .or(() -> everyones(ServiceVersion::repository))
                .orElse(labelled);
    }
}
