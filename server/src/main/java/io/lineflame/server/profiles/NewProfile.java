package io.lineflame.server.profiles;

import io.lineflame.profile.pprof.PprofProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A profile that was checked and is about to be stored.
 *
 * @param labels with {@code service_name}
 * @param profileTypes ids, one for each sample type of the profile and in its order
 * @param digest tells the same push again from another profile of the same labels and time: a hash of the bytes as pushed where the profile says itself when
 *     it starts, else random
 */
public record NewProfile(
        String service,
        SortedMap<String, String> labels,
        List<String> profileTypes,
        Instant time,
        Duration duration,
        long digest,
        PprofProfile profile) {

    public NewProfile {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        profileTypes = List.copyOf(profileTypes);
    }
}
