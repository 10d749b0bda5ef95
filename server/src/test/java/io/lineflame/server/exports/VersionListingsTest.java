package io.lineflame.server.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.profiles.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VersionListingsTest {

    @Test
    void warnings_standInBothForms() throws IOException {
        Selection selection = new Selection(
                ProfileType.parse("process_cpu:cpu:nanoseconds:cpu:nanoseconds"),
                List.of(),
                Optional.empty(),
                List.of("Nobody counted."));
        VersionListings listings = VersionListings.of(selection, Pattern.compile("."));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream json = new ByteArrayOutputStream();

        listings.writeText(text);
        listings.writeJson(json);

        assertThat(text.toString(UTF_8).lines()).containsExactly("Warning: Nobody counted.");
        assertThat(json.toString(UTF_8)).contains("\"warnings\":[\"Nobody counted.\"],\"versions\":[]");
    }
}
