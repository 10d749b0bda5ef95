package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.text.SpeedscopeUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextNamingTest {

    @ParameterizedTest
    @CsvSource({
        "shop,                , 100, shop,        process_cpu samples/count+cpu/nanoseconds 10000000",
        "shop.cpu,            , '',  shop,        process_cpu samples/count+cpu/nanoseconds 10000000",
        "shop.itimer,         , x,   shop,        process_cpu samples/count+cpu/nanoseconds 10000000",
        "shop.eu.wall,        , 50,  shop.eu,     wall samples/count+wall/nanoseconds 20000000",
        "shop.cpu,            , 0,   shop,        process_cpu samples/count 0",
        "shop.alloc_space,    , 100, shop,        memory alloc_space/bytes 0",
        "shop.inuse_objects,  , 100, shop,        memory inuse_objects/count 0",
        "shop.mutex_duration, , 100, shop,        mutex delay/nanoseconds 0",
        "shop.lock_count,     , 100, shop,        block contentions/count 0",
        "shop.goroutines,     , 100, shop,        goroutine goroutines/count 0",
        "shop.exceptions,     , 100, shop,        exceptions samples/count 0",
        "simple.java.app,     , 100, simple.java.app, process_cpu samples/count+cpu/nanoseconds 10000000",
        "shop.x,   objects,     100, shop.x,      memory objects/count 0",
        "shop,     bytes,       100, shop,        memory space/bytes 0",
        "shop,     lock_samples, 100, shop,       mutex contentions/count 0",
        "shop.cpu, bytes,       100, shop,        process_cpu samples/count+cpu/nanoseconds 10000000",
        ".cpu,     samples,     100, .cpu,        process_cpu samples/count+cpu/nanoseconds 10000000",
    })
    void name_saysWhatItsNumbersAre(String name, String units, String rate, String app, String expected) {
        TextNaming naming = naming(name, units, rate);

        assertThat(naming.app()).isEqualTo(app);
        assertThat(shown(naming)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "shop,             NONE,         false, process_cpu samples/count+cpu/nanoseconds 10000000",
        "shop,             SECONDS,      false, process_cpu cpu/nanoseconds 1",
        "shop,             MILLISECONDS, true,  wall wall/nanoseconds 1",
        "shop.cpu,         MILLISECONDS, true,  process_cpu cpu/nanoseconds 1",
        "shop.wall,        NANOSECONDS,  false, wall wall/nanoseconds 1",
        "shop,             BYTES,        false, memory samples/bytes 0",
        "shop.alloc_space, BYTES,        false, memory alloc_space/bytes 0",
    })
    void speedscope_knowsItsUnit(String name, SpeedscopeUnit unit, boolean several, String expected) {
        assertThat(shown(naming(name, "", "100").of(unit, several))).isEqualTo(expected);
    }

    private static TextNaming naming(String name, String units, String rate) {
        return TextNaming.of(new IngestSaid(
                AppName.parse(name),
                Optional.empty(),
                Optional.empty(),
                "",
                units == null ? "" : units,
                Optional.of(rate)));
    }

    private static String shown(TextNaming naming) {
        return naming.kind() + " "
                + naming.measure().types().stream().map(Object::toString).collect(Collectors.joining("+")) + " "
                + naming.measure().period();
    }
}
