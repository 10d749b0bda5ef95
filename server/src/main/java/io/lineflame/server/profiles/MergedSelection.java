package io.lineflame.server.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.profile.export.MergedProfile.Head;
import io.lineflame.profile.export.MergedProfile.Part;
import io.lineflame.profile.pprof.ProfileBuilder.Mapping;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A selection as parts of a merged pprof profile, one for each version.
 *
 * <p>A version is a mapping whose build id is JSON: {@code {"repository","git_ref","root_path"}}, empty parts left out; it is empty when
 * the profiles' labels say nothing. Pyroscope writes it (pkg/model, {@code ServiceVersion}), and Grafana reads it to let people
 * choose a commit. Pyroscope's fourth part, {@code build_id}, is the binary's own, which no store of ours keeps
 * (decision record 0004).
 */
public final class MergedSelection {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<VersionProfiles> LARGEST_FIRST = Comparator.comparingLong(
                    (VersionProfiles one) -> Math.abs(one.total()))
            .thenComparing(VersionProfiles::lastSeen)
            .reversed()
            .thenComparing(one -> buildId(one.version()));

    private MergedSelection() {}

    /** Starts where the range does and is as long. One value column, and no period: no store keeps it. Warnings are comments. */
    public static Head head(Selection selection, TimeRange range) {
        return new Head(
                selection.type(), nanos(range.from()), range.length().toNanos(), 0, false, selection.warnings());
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /** By value, largest first. {@code query} names the service, which stands where the binary's file would. */
    public static List<Part> parts(Selection selection, ProfileQuery query) {
        String service = query.only(ServiceVersion.SERVICE_LABEL).orElse("");
        return selection.versions().stream()
                .sorted(LARGEST_FIRST)
                .map(one -> new Part(mapping(service, one.version()), one.weights()))
                .toList();
    }

    private static Mapping mapping(String service, ServiceVersion version) {
        return new Mapping(service, buildId(version), 0, 0, 0, true);
    }

    static String buildId(ServiceVersion version) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("repository", version.repository());
        said.put("git_ref", version.ref());
        said.put("root_path", version.rootPath());
        said.values().removeIf(String::isEmpty);
        try {
            return said.isEmpty() ? "" : JSON.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }
}
