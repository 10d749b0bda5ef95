package io.lineflame.server.ingest;

import io.lineflame.db.DatabaseException;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.repair.Repairs;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.Retention;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.NewProfile;
import io.lineflame.server.profiles.ProfileAppender;
import io.lineflame.server.profiles.ServiceVersion;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a push is accepted: all its profiles are checked before the first is stored, and all are stored or none. */
final class IngestService {

    /** Of a push; a profile inside is held to its own limits as well. */
    static final RequestBody.Limit BODY = new RequestBody.Limit(64 << 20, 128 << 20);

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    /** Clocks differ; more than this is a mistake that would hide profiles from every page. */
    private static final Duration MAX_AHEAD = Duration.ofHours(1);

    private final ProfileAppender appender;
    private final IngestMetrics metrics;
    private final Retention retention;
    private final Clock clock;

    @Inject
    IngestService(ProfileAppender appender, IngestMetrics metrics, Config config, Clock clock) {
        this.appender = appender;
        this.metrics = metrics;
        this.retention = config.retention();
        this.clock = clock;
    }

    /** Stores one pprof profile. Returns after the commit, with warnings for who pushed; throws {@link ProblemException} with nothing stored. */
    List<String> accept(Tenant tenant, IngestSaid said, SampleTypeConfig config, byte[] body) {
        PprofProfile profile = read(body, said.spy());
        String kind = ProfileNaming.kind(profile.sampleTypes(), config);
        ProfileTime time = ProfileTime.of(said.from(), said.until(), profile, clock.instant());
        var pushed = new PushedProfile(said.labels(), kind, time, profile, Digest.of(profile, body));
        return accept(tenant, List.of(pushed), body.length);
    }

    /** The same of a body in one of the older formats. A body without a cost is no mistake: nothing ran, and nothing is stored. */
    List<String> acceptText(Tenant tenant, IngestSaid said, IngestFormat format, byte[] body) {
        TextBody text = new TextBody(said, clock.instant());
        List<PushedProfile> pushed =
                format.text().map(known -> text.read(known, body)).orElseGet(() -> text.readSpeedscope(body));
        List<String> warnings = new ArrayList<>(text.warnings());
        warnings.addAll(
                pushed.isEmpty()
                        ? List.of("The body holds no stack with a cost, so there was nothing to store.")
                        : accept(tenant, pushed, body.length));
        return warnings;
    }

    /** The same of a recording of the JVM, with the part that says in which contexts samples were taken. */
    List<String> acceptJfr(Tenant tenant, IngestSaid said, byte[] recording, Optional<byte[]> labels) {
        JfrSaid saidOfIt = new JfrSaid(said.name(), said.from(), said.until(), said.spy(), said.sampleRate());
        JfrBody body = JfrBody.read(recording, labels, saidOfIt, clock.instant());
        List<String> warnings = new ArrayList<>(body.warnings());
        if (body.profiles().isEmpty()) {
            warnings.add("The recording holds no sample that is kept, so there was nothing to store.");
        } else {
            warnings.addAll(accept(tenant, body.profiles(), recording.length));
        }
        return warnings;
    }

    /** Stores all profiles of all series. Returns after the commit, with warnings for who pushed; throws {@link ProblemException} with nothing stored. */
    List<String> accept(Tenant tenant, List<PushSeries> pushed) {
        Instant now = clock.instant();
        List<PushedProfile> profiles = new ArrayList<>();
        long bytes = 0;
        for (PushSeries series : pushed) {
            Optional<String> kind = label(series, "__name__");
            String agent = label(series, "pyroscope_spy").orElse("");
            for (byte[] body : series.profiles()) {
                PprofProfile profile = read(body, agent);
                String named =
                        kind.orElseGet(() -> ProfileNaming.kind(profile.sampleTypes(), SampleTypeConfig.DEFAULT));
                ProfileTime time = ProfileTime.of(profile, now);
                profiles.add(new PushedProfile(series.labels(), named, time, profile, Digest.of(profile, body)));
                bytes += body.length;
            }
        }
        return accept(tenant, profiles, bytes);
    }

    /**
     * Stores all profiles, of whatever format. Returns after the commit, with warnings for who pushed; throws
     * {@link ProblemException} with nothing stored.
     *
     * @param bytes of the bodies as they came, for the metrics
     */
    List<String> accept(Tenant tenant, List<PushedProfile> pushed, long bytes) {
        if (pushed.isEmpty()) {
            throw new ProblemException(IngestProblems.EMPTY_BODY, "The push holds no profile; send at least one.");
        }
        Instant now = clock.instant();
        List<NewProfile> profiles =
                pushed.stream().map(one -> checked(tenant, one, now)).toList();
        return store(tenant, profiles, bytes);
    }

    /**
     * What became of profiles of which each is taken or refused by itself.
     *
     * @param refused why, by the place in the list
     */
    record Accepted(List<String> warnings, SortedMap<Integer, String> refused) {}

    /**
     * Stores those that can be taken, all at once, and says of the others why not. Throws {@link ProblemException} with nothing
     * stored when that is none, for the reason of the first.
     */
    Accepted acceptEach(Tenant tenant, List<PushedProfile> pushed, long bytes) {
        Instant now = clock.instant();
        List<NewProfile> profiles = new ArrayList<>();
        List<ProblemException> problems = new ArrayList<>();
        SortedMap<Integer, String> refused = new TreeMap<>();
        for (int at = 0; at < pushed.size(); at++) {
            try {
                profiles.add(checked(tenant, pushed.get(at), now));
            } catch (ProblemException e) {
                problems.add(e);
                refused.put(at, e.detail());
            }
        }
        if (profiles.isEmpty() && !problems.isEmpty()) {
            throw problems.get(0);
        }
        return new Accepted(store(tenant, profiles, bytes), refused);
    }

    private static Optional<String> label(PushSeries series, String name) {
        return series.labels().stream()
                .filter(label -> label.name().equals(name))
                .map(Label::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static PprofProfile read(byte[] body, String agent) {
        if (body.length == 0) {
            throw new ProblemException(IngestProblems.EMPTY_BODY, "The profile is empty; send a pprof profile.");
        }
        try {
            return Repairs.repair(PprofReader.read(body, PprofLimits.DEFAULT), agent, PprofLimits.DEFAULT);
        } catch (PprofException e) {
            throw IngestProblems.unreadable(e);
        }
    }

    private NewProfile checked(Tenant tenant, PushedProfile pushed, Instant now) {
        SortedMap<String, String> labels = LabelRules.check(pushed.labels());
        ProfileTime time = pushed.time();
        PprofProfile profile = pushed.profile();
        String service = labels.get(ServiceVersion.SERVICE_LABEL);
        if (service == null) {
            throw ProblemException.invalidRequest(
                    "The profile belongs to no service; push it with the label " + ServiceVersion.SERVICE_LABEL + ".");
        }
        Instant oldest = now.minus(retention.of(tenant.id()));
        Instant newest = now.plus(MAX_AHEAD);
        if (time.start().isBefore(oldest) || time.start().isAfter(newest)) {
            throw new ProblemException(
                    IngestProblems.TIME_OUT_OF_RANGE,
                    "The profile starts at " + time.start() + "; accepted are " + oldest + " (LINEFLAME_RETENTION) to "
                            + newest + ". Check the clock that pushed it, or the retention.");
        }
        List<String> types = ProfileNaming.profileTypes(pushed.kind(), profile.sampleTypes(), profile.periodType());
        return new NewProfile(service, labels, types, time.start(), time.duration(), pushed.digest(), profile);
    }

    private List<String> store(Tenant tenant, List<NewProfile> profiles, long bytes) {
        int count = profiles.size(); // while they wait for the commit they can go from memory: nobody asks for them any
        // more
        try {
            ProfileAppender.Appended appended = appender.append(tenant, profiles);
            metrics.accepted(count, bytes);
            return appended.warnings();
        } catch (DatabaseException e) {
            LOG.warn("A push could not be stored: {}", e.getMessage());
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "The profiles could not be stored just now; push them again later.");
        }
    }
}
