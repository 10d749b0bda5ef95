package io.lineflame.server.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.LineBreakdown.Line;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The listing for programs: an array of functions by name and file, with exact integers. A line whose number the profile does not know is line 0, and stands
 * first. Written by hand because binding objects would take longer than reading the profile.
 */
public final class ListingJson {

    private ListingJson() {}

    static void write(FunctionListing listing, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(listing, json);
            json.writeRaw('\n');
        }
    }

    /** Writes the array of functions as a value. */
    public static void write(FunctionListing listing, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (FunctionDetails function : listing.functions()) {
            write(function, json);
        }
        json.writeEndArray();
    }

    private static void write(FunctionDetails function, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("function", function.name());
        json.writeStringField("file", function.file());
        json.writeNumberField("startLine", function.startLine());
        write(function.cost(), json);
        json.writeArrayFieldStart("lines");
        if (function.breakdown().unknownLine().isPresent()) {
            write(0, function.breakdown().unknownLine().get(), json);
        }
        for (Line line : function.breakdown().lines()) {
            write(line.line(), line.cost(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(int line, Cost cost, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", line);
        write(cost, json);
        json.writeEndObject();
    }

    private static void write(Cost cost, JsonGenerator json) throws IOException {
        json.writeNumberField("self", cost.self());
        json.writeNumberField("total", cost.total());
        json.writeNumberField("samples", cost.samples());
    }
}
