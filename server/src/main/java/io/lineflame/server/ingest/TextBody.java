package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.text.SpeedscopeProfile;
import io.lineflame.profile.text.SpeedscopeReader;
import io.lineflame.profile.text.TextFormat;
import io.lineflame.server.http.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Profiles out of bodies in the older formats. They say no time and look alike when little runs, so each gets a {@link Digest} of its own: sent twice, it counts
 * twice, and no profile is taken for another one.
 */
final class TextBody {

    private final IngestSaid said;
    private final TextNaming naming;
    private final Instant now;
    private final List<String> warnings = new ArrayList<>();

    TextBody(IngestSaid said, Instant now) {
        this.said = said;
        this.naming = TextNaming.of(said);
        this.now = now;
    }

    /** None when no stack has a cost. Throws {@link ProblemException} 422 or 413. */
    List<PushedProfile> read(TextFormat format, byte[] body) {
        try {
            return format
                    .read(body, naming.measure(), TextFormat.LIMITS, warnings::add)
                    .map(profile -> pushed(naming, said.labels(naming.app()), profile, body))
                    .stream()
                    .toList();
        } catch (PprofException e) {
            throw IngestProblems.unreadable(e);
        }
    }

    /** One for each profile of the file, told apart by the label {@code profile_name}. As {@link #read}. */
    List<PushedProfile> readSpeedscope(byte[] body) {
        try {
            List<SpeedscopeProfile> profiles = SpeedscopeReader.read(body, TextFormat.LIMITS);
            List<PushedProfile> pushed = new ArrayList<>();
            for (SpeedscopeProfile profile : profiles) {
                TextNaming own = naming.of(profile.unit(), profiles.size() > 1);
                Optional<PprofProfile> read = profile.read(own.measure(), TextFormat.LIMITS);
                List<Label> labels = said.labels(own.app());
                labels.removeIf(label -> label.name().equals("profile_name"));
                labels.add(new Label("profile_name", LabelRules.shown(profile.name())));
                read.ifPresent(one -> pushed.add(pushed(own, labels, one, body)));
            }
            return pushed;
        } catch (PprofException e) {
            throw IngestProblems.unreadable(e);
        }
    }

    /** For who pushed, on what was left out. */
    List<String> warnings() {
        return warnings;
    }

    private PushedProfile pushed(TextNaming own, List<Label> labels, PprofProfile profile, byte[] body) {
        ProfileTime time = ProfileTime.of(said.from(), said.until(), profile, now);
        return new PushedProfile(labels, own.kind(), time, profile, Digest.of(profile, body));
    }
}
