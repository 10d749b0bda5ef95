package io.lineflame.source.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.source.KnownVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkVersionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        17.0.9+9                                  | 17 | jdk-17.0.9+9 jdk-17.0.9-ga
        17.0.9+9-Ubuntu-122.04                    | 17 | jdk-17.0.9+9 jdk-17.0.9-ga
        21.0.1+12-LTS                             | 21 | jdk-21.0.1+12 jdk-21.0.1-ga
        21.0.1                                    | 21 | jdk-21.0.1-ga
        21.0.0                                    | 21 | jdk-21-ga
        17.0.4.1+1                                | 17 | jdk-17.0.4.1+1 jdk-17.0.4.1-ga
        21+35                                     | 21 | jdk-21+35 jdk-21-ga
        java 17 17.0.9+9                          | 17 | jdk-17.0.9+9 jdk-17.0.9-ga
        26-ea+5                                   | 26 | jdk-26+5 jdk-26-ga
        openjdk version "17.0.15" 2025-04-15      | 17 | jdk-17.0.15-ga
        OpenJDK 64-Bit Server VM (17.0.9+9-Debian) | 17 | jdk-17.0.9+9 jdk-17.0.9-ga
        Temurin-11.0.21+9                         | 11 | jdk-11.0.21+9 jdk-11.0.21-ga
        1.8.0_392-b08                             | 8  | jdk8u392-b08 jdk8u392-ga
        1.8.0_392                                 | 8  | jdk8u392-ga
        8u392-b08                                 | 8  | jdk8u392-b08 jdk8u392-ga
        """)
    void of_versionsOfJdks_areTags(String text, int feature, String tags) {
        JdkVersion version = JdkVersion.of(new KnownVersion(text, "a label")).orElseThrow();
        assertThat(version.feature()).isEqualTo(feature);
        assertThat(version.tags()).containsExactly(tags.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "go1.24.1",
                "3.12.4",
                "2.13.12",
                "v18.19.0",
                "1.8.0",
                "8.0.1",
                "stable",
                "64",
                "99999999999",
                "17",
                "17.0",
                "jdk 21",
                "22-ea",
                "17.0.10-ea"
            })
    void of_versionsOfOthersOrOfNoSingleRelease_areNone(String text) {
        assertThat(JdkVersion.of(new KnownVersion(text, "a label"))).isEmpty();
    }
}
