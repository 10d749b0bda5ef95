package io.lineflame.server.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.export.MergedProfile;
import io.lineflame.profile.export.MergedProfile.Head;
import io.lineflame.profile.export.MergedProfile.Part;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import io.lineflame.wire.google.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MergedSelectionTest {

    private static final String TYPE = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void buildId_saysTheVersionAsPyroscopeDoes() {
        assertThat(MergedSelection.buildId(new ServiceVersion("https://github.com/acme/shop", "9f3c2ab", "svc/\"a\"")))
                .isEqualTo(
                        "{\"repository\":\"https://github.com/acme/shop\",\"git_ref\":\"9f3c2ab\",\"root_path\":\"svc/\\\"a\\\"\"}");
        assertThat(MergedSelection.buildId(new ServiceVersion("", "v1", ""))).isEqualTo("{\"git_ref\":\"v1\"}");
        assertThat(MergedSelection.buildId(new ServiceVersion("", "", ""))).isEmpty();
    }

    @Test
    void parts_areTheVersions_largestFirst() {
        Selection selection = new Selection(
                ProfileType.parse(TYPE), List.of(version("v1", 10), version("v2", 300)), Optional.empty());

        List<Part> parts = MergedSelection.parts(selection, ProfileQuery.parse(TYPE + "{service_name=\"shop\"}"));

        assertThat(parts)
                .extracting(part -> part.mapping().buildId())
                .containsExactly("{\"git_ref\":\"v2\"}", "{\"git_ref\":\"v1\"}");
        assertThat(parts).extracting(part -> part.mapping().file()).containsOnly("shop");
    }

    @Test
    void head_isTheRange() {
        Selection selection = new Selection(ProfileType.parse(TYPE), List.of(), Optional.empty());
        Head head = MergedSelection.head(selection, new TimeRange(SEEN, SEEN.plusSeconds(60)));

        assertThat(head.timeNanos()).isEqualTo(1_767_323_045_678_901_000L);
        assertThat(head.durationNanos()).isEqualTo(60_000_000_000L);
        assertThat(head.type().id()).isEqualTo(TYPE);
    }

    @Test
    void warnings_areComments() throws InvalidProtocolBufferException {
        List<String> warnings = List.of("Nobody counted.", "Half is left out.");
        Selection selection = new Selection(ProfileType.parse(TYPE), List.of(), Optional.empty(), warnings);
        Head head = MergedSelection.head(selection, new TimeRange(SEEN, SEEN.plusSeconds(60)))
                .countingSamples();

        Profile profile = Profile.parseFrom(MergedProfile.write(head, List.of()));

        assertThat(profile.getCommentList())
                .extracting(comment -> profile.getStringTable(comment.intValue()))
                .isEqualTo(warnings);
    }

    private static VersionProfiles version(String ref, int value) {
        return new VersionProfiles(
                new ServiceVersion("", ref, ""),
                List.of(TextProfile.parse(value + "\nmain@app.go:10\n").weigh()),
                SEEN,
                SEEN,
                1);
    }
}
