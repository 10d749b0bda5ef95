package io.lineflame.server.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionListing;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Over a profile of the demo, whose figures per line are held to pprof's elsewhere. */
final class ListCommandTest {

    private static final String PROFILE =
            "/io/lineflame/server/demo/profiles/5532c4e097b4c32f6ce5abbc976b353a2bb8fead/cpu-shop-1-1.pb.gz";

    @TempDir
    Path folder;

    @Test
    void json_holdsExactNumbersOfEveryMatchingFunction() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ListingJson.write(listing("basket\\.Discount$"), out);

        JsonNode functions = new ObjectMapper().readTree(out.toByteArray());
        assertThat(functions).hasSize(1);
        JsonNode discount = functions.get(0);
        assertThat(discount.fieldNames())
                .toIterable()
                .containsExactly("function", "file", "startLine", "self", "total", "samples", "lines");
        assertThat(discount.path("startLine").asInt()).isEqualTo(10);
        long self = 0;
        for (JsonNode line : discount.path("lines")) {
            assertThat(line.fieldNames()).toIterable().containsExactly("line", "self", "total", "samples");
            self += line.path("self").asLong();
        }
        assertThat(self).isEqualTo(discount.path("self").asLong()).isPositive();
    }

    @Test
    void text_withoutTheSource_hasALinePerCost() throws Exception {
        String text = text(folder);

        assertThat(text)
                .startsWith("Total: ")
                .contains("ROUTINE ======================== github.com/lineflame/demo-shop/basket.Discount in ");
        assertThat(text).containsPattern("(?m)^ +[0-9.]+m?s +[0-9.]+m?s +18:$").doesNotContain(" . ");
    }

    @Test
    void text_withTheSource_showsItWithDotsForNothing() throws Exception {
        Path file = folder.resolve("basket/discount.go");
        Files.createDirectories(folder.resolve("basket"));
        Files.writeString(file, "line\n".repeat(40));

        assertThat(text(folder)).containsPattern("(?m)^ +\\. +\\. +11:line$").containsPattern("(?m)18:line$");
    }

    @Test
    void command_thatCannotWork_exitsWithOne() throws Exception {
        Path profile = folder.resolve("cpu.pb.gz");
        try (InputStream in = ListCommandTest.class.getResourceAsStream(PROFILE)) {
            Files.write(profile, in.readAllBytes());
        }
        Path text = Files.writeString(folder.resolve("text"), "no profile");

        assertThat(run(profile.toString(), "nothing_of_that_name")).isEqualTo(1);
        assertThat(run(folder.resolve("none").toString(), "x")).isEqualTo(1);
        assertThat(run(text.toString(), "x")).isEqualTo(1);
        assertThat(run(profile.toString(), "(")).isEqualTo(1);
        assertThat(run("--sample-type", "none", profile.toString(), "x")).isEqualTo(1);
        assertThat(run(profile.toString())).isEqualTo(2);
    }

    private static int run(String... args) {
        return new CommandLine(new ListCommand()).execute(args);
    }

    private static String text(Path sources) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            new ListingText(new Measure("nanoseconds"), new LocalSource(sources)::read)
                    .write(listing("basket\\.Discount$"), print);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static FunctionListing listing(String regex) throws Exception {
        try (InputStream in = ListCommandTest.class.getResourceAsStream(PROFILE)) {
            PprofProfile profile = PprofReader.read(in.readAllBytes(), PprofLimits.DEFAULT);
            var pattern = com.google.re2j.Pattern.compile(regex);
            return FunctionListing.of(
                    profile,
                    profile.defaultSampleTypeIndex(),
                    name -> pattern.matcher(name).find());
        }
    }
}
