package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceCostsTest {
    private static final List<Weights> WEIGHTS = List.of(TextProfile.parse("""
            2                       9                  4                       3
            main@cmd/app.go:1       main@cmd/app.go:1  main@cmd/app.go:1       main@cmd/app.go:1
            a@api/v1/a.go:5         gc@std/gc.go:7     a@api/v1/a.go:6         json@lib/json.go:6
            b@api/v1/b.go:6                            c@api/c.go:6
            a@api/v1/a.go:7
            """).weigh());

    private static CodePlace place(String name, String file) {
        return switch (name) {
            case "gc" -> new CodePlace.Outside("standard_library");
            case "json" -> new CodePlace.Outside("dependency");
            default -> new CodePlace.Inside(file);
        };
    }

    @Test
    void directory_ofSeveralFiles_countsEachSampleOnce() {
        PlaceCosts costs = PlaceCosts.of(WEIGHTS, PlaceCostsTest::place);

        assertThat(costs.inside())
                .isEqualTo(Map.of(
                        "", new Cost(6, 18, 18),
                        "api", new Cost(6, 6, 6),
                        "api/c.go", new Cost(4, 4, 4),
                        "api/v1", new Cost(2, 6, 6),
                        "api/v1/a.go", new Cost(2, 6, 6),
                        "api/v1/b.go", new Cost(0, 2, 2),
                        "cmd", new Cost(0, 18, 18),
                        "cmd/app.go", new Cost(0, 18, 18)));
    }

    @Test
    void outside_ofSeveralKinds_isAlsoCountedAsOne() {
        PlaceCosts costs = PlaceCosts.of(WEIGHTS, PlaceCostsTest::place);

        assertThat(costs.outside())
                .isEqualTo(Map.of("dependency", new Cost(3, 3, 3), "standard_library", new Cost(9, 9, 9)));
        assertThat(costs.allOutside()).isEqualTo(new Cost(12, 12, 12));
        assertThat(costs.at("api/none.go")).isEqualTo(Cost.ZERO);
    }
}
