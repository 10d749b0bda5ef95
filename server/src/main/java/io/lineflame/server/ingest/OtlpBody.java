package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import io.opentelemetry.proto.collector.profiles.v1development.ExportProfilesServiceRequest;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.ResourceProfiles;
import io.opentelemetry.proto.profiles.v1development.ScopeProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request of OTLP holds.
 *
 * @param profiles one for each service of each profile
 * @param numbers in the same order, as which profile of the request each came, counted from 1
 * @param refused how many profiles cannot be taken
 * @param sentences why, for the first of them, and what else whoever sent it should know
 */
record OtlpBody(List<PushedProfile> profiles, List<Integer> numbers, int refused, List<String> sentences) {

    private static final int MAX_SENTENCES = 20;

    OtlpBody {
        profiles = List.copyOf(profiles);
        numbers = List.copyOf(numbers);
        sentences = List.copyOf(sentences);
    }

    /** Throws {@link io.lineflame.server.http.ProblemException} 413 when the request is beyond {@link OtlpBudget}. */
    static OtlpBody read(ExportProfilesServiceRequest request, Instant now) {
        Reader reader = new Reader(new OtlpDictionary(request.getDictionary()), now);
        for (ResourceProfiles resource : request.getResourceProfilesList()) {
            for (ScopeProfiles scope : resource.getScopeProfilesList()) {
                reader.read(resource, scope);
            }
        }
        return new OtlpBody(reader.profiles, reader.numbers, reader.refused, List.copyOf(reader.sentences));
    }

    /** The same with what was said and refused when it was stored. */
    OtlpBody with(IngestService.Accepted accepted) {
        Set<String> all = new LinkedHashSet<>(sentences);
        Set<Integer> more = new HashSet<>();
        accepted.refused().forEach((at, why) -> {
            more.add(numbers.get(at));
            if (more.size() <= MAX_SENTENCES) {
                all.add("Profile " + numbers.get(at) + " is refused: " + why);
            }
        });
        all.addAll(accepted.warnings());
        return new OtlpBody(profiles, numbers, refused + more.size(), List.copyOf(all));
    }

    /** Goes through the profiles of a request. */
    private static final class Reader {
        private final OtlpDictionary dictionary;
        private final Instant now;
        private final OtlpBudget budget = new OtlpBudget();
        private final List<PushedProfile> profiles = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final Set<String> sentences = new LinkedHashSet<>();
        private int number;
        private int refused;

        Reader(OtlpDictionary dictionary, Instant now) {
            this.dictionary = dictionary;
            this.now = now;
        }

        void read(ResourceProfiles resource, ScopeProfiles scope) {
            OtlpLabels labels = null;
            for (Profile profile : scope.getProfilesList()) {
                number++;
                if (profile.getSamplesCount() == 0) {
                    continue; // nothing was measured
                }
                try {
                    labels = labels == null ? labels(resource, scope) : labels;
                    read(labels, profile);
                } catch (OtlpDictionary.Broken e) {
                    refused++;
                    say("Profile " + number + " cannot be read: " + e.sentence());
                }
            }
        }

        private void read(OtlpLabels labels, Profile profile) throws OtlpDictionary.Broken {
            OtlpProfileReader.Read read = OtlpProfileReader.read(dictionary, profile, budget);
            byte[] bytes = profile.toByteArray();
            for (Map.Entry<String, PprofProfile> one : read.byService().entrySet()) {
                PprofProfile built = one.getValue();
                ProfileTime time = ProfileTime.of(built, now);
                long digest = Digest.of(built, bytes);
                profiles.add(new PushedProfile(labels.of(one.getKey()), read.kind(), time, built, digest));
                numbers.add(number);
            }
        }

        private OtlpLabels labels(ResourceProfiles resource, ScopeProfiles scope) throws OtlpDictionary.Broken {
            Map<String, String> attributes =
                    dictionary.attributes(resource.getResource().getAttributesList());
            dictionary.attributes(scope.getScope().getAttributesList()).forEach(attributes::putIfAbsent);
            return OtlpLabels.of(attributes, this::say);
        }

        private void say(String sentence) {
            if (sentences.size() < MAX_SENTENCES) {
                sentences.add(sentence);
            }
        }
    }
}
