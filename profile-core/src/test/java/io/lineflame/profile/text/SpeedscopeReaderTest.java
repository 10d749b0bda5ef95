package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.pprof.PprofException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeedscopeReaderTest {

    private static final Measure WALL = Measure.nanoseconds("wall");
    private static final String FRAMES = """
            "shared":{"frames":[{"name":"a","file":"a.py","line":3,"col":1},{"name":"b","line":null},{"name":"c (c.py:9)"}]}""";

    @Test
    void samples_costTheirWeightInNanoseconds_withFilesAndLines() throws PprofException {
        SpeedscopeProfile profile = only("""
                {"type":"sampled","name":"thread 1","unit":"milliseconds","startValue":0,"endValue":9,
                 "samples":[[0,1],[0],[0,1,2],[]],"weights":[1.5,2,0.000001,1]}""");

        assertThat(profile.name()).isEqualTo("thread 1");
        assertThat(profile.unit()).isEqualTo(SpeedscopeUnit.MILLISECONDS);
        assertThat(Folded.of(profile.read(WALL, TextFormat.LIMITS).orElseThrow()))
                .containsExactly(" 1000000", "a@a.py:3 2000000", "a@a.py:3;b 1500000", "a@a.py:3;b;c@c.py:9 1");
    }

    @Test
    void samples_withFractions_addUpToTheirSum() throws PprofException {
        SpeedscopeProfile profile = only("""
                {"type":"sampled","name":"","unit":"nanoseconds","samples":[[0],[1],[0],[1]],"weights":[0.4,0.4,0.4,0.8]}""");

        assertThat(Folded.of(profile.read(WALL, TextFormat.LIMITS).orElseThrow()))
                .containsExactly("b 2");
    }

    @Test
    void events_costWhatLiesBetweenThem() throws PprofException {
        SpeedscopeProfile profile = only("""
                {"type":"evented","name":"x","unit":"microseconds","startValue":100,"endValue":120,"events":[
                 {"type":"O","frame":0,"at":100},{"type":"O","frame":1,"at":101},{"type":"C","frame":1,"at":105},
                 {"type":"C","frame":0,"at":107},{"type":"O","frame":1,"at":110},{"type":"C","frame":1,"at":111}]}""");

        assertThat(Folded.of(profile.read(WALL, TextFormat.LIMITS).orElseThrow()))
                .containsExactly("a@a.py:3 3000", "a@a.py:3;b 4000", "b 1000");
    }

    @Test
    void membersOfTheOtherType_areNotMixedIn() throws PprofException {
        String events = "\"events\":[{\"type\":\"O\",\"frame\":0,\"at\":1},{\"type\":\"C\",\"frame\":0,\"at\":3}]";
        String samples = "\"samples\":[[1,2],[1]],\"weights\":[5,6]";

        SpeedscopeProfile evented =
                only("{\"type\":\"evented\",\"unit\":\"nanoseconds\"," + samples + "," + events + "}");
        SpeedscopeProfile sampled =
                only("{\"type\":\"sampled\",\"unit\":\"nanoseconds\"," + events + "," + samples + "}");

        assertThat(Folded.of(evented.read(WALL, TextFormat.LIMITS).orElseThrow()))
                .containsExactly("a@a.py:3 2");
        assertThat(Folded.of(sampled.read(WALL, TextFormat.LIMITS).orElseThrow()))
                .containsExactly("b 6", "b;c@c.py:9 5");
    }

    @Test
    void members_inAnyOrderAndUnknownOnes_areFine() throws PprofException {
        byte[] body =
                ("{\"x\":{\"y\":[1,{\"profiles\":[]}]},\"profiles\":[{\"weights\":[2],\"z\":[[]],\"samples\":[[1]],"
                                + "\"unit\":\"none\",\"name\":\"n\",\"type\":\"sampled\"}]," + FRAMES
                                + ",\"$schema\":\"https://www.speedscope.app/file-format-schema.json\"}")
                        .getBytes(UTF_8);

        SpeedscopeProfile profile =
                SpeedscopeReader.read(body, TextFormat.LIMITS).get(0);
        assertThat(Folded.of(profile.read(Measure.samples("cpu", 10), TextFormat.LIMITS)
                        .orElseThrow()))
                .containsExactly("b 2 20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"sampled","unit":"none","samples":[[0]],"weights":[1,2]}                                 | 1 samples and 2 weights
            {"type":"sampled","unit":"none","samples":[[0]],"weights":[-1]}                                  | weight 0 is -1.0
            {"type":"sampled","unit":"none","samples":[[3]],"weights":[1]}                                   | frame 3 of 3
            {"type":"sampled","unit":"none","samples":[[-1]],"weights":[1]}                                  | frame -1 of 3
            {"type":"sampled","unit":"seconds","samples":[[0]],"weights":[1e300]}                            | leave 64 bits
            {"type":"sampled","unit":"furlongs","samples":[[0]],"weights":[1]}                               | unit is none of
            {"type":"other","unit":"none"}                                                                   | neither evented nor sampled
            {"type":"evented","unit":"none","events":[{"type":"C","frame":0,"at":1}]}                        | closes frame 0
            {"type":"evented","unit":"none","events":[{"type":"O","frame":0}]}                               | event 0 is at NaN
            {"type":"evented","unit":"none","events":[{"type":"X","frame":0,"at":1}]}                        | neither O nor C
            {"type":"evented","unit":"none","events":[{"type":"O","frame":0,"at":2},{"type":"C","frame":0,"at":1}]} | after one at 2.0
            {"type":"sampled","unit":"none","samples":[0],"weights":[1]}                                     | a sample is not a list
            {"type":"sampled","unit":"none","samples":[["0"]],"weights":[1]}                                 | is no number
            {"type":"sampled","unit":"none","samples":[[                                                     | JSON breaks
            """)
    void profile_broken_isRefusedWithTheReason(String profile, String why) {
        assertThatThrownBy(() -> only(profile).read(WALL, TextFormat.LIMITS))
                .isInstanceOf(PprofException.class)
                .hasMessageContaining(why);
    }

    @Test
    void otherJson_isNoSpeedscopeFile() {
        for (String body : List.of("", "[]", "{}", "null", "{\"$schema\":\"x\"}", "{\"$schema\":7}", "main 1")) {
            assertThatThrownBy(() -> SpeedscopeReader.read(body.getBytes(UTF_8), TextFormat.LIMITS))
                    .as(body)
                    .isInstanceOf(PprofException.class)
                    .hasMessageContaining("no speedscope file");
        }
    }

    private static SpeedscopeProfile only(String profile) throws PprofException {
        String file = "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\"," + FRAMES
                + ",\"profiles\":[" + profile + "]}";
        List<SpeedscopeProfile> profiles = SpeedscopeReader.read(file.getBytes(UTF_8), TextFormat.LIMITS);
        assertThat(profiles).hasSize(1);
        return profiles.get(0);
    }
}
