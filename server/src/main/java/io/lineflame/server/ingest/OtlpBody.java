package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.server.profiles.ServiceVersion;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.ResourceProfiles;
import io.opentelemetry.proto.profiles.v1development.ScopeProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a request of OTLP holds.
 *
 * @param refused how many profiles cannot be read
 * @param sentences why, for the first of them
 */
record OtlpBody(List<PushedProfile> profiles, int refused, List<String> sentences) {

    private static final String UNKNOWN_SERVICE = "unknown_service";
    private static final String EXECUTABLE = "process.executable.name";
    private static final int MAX_SENTENCES = 20;

    OtlpBody {
        profiles = List.copyOf(profiles);
        sentences = List.copyOf(sentences);
    }

    static OtlpBody read(ExportProfilesServiceRequest request, Instant now) {
        Reader reader = new Reader(new OtlpDictionary(request.getDictionary()), now);
        for (ResourceProfiles resource : request.getResourceProfilesList()) {
            for (ScopeProfiles scope : resource.getScopeProfilesList()) {
                for (Profile profile : scope.getProfilesList()) {
                    reader.read(resource, scope, profile);
                }
            }
        }
        return new OtlpBody(reader.profiles, reader.refused, reader.sentences);
    }

    /** What is to be said of this body, with what was said when it was stored. */
    List<String> with(List<String> warnings) {
        return Stream.concat(sentences.stream(), warnings.stream()).toList();
    }

    /** Goes through the profiles of a request. */
    private static final class Reader {
        private final OtlpDictionary dictionary;
        private final Instant now;
        private final List<PushedProfile> profiles = new ArrayList<>();
        private final List<String> sentences = new ArrayList<>();
        private int number;
        private int refused;

        Reader(OtlpDictionary dictionary, Instant now) {
            this.dictionary = dictionary;
            this.now = now;
        }

        void read(ResourceProfiles resource, ScopeProfiles scope, Profile profile) {
            number++;
            if (profile.getSamplesCount() == 0) {
                return; // nothing was measured
            }
            try {
                Map<String, String> attributes =
                        dictionary.attributes(resource.getResource().getAttributesList());
                Map<String, String> scopes =
                        dictionary.attributes(scope.getScope().getAttributesList());
                scopes.forEach(attributes::putIfAbsent);
                OtlpProfileReader.Read read = OtlpProfileReader.read(dictionary, profile);
                byte[] bytes = profile.toByteArray();
                for (Map.Entry<String, PprofProfile> one : read.byService().entrySet()) {
                    PprofProfile built = one.getValue();
                    profiles.add(new PushedProfile(
                            labels(attributes, one.getKey()),
                            read.kind(),
                            ProfileTime.of(built, now),
                            built,
                            Digest.of(built, bytes)));
                }
            } catch (OtlpDictionary.Broken e) {
                refused++;
                if (sentences.size() < MAX_SENTENCES) {
                    sentences.add("Profile " + number + " cannot be read: " + e.sentence());
                }
            }
        }

        /**
         * Attributes as labels. Without a name of the service it is unknown, as OpenTelemetry's conventions for resources have it;
         * what cannot be the name of a label has underscores.
         */
        private static List<Label> labels(Map<String, String> attributes, String ofSamples) {
            List<Label> labels = new ArrayList<>();
            attributes.forEach((name, value) -> {
                String fit = name.replaceAll("[^A-Za-z0-9_.]", "_");
                if (!name.equals(OtlpProfileReader.SERVICE)
                        && !fit.replace('.', '_').equals(ServiceVersion.SERVICE_LABEL)) {
                    labels.add(new Label(Character.isDigit(fit.charAt(0)) ? "_" + fit : fit, value));
                }
            });
            String executable = attributes.getOrDefault(EXECUTABLE, "");
            String unknown = executable.isEmpty() ? UNKNOWN_SERVICE : UNKNOWN_SERVICE + ":" + executable;
            String service =
                    ofSamples.isEmpty() ? attributes.getOrDefault(OtlpProfileReader.SERVICE, unknown) : ofSamples;
            labels.add(new Label(ServiceVersion.SERVICE_LABEL, service));
            return labels;
        }
    }
}
