package io.lineflame.server.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.re2j.Pattern;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.server.list.ListingJson;
import io.lineflame.server.list.ListingText;
import io.lineflame.server.list.Measure;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The costs per line of some functions, each version apart: the same line is other code in another commit.
 *
 * @param versions in the order of the selection
 * @param warnings what the reader should know to read the numbers right
 */
record VersionListings(ProfileType type, List<Version> versions, List<String> warnings) {

    VersionListings {
        versions = List.copyOf(versions);
        warnings = List.copyOf(warnings);
    }

    /** One version's. */
    record Version(ServiceVersion version, FunctionListing listing) {}

    /** Of the functions in whose names the pattern is found. */
    static VersionListings of(Selection selection, Pattern function) {
        return new VersionListings(
                selection.type(),
                selection.versions().stream()
                        .map(one -> new Version(one.version(), listing(one, function)))
                        .toList(),
                selection.warnings());
    }

    private static FunctionListing listing(VersionProfiles one, Pattern function) {
        return FunctionListing.of(one.weights(), name -> function.matcher(name).find());
    }

    /** In the columns of {@code go tool pprof -list}, without source text: only the lines that cost something. */
    void writeText(OutputStream out) throws IOException {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        ListingText listings = new ListingText(new Measure(type.sampleUnit()), file -> List.of());
        warnings.forEach(warning -> text.println("Warning: " + warning));
        for (Version one : versions) {
            if (!one.version.ref().isEmpty()) {
                text.println("Version: " + one.version.ref() + " of " + one.version.repository());
            }
            listings.write(one.listing, text);
        }
        text.flush();
    }

    /** Exact integers, in the type's unit. */
    void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("profileType", type.id());
            json.writeStringField("unit", type.sampleUnit());
            json.writeArrayFieldStart("warnings");
            for (String warning : warnings) {
                json.writeString(warning);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("versions");
            for (Version one : versions) {
                write(one, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Version one, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("repository", one.version.repository());
        json.writeStringField("ref", one.version.ref());
        json.writeStringField("rootPath", one.version.rootPath());
        json.writeNumberField("total", one.listing.total());
        json.writeNumberField("samples", one.listing.samples());
        json.writeFieldName("functions");
        ListingJson.write(one.listing, json);
        json.writeEndObject();
    }
}
