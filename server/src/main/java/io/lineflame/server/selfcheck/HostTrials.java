package io.lineflame.server.selfcheck;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks code hosts whether they answer, when a person wants to know, and remembers what came of it. Not oftener than every ten seconds, whoever asks. */
@Singleton
final class HostTrials {

    private static final Duration APART = Duration.ofSeconds(10);

    private final CodeHosts hosts;
    private final VcsContext context;
    private final Clock clock;
    private final Map<String, Trial> last = new ConcurrentHashMap<>();
    private Instant next = Instant.MIN;

    @Inject
    HostTrials(CodeHosts hosts, VcsContext context, Clock clock) {
        this.hosts = hosts;
        this.context = context;
        this.clock = clock;
    }

    /**
     * What came of asking a host.
     *
     * @param took until the answer, or until it was given up
     * @param problem a sentence; empty when it answered
     */
    record Trial(Instant at, Duration took, Optional<String> problem) {}

    /** Asks each host that lets anybody ask; who comes while a round is under way waits for it, and gets its results. */
    synchronized void run() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        hosts.all().stream().filter(HostTrials::canBeTried).forEach(host -> last.put(host.id(), trial(host)));
        next = now.plus(APART);
    }

    /** Empty when it was not asked yet. */
    Optional<Trial> last(VcsHost host) {
        return Optional.ofNullable(last.get(host.id()));
    }

    static boolean canBeTried(VcsHost host) {
        return host.credentialKinds().contains(CredentialKind.ANONYMOUS);
    }

    private Trial trial(VcsHost host) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        try (VcsClient client = host.connect(Credential.ANONYMOUS, context)) {
            client.check();
            return new Trial(at, Duration.ofNanos(System.nanoTime() - begin), Optional.empty());
        } catch (VcsException e) {
            return new Trial(
                    at, Duration.ofNanos(System.nanoTime() - begin), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
