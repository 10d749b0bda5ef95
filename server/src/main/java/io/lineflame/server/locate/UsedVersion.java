package io.lineflame.server.locate;

import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.source.KnownVersion;
import java.util.Optional;

/**
 * The version of a service that source is looked for at, and who says each part of it.
 *
 * @param runtime of the language, as the profiles' labels say it
 */
public record UsedVersion(
        VersionPart repository, VersionPart ref, VersionPart rootPath, Optional<KnownVersion> runtime) {

    /** A version that a program names in its request. */
    public static UsedVersion requested(String repository, String ref, String rootPath) {
        return new UsedVersion(
                VersionPart.of(repository, VersionPart.From.REQUEST),
                VersionPart.of(ref, VersionPart.From.REQUEST),
                VersionPart.of(rootPath, VersionPart.From.REQUEST),
                Optional.empty());
    }

    /** Without who says it. */
    public ServiceVersion version() {
        return new ServiceVersion(repository.value(), ref.value(), rootPath.value());
    }
}
