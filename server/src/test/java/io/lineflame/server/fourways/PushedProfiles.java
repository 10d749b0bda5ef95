package io.lineflame.server.fourways;

import io.lineflame.profile.fixture.TextProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CPU profiles of two versions of a service, around the last midnight whose next five hours are over. No two have the same values. */
final class PushedProfiles {

    static final List<String> VERSIONS = List.of("v1.0.0", "v1.1.0");

    /** Each of these five minutes has four profiles of each version, one of them at its very first moment. */
    private static final List<Duration> PARTS =
            List.of(Duration.ofMinutes(-110), Duration.ofMinutes(-5), Duration.ZERO, Duration.ofMinutes(200));

    private static final List<Integer> SECONDS = List.of(0, 1, 77, 299);

    /**
     * Columns are samples, values are samples and nanoseconds. {@code walk} calls itself, in the third through a function that the
     * compiler put into it; {@code price} stands in two files; the line of the last leaf is not known.
     */
    private static final String OLD = """
            3/300                                         2/200                                         %1$d/%1$d00                   1/%1$d                                            2/200                              1/100
            main.main@/build/main.go:10                   main.main@/build/main.go:10                   main.main@/build/main.go:12   main.main@/build/main.go:12                       main.main@/build/main.go:11        main.main@/build/main.go:11
            cart.Total@/build/cart/total.go:21[start:20]  cart.Total@/build/cart/total.go:22[start:20]  cart.walk@/build/cart/walk.go:31[start:30]  cart.walk@/build/cart/walk.go:33[start:30]        cart.price@/build/old/price.go:7   cart.Total@/build/cart/total.go[start:20]
            cart.price@/build/cart/price.go:41[inlined]                                                 cart.walk@/build/cart/walk.go:33[start:30]  cart.step@/build/cart/step.go:5[inlined]
                                                                                                        cart.walk@/build/cart/walk.go:31[start:30]  cart.walk@/build/cart/walk.go:33[start:30]
            """;

    private static final String NEW = """
            5/5000                                        1/1000                                        %1$d/%1$d00
            main.main@/build/main.go:10                   main.main@/build/main.go:10                   main.main@/build/main.go:12
            cart.Total@/build/cart/total.go:25[start:20]  cart.Total@/build/cart/total.go:22[start:20]  cart.walk@/build/cart/walk.go:31[start:30]
            regexp.Compile@/usr/lib/go/src/regexp/syntax.go:99                                          cart.walk@/build/cart/walk.go:35[start:30]
            """;

    private final List<Pushed> all = new ArrayList<>();
    private final Instant midnight;

    /**
     * One of them.
     *
     * @param labels in the form of {@code /ingest}
     */
    record Pushed(String version, String labels, Instant time, TextProfile text) {

        /** As a client sends it. */
        byte[] profile() {
            return text.write().period("cpu", "nanoseconds", 100).toGzip();
        }
    }

    PushedProfiles(Instant now) {
        midnight = now.minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.DAYS);
        for (Duration part : PARTS) {
            for (int second : SECONDS) {
                Instant time = midnight.plus(part).plusSeconds(second);
                add("v1.0.0", "eu", OLD, time);
                add("v1.1.0", "us", NEW, time);
            }
        }
    }

    private void add(String version, String region, String text, Instant time) {
        TextProfile profile =
                TextProfile.parse(text.formatted(all.size() + 1)).withTypes("samples/count", "cpu/nanoseconds");
        String labels =
                "service_repository=https://github.com/acme/shop,service_git_ref=" + version + ",region=" + region;
        all.add(new Pushed(version, labels, time, profile));
    }

    /** In the order of time. */
    List<Pushed> all() {
        return all;
    }

    Instant midnight() {
        return midnight;
    }

    /** Those of one version in a time. */
    List<byte[]> of(String version, Range range) {
        return all.stream()
                .filter(one -> one.version.equals(version))
                .filter(one -> !one.time.isBefore(range.from(midnight)) && one.time.isBefore(range.until(midnight)))
                .map(Pushed::profile)
                .toList();
    }

    /** Times that whole rollups fill: of a day and hours, of hours, and of five minutes. */
    enum Range {
        TWO_DAYS(Duration.ofDays(-1), Duration.ofHours(5)),
        TWO_HOURS(Duration.ofHours(-1), Duration.ofHours(1)),
        TEN_MINUTES(Duration.ofMinutes(-5), Duration.ofMinutes(5));

        private final Duration from;
        private final Duration until;

        Range(Duration from, Duration until) {
            this.from = from;
            this.until = until;
        }

        Instant from(Instant midnight) {
            return midnight.plus(from);
        }

        Instant until(Instant midnight) {
            return midnight.plus(until);
        }

        /** As golden files call it. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
