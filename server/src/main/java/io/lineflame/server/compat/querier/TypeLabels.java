package io.lineflame.server.compat.querier;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.profiles.ServiceVersion;
import java.util.Map;
import java.util.Set;

/**
 * The labels that a series has in this protocol by its profile type. Here a series holds several types and stores none of these labels,
 * so they are worked out: whoever asks by them or for them gets what Pyroscope stores (its {@code pkg/model/labels.go}).
 */
final class TypeLabels {

    static final String PROFILE_TYPE = "__profile_type__";
    static final String NAME = "__name__";
    static final String TYPE = "__type__";
    static final String UNIT = "__unit__";
    static final String PERIOD_TYPE = "__period_type__";
    static final String PERIOD_UNIT = "__period_unit__";

    static final Set<String> NAMES = Set.of(PROFILE_TYPE, NAME, TYPE, UNIT, PERIOD_TYPE, PERIOD_UNIT);

    /** The service's name once more. */
    static final String SERVICE = "__service_name__";

    private TypeLabels() {}

    /** The label that is stored for one that is asked about: names with dots are stored with underscores for them. */
    static String storedName(String label) {
        return label.equals(SERVICE) ? ServiceVersion.SERVICE_LABEL : label.replace('.', '_');
    }

    /** All of them; where the type says nothing, the value is empty. */
    static Map<String, String> of(ProfileType type) {
        return Map.of(
                PROFILE_TYPE, type.id(),
                NAME, type.name(),
                TYPE, type.sampleType(),
                UNIT, type.sampleUnit(),
                PERIOD_TYPE, type.periodType(),
                PERIOD_UNIT, type.periodUnit());
    }
}
