package io.lineflame.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LargeFilePointerTest {

    private static final String VERSION = "version https://git-lfs.github.com/spec/v1\n";
    private static final String OID = "oid sha256:" + "0a".repeat(32) + "\n";

    @Test
    void pointer_asTheSpecificationHasIt_tellsTheSize() {
        assertThat(LargeFilePointer.of(VERSION + OID + "size 12345\n")).contains(new LargeFilePointer(12345));
        assertThat(LargeFilePointer.of(VERSION + "ext-0-foo sha256:00\n" + OID + "size 0\n"))
                .contains(new LargeFilePointer(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "package cart\n",
                "# version https://git-lfs.github.com/spec/v1\nsize 1\n",
                "version https://git-lfs.github.com/spec/v1\n",
                "version https://git-lfs.github.com/spec/v2\nsize 1\n",
                "version https://git-lfs.github.com/spec/v1\nsize 99999999999999999999\n"
            })
    void text_thatIsNone_isNone(String text) {
        assertThat(LargeFilePointer.of(text)).isEmpty();
    }

    @Test
    void fileThatQuotesAPointer_isNone() {
        assertThat(LargeFilePointer.of(VERSION + OID + "size 1\n" + "x".repeat(1024)))
                .isEmpty();
    }
}
