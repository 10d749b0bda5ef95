package io.lineflame.server.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LinesTest {

    @Test
    void amounts_readAsPeopleReadThem() {
        assertThat(Amounts.bytes(1023)).isEqualTo("1023 B");
        assertThat(Amounts.bytes(40_265_318_400L)).isEqualTo("37.5 GiB");
        assertThat(Amounts.bytes(Long.MAX_VALUE)).isEqualTo("8192.0 PiB");
        assertThat(Amounts.count(1, "day")).isEqualTo("1 day");
        assertThat(Amounts.count(812_104, "profile")).isEqualTo("812 104 profiles");
        assertThat(Amounts.span(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Amounts.span(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Amounts.span(Duration.ofHours(49))).isEqualTo("2 d");
    }

    @Test
    void memory_isFull_byWhatACollectionLeaves() {
        assertThat(MemoryLine.judged(99, 10, 100).state()).isEqualTo("fine");
        Line full = MemoryLine.judged(99, 90, 100);
        assertThat(full.state()).isEqualTo("to_do");
        assertThat(full.advice()).isNotNull();
    }
}
