package io.lineflame.server.demo;

import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.push.ProfilePusher;
import io.lineflame.server.push.ProfilePusher.Push;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pushes the recording to a server as if it had happened in the hour before now. A file in the data folder remembers when that was: within the hour it is not
 * done again, so that no number doubles; later it is, and the hours stand side by side.
 */
final class DemoLoader {

    /** So that the standard library is found at the version that ran; go.mod names the oldest that may have. */
    private static final String GO_VERSION_LABEL = "go_version";

    private static final String MARK = "demo-loaded";
    private static final Duration SPAN = Duration.ofHours(1);
    private static final String UNFINISHED = " unfinished";

    private final DemoIndex index;
    private final Path mark;
    private final Map<String, byte[]> files = new HashMap<>();

    DemoLoader(DemoIndex index, Path dataDir) {
        this.index = index;
        this.mark = dataDir.resolve(MARK);
    }

    /** Loads unless that was done within the hour; gives the moment at which the recording ends. */
    Instant load(URI server, Instant now) throws IOException, InterruptedException {
        Optional<String> before =
                Files.exists(mark) ? Optional.of(Files.readString(mark).strip()) : Optional.empty();
        if (before.isPresent()) {
            Instant loaded = Instant.parse(before.get().replace(UNFINISHED, ""));
            if (now.isBefore(loaded.plus(SPAN))) {
                return resumed(loaded, before.get().endsWith(UNFINISHED));
            }
        }
        Files.writeString(mark, now + UNFINISHED);
        ProfilePusher pusher = new ProfilePusher(server);
        for (DemoIndex.Recording recording : index.profiles()) {
            load(recording, pusher, now);
        }
        Files.writeString(mark, now.toString());
        return now;
    }

    private Instant resumed(Instant loaded, boolean unfinished) throws IOException {
        if (unfinished) {
            throw new IOException("loading the demo broke off last time; delete " + mark.getParent()
                    + " or choose another --data-dir, so that no number counts twice");
        }
        return loaded;
    }

    private void load(DemoIndex.Recording recording, ProfilePusher pusher, Instant now)
            throws IOException, InterruptedException {
        Map<String, String> labels = new HashMap<>(recording.labels());
        labels.put(ServiceVersion.REPOSITORY_LABEL, index.repository());
        labels.put(ServiceVersion.REF_LABEL, recording.ref());
        labels.put(GO_VERSION_LABEL, index.goVersion());
        if (!index.rootPath().isEmpty()) {
            labels.put(ServiceVersion.ROOT_PATH_LABEL, index.rootPath());
        }
        byte[] profile = file(recording.file());
        for (int second = recording.fromSeconds();
                second < recording.untilSeconds();
                second += recording.everySeconds()) {
            Instant from = now.plusSeconds(second);
            Instant until = from.plusSeconds(recording.durationSeconds());
            boolean block = recording.kind().equals("block");
            pusher.push(profile, new Push(index.service(), labels, Optional.of(from), Optional.of(until), block));
        }
    }

    private byte[] file(String name) throws IOException {
        byte[] known = files.get(name);
        if (known != null) {
            return known;
        }
        byte[] read = DemoIndex.resource(name);
        files.put(name, read);
        return read;
    }
}
