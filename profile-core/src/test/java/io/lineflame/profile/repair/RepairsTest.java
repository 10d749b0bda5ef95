package io.lineflame.profile.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.ProtoSink;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepairsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ./app.js:work:12                                   | work        | work
            node:internal/timers:processTimers:504             | processTimers | processTimers
            ./app.js:(anonymous:L#8:C#23):8                    | (anonymous:L#8:C#23) | (anonymous:L#8:C#23)
            ./app.js:(anonymous):22                            | (anonymous) | (anonymous):22
            :(idle):0                                          | (idle)      | (idle)
            ./a:b.js:run:1                                     | run         | run
            run:1                                              | run         | run:1
            ./app.js:walk:1                                    | run         | ./app.js:walk:1
            ./app.js:run:x1                                    | run         | ./app.js:run:x1
            std::vec::Vec:7                                    | ''          | std::vec::Vec:7
            """)
    void nodeName_withFileAndLine_isTheNameAlone(String name, String linkers, String expected) throws PprofException {
        ProfileBuilder builder = new ProfileBuilder(List.of(new ValueType("wall", "nanoseconds")));
        int function = builder.function(name, linkers, "/srv/app.js", 0);
        int kept = builder.function("kept", "", "/srv/app.js", 3);
        builder.sample(
                new int[] {builder.location(ProfileBuilder.NO_MAPPING, 0, function, 12, kept, 4)}, 1, Map.of(), 5);
        PprofProfile repaired = Repairs.repair(builder.build(PprofLimits.DEFAULT), "nodespy", PprofLimits.DEFAULT);

        assertThat(names(repaired)).containsExactly(expected, "kept");
        assertThat(repaired.string(repaired.functionFile(0))).isEqualTo("/srv/app.js");
        assertThat(repaired.lineNumber(0)).isEqualTo(12);
        assertThat(repaired.value(0, 0)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg.Func[go.shape.int]                                       | pkg.Func
            pkg.(*T[go.shape.struct { F []uint8 }]).Method               | pkg.(*T).Method
            pkg.F[go.shape.int].M[go.shape.string].func1                 | pkg.F.M.func1
            pkg.F[int]                                                   | pkg.F[int]
            pkg.F[go.shape.int                                           | pkg.F[go.shape.int
            pkg.F[go.shape.int].G[go.shape.[]int                         | pkg.F.G[go.shape.[]int
            go.shape.int                                                 | go.shape.int
            """)
    void goName_withShapes_hasNone(String name, String expected) throws PprofException {
        assertThat(names(Repairs.repair(oneFunction(name, "main.go"), "", PprofLimits.DEFAULT)))
                .containsExactly(expected);
        assertThat(names(Repairs.repair(oneFunction(name, ""), "gospy", PprofLimits.DEFAULT)))
                .containsExactly(expected);
        assertThat(names(Repairs.repair(oneFunction(name, "main.rs"), "", PprofLimits.DEFAULT)))
                .containsExactly(name);
        assertThat(names(Repairs.repair(oneFunction(name, "main.go"), "pyspy", PprofLimits.DEFAULT)))
                .containsExactly(name);
    }

    @Test
    void dotnetTypes_withHyphens_haveUnderscores() throws PprofException {
        List<ValueType> types = List.of(new ValueType("alloc-size", "bytes"), new ValueType("cpu", "nanoseconds"));
        ProfileBuilder builder = new ProfileBuilder(types);
        PprofProfile profile = builder.build(PprofLimits.DEFAULT);

        assertThat(Repairs.repair(profile, "", PprofLimits.DEFAULT).sampleTypes())
                .containsExactly(new ValueType("alloc_size", "bytes"), types.get(1));
        PprofProfile other =
                new ProfileBuilder(List.of(new ValueType("page-faults", "count"))).build(PprofLimits.DEFAULT);
        assertThat(Repairs.repair(other, "", PprofLimits.DEFAULT)).isSameAs(other);
        assertThat(Repairs.repair(other, "dotnetspy", PprofLimits.DEFAULT).sampleTypes())
                .containsExactly(new ValueType("page_faults", "count"));
    }

    @Test
    void dotnetFunctions_withoutIds_haveThoseOfTheirLocations() throws PprofException {
        PprofWriter writer = new PprofWriter().sampleType("cpu", "nanoseconds");
        for (String name : List.of("App!Main", "App!Work")) {
            writer.raw(new ProtoSink().message(5, new ProtoSink().varint(2, writer.string(name))));
        }
        for (int id : new int[] {7, 9}) {
            ProtoSink line = new ProtoSink().varint(1, id);
            writer.raw(new ProtoSink().message(4, new ProtoSink().varint(1, id).message(4, line)));
        }
        writer.sample(new long[] {9, 7}, 3);
        PprofProfile profile = PprofReader.read(writer.toByteArray(), PprofLimits.DEFAULT);

        assertThat(IntStream.range(0, 2)
                        .map(frame -> profile.lineFunction(profile.lineStart(profile.location(frame))))
                        .mapToObj(function -> profile.string(profile.functionName(function))))
                .containsExactly("App!Work", "App!Main");
    }

    @Test
    void profile_withoutAFault_isTheSameObject() throws PprofException {
        PprofProfile profile = oneFunction("main.main", "main.go");
        assertThat(Repairs.repair(profile, "gospy", PprofLimits.DEFAULT)).isSameAs(profile);
    }

    private static PprofProfile oneFunction(String name, String file) throws PprofException {
        ProfileBuilder builder = new ProfileBuilder(List.of(new ValueType("cpu", "nanoseconds")));
        int location = builder.location(ProfileBuilder.NO_MAPPING, 0, builder.function(name, "", file, 0), 12);
        builder.sample(new int[] {location}, 1, Map.of(), 5);
        return builder.build(PprofLimits.DEFAULT);
    }

    private static List<String> names(PprofProfile profile) {
        return IntStream.range(0, profile.functionCount())
                .mapToObj(function -> profile.string(profile.functionName(function)))
                .toList();
    }
}
