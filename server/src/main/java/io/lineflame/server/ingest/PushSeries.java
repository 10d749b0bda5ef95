package io.lineflame.server.ingest;

import java.util.List;

/**
 * One series of a push: labels and the profiles that belong to them.
 *
 * @param profiles pprof bodies, compressed or not
 */
record PushSeries(List<Label> labels, List<byte[]> profiles) {

    PushSeries {
        labels = List.copyOf(labels);
        profiles = List.copyOf(profiles);
    }
}
