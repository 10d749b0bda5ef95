package io.lineflame.source.go;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GoFileTest {

    /** Names come from profiles: a long one must take neither the stack nor the processor. */
    @Test
    void goVersion_longFolder_isReadInOnePass() {
        String file = "/go/toolchain@v1-go1" + ".1".repeat(15_000) + ".linux-amd64/src/fmt/print.go";

        assertThat(GoFile.goVersion(file)).startsWith("go1.1.1");
    }
}
