package io.lineflame.server.ingest;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.ProfileBuilder;
import io.opentelemetry.proto.profiles.v1development.Link;
import io.opentelemetry.proto.profiles.v1development.Profile;
import io.opentelemetry.proto.profiles.v1development.Sample;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns one profile of OTLP into pprof, apart by the service that its samples name (docs/adr/0162). */
final class OtlpProfileReader {

    static final String SERVICE = "service.name";

    private final OtlpDictionary dictionary;
    private final Profile profile;
    private final OtlpMeaning meaning;
    private final OtlpBudget budget;
    private final ValueType period;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** What belongs to one service. */
    private record Part(ProfileBuilder builder, OtlpStacks stacks) {}

    private OtlpProfileReader(OtlpDictionary dictionary, Profile profile, OtlpBudget budget)
            throws OtlpDictionary.Broken {
        this.budget = budget;
        this.dictionary = dictionary;
        this.profile = profile;
        ValueType periodType =
                profile.hasPeriodType() ? dictionary.type(profile.getPeriodType()) : new ValueType("", "");
        this.period = OtlpMeaning.period(periodType);
        this.meaning = OtlpMeaning.of(dictionary.type(profile.getSampleType()), periodType, profile.getPeriod());
    }

    /**
     * What a profile comes to.
     *
     * @param kind the first part of its profile types
     * @param byService empty text is the resource's own service; no entry when the profile has no samples
     */
    record Read(String kind, Map<String, PprofProfile> byService) {}

    /** Throws {@link io.lineflame.server.http.ProblemException} 413 when the budget does not allow it. */
    static Read read(OtlpDictionary dictionary, Profile profile, OtlpBudget budget) throws OtlpDictionary.Broken {
        OtlpProfileReader reader = new OtlpProfileReader(dictionary, profile, budget);
        if (profile.getSamplesCount() > PprofLimits.DEFAULT.samples()) {
            throw new OtlpDictionary.Broken("it has " + profile.getSamplesCount() + " samples, more than "
                    + PprofLimits.DEFAULT.samples() + ".");
        }
        try {
            for (Sample sample : profile.getSamplesList()) {
                reader.add(sample);
            }
            Map<String, PprofProfile> built = new LinkedHashMap<>();
            for (Map.Entry<String, Part> part : reader.parts.entrySet()) {
                built.put(part.getKey(), part.getValue().builder.build(PprofLimits.DEFAULT));
            }
            return new Read(reader.meaning.kind(), built);
        } catch (ArithmeticException e) {
            throw new OtlpDictionary.Broken("the sum of its samples leaves 64 bits.");
        } catch (PprofException e) {
            throw new OtlpDictionary.Broken(String.valueOf(e.getMessage()) + ".");
        }
    }

    private void add(Sample sample) throws OtlpDictionary.Broken {
        Map<String, String> labels = dictionary.attributesAt(sample.getAttributeIndicesList());
        String named = labels.remove(SERVICE);
        addLink(sample.getLinkIndex(), labels);
        Part part = parts.computeIfAbsent(named == null ? "" : named, service -> part());
        ProfileBuilder builder = part.builder;
        long frames = builder.frameCount();
        long bytes = builder.size();
        int[] stack = part.stacks.locations(sample.getStackIndex());
        builder.sample(stack, stack.length, labels, meaning.values(value(sample)));
        budget.addSample(builder, frames, bytes);
    }

    private Part part() {
        budget.addProfile();
        ProfileBuilder builder = new ProfileBuilder(meaning.types())
                .period(period, profile.getPeriod())
                .time(profile.getTimeUnixNano(), profile.getDurationNano());
        return new Part(builder, new OtlpStacks(dictionary, builder));
    }

    /** One value for all, one for each time, or only times: then each is one. */
    private static long value(Sample sample) {
        if (sample.getValuesCount() == 0) {
            return sample.getTimestampsUnixNanoCount();
        }
        long sum = 0;
        for (int at = 0; at < sample.getValuesCount(); at++) {
            sum = Math.addExact(sum, sample.getValues(at));
        }
        return sum;
    }

    /** Entry 0 of the table means none. */
    private void addLink(int index, Map<String, String> labels) throws OtlpDictionary.Broken {
        if (index == 0) {
            return;
        }
        Link link = dictionary.at("link", dictionary.tables().getLinkTableList(), index);
        if (!link.getSpanId().isEmpty()) {
            labels.put("span_id", HexFormat.of().formatHex(link.getSpanId().toByteArray()));
        }
        if (!link.getTraceId().isEmpty()) {
            labels.put("trace_id", HexFormat.of().formatHex(link.getTraceId().toByteArray()));
        }
    }
}
