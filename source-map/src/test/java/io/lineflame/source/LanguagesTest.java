package io.lineflame.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # function                              | file                                  | frame      | program
            main.handle                             | /build/shop/main.go                   | GO         | GO
            example.com/shop/geo.Dot                | /build/shop/geo/dot_amd64.s           | ASSEMBLY   | GO
            runtime.memmove                         | /usr/local/go/src/runtime/memmove.s   | ASSEMBLY   | GO
            crc32_update                            | /src/zlib/crc32.c                     | C          | C
            com.acme.Shop.total                     | Shop.java                             | JAVA       | JAVA
            handler                                 | /srv/app/handler.py                   | PYTHON     | PYTHON
            """)
    void of_frame_languageOfFileAndOfProgram(String function, String file, Language frame, Language program) {
        assertThat(Languages.of(function, file)).isEqualTo(frame);
        assertThat(Languages.ofProgram(function, file)).isEqualTo(program);
    }
}
