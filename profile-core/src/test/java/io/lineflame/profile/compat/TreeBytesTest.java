package io.lineflame.profile.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.view.NameTree;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes are what a Pyroscope answered when it was asked for the same stacks. */
final class TreeBytesTest {

    @Test
    void bytes_ofAllNodes_arePyroscopes() {
        assertThat(written(0))
                .isEqualTo(
                        "AAACBG1haW4UBwXDqWxhbgMABXdyaXRlAAIFZmx1c2goAANaaXAHAAV0b3RhbAABA3N1bQ0ABXBhcnNlAAIEcmVhZDIAA2xleB4A"
                                + "AmEzAQACYTICAAJhMQEABGluaXQAAQRsb2FkPAIBeQUAAXgEAA==");
    }

    @Test
    void bytes_ofTheHeaviestFive_arePyroscopes() {
        assertThat(written(5))
                .isEqualTo("AAACBG1haW4UAgVwYXJzZQABBW90aGVyUAAFb3RoZXJDAARpbml0AAEEbG9hZDwBBW90aGVyCQA=");
    }

    @Test
    void bytes_ofNothing_areNone() {
        assertThat(TreeBytes.write(NameTree.of(List.of()))).isEmpty();
    }

    private static String written(long maxNodes) {
        return Base64.getEncoder()
                .encodeToString(TreeBytes.write(Shown.tree(Shown.BEFORE).pruned(maxNodes)));
    }
}
