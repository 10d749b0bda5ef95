package io.lineflame.server.sources;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lineflame.server.profiles.ServiceVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of where a service's source is.
 *
 * @param labelled by the newest version of its profiles; null without any label
 * @param mine the viewer's own; null when they said nothing
 * @param everyones what holds for all; null when nobody said anything
 * @param advice what the viewer can do to be let change what they may not; null when they may change all
 */
record SourceSettingsJson(
        String service,
        @Nullable PartsJson labelled,
        @Nullable PartsJson mine,
        @Nullable PartsJson everyones,
        boolean mayChangeMine,
        boolean mayChangeEveryones,
        @Nullable String advice) {

    /** A part that is empty is not said. */
    record PartsJson(String repository, String ref, String rootPath) {

        static @Nullable PartsJson of(Optional<ServiceVersion> said) {
            return said.filter(version -> !version.equals(new ServiceVersion("", "", "")))
                    .map(version -> new PartsJson(version.repository(), version.ref(), version.rootPath()))
                    .orElse(null);
        }
    }

    /**
     * A change.
     *
     * @param whom {@code me} or {@code everyone}
     */
    record ChangeJson(
            @JsonProperty("for") @Nullable String whom,
            @Nullable String repository,
            @Nullable String ref,
            @Nullable String rootPath) {}
}
