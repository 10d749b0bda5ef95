package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.List;

/**
 * One profile of a push, in whatever format it came, before it is checked.
 *
 * @param labels as the client says, in any order; with {@code service_name}
 * @param kind the first part of its profile types, such as {@code process_cpu}
 * @param digest see {@link Digest}
 */
record PushedProfile(List<Label> labels, String kind, ProfileTime time, PprofProfile profile, long digest) {

    PushedProfile {
        labels = List.copyOf(labels);
    }
}
