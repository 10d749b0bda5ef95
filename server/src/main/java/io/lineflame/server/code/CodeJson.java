package io.lineflame.server.code;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.locate.OpenedRepository;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which code was looked at, as sent: part of every answer.
 *
 * @param selected the version whose profiles these are; null when nothing was measured in the range
 * @param versions by total, largest first
 * @param repository null when it is not read
 * @param commit the full hash; null when the repository is not read
 * @param asCompiled whether paths are those of the compiled files, since the repository is not read
 * @param state as of source: {@code found}, or why the repository is not read
 * @param detail a sentence about the state
 * @param profileTotal of the version
 * @param lastSeen when nothing was measured in the range: when something last was
 * @param warnings what to know to read the numbers right
 */
record CodeJson(
        String profileType,
        String unit,
        @Nullable ServiceVersion selected,
        List<VersionJson> versions,
        @Nullable RepositoryJson repository,
        @Nullable String commit,
        boolean asCompiled,
        String state,
        String detail,
        long profileTotal,
        long profileSamples,
        @Nullable Instant lastSeen,
        List<String> warnings) {

    static CodeJson of(PlacedCode code) {
        return new CodeJson(
                code.selection().type().id(),
                code.selection().type().sampleUnit(),
                code.profiles().map(VersionProfiles::version).orElse(null),
                code.versions().stream().map(VersionJson::of).toList(),
                code.opened().map(opened -> RepositoryJson.of(code, opened)).orElse(null),
                code.opened().map(opened -> opened.commit().hash()).orElse(null),
                code.opened().isEmpty(),
                code.state(),
                code.detail(),
                code.profiles().map(VersionProfiles::total).orElse(0L),
                code.profiles().map(VersionProfiles::samples).orElse(0L),
                code.selection().lastSeen().orElse(null),
                code.selection().warnings());
    }

    /** What was measured of one version. */
    record VersionJson(
            String repository,
            String ref,
            String rootPath,
            long total,
            long samples,
            Instant firstSeen,
            Instant lastSeen) {

        static VersionJson of(VersionProfiles profiles) {
            ServiceVersion version = profiles.version();
            return new VersionJson(
                    version.repository(),
                    version.ref(),
                    version.rootPath(),
                    profiles.total(),
                    profiles.samples(),
                    profiles.firstSeen(),
                    profiles.lastSeen());
        }
    }

    /** The repository; its {@code url} is as labelled, its {@code name} where it is now. */
    record RepositoryJson(String url, String host, String hostName, String name) {

        static RepositoryJson of(PlacedCode code, OpenedRepository opened) {
            HostedRepository hosted = opened.reader().repository();
            return new RepositoryJson(
                    code.used().version().repository(),
                    hosted.host().id(),
                    hosted.host().displayName(),
                    hosted.id().path());
        }
    }
}
