package io.lineflame.profile.repair;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofProfile;
import java.util.List;
import java.util.Set;

/**
 * The first .NET agents wrote {@code alloc-size} and {@code lock-count} where all others, and the next .NET agents, write underscores: the same series would have
 * two types. As Pyroscope repairs it.
 */
final class DotnetTypeNames {

    /** So that an agent that does not say what it is is known by what it counts. */
    private static final Set<String> OF_DOTNET =
            Set.of("alloc-samples", "alloc-size", "lock-count", "lock-time", "inuse-objects", "inuse-space");

    private DotnetTypeNames() {}

    static PprofProfile repair(PprofProfile profile, String agent) {
        List<ValueType> types = profile.sampleTypes();
        boolean faulty = types.stream()
                .map(ValueType::name)
                .anyMatch(name -> agent.equals("dotnetspy") ? name.indexOf('-') >= 0 : OF_DOTNET.contains(name));
        return faulty
                ? profile.withSampleTypes(types.stream()
                        .map(type -> new ValueType(type.name().replace('-', '_'), type.unit()))
                        .toList())
                : profile;
    }
}
