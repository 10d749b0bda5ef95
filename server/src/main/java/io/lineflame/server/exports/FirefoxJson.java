package io.lineflame.server.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.export.LineStacks;
import io.lineflame.server.query.TimeRange;
import io.lineflame.source.Origin;
import io.lineflame.source.finder.Origins;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Weights as a file of Firefox Profiler: its processed format, version {@value #FORMAT_VERSION} (github.com/firefox-devtools/profiler,
 * src/types/profile.ts and docs-developer/CHANGELOG-formats.md). The profiler brings files of older versions up to date itself, and
 * refuses newer ones: this is the last version in which a thread holds all its tables, so that installations of some years read it.
 *
 * <p>The profiler's time is made up: added-up profiles do not know when a stack ran. Samples stand a millisecond apart, in no order.
 */
final class FirefoxJson {

    private static final int FORMAT_VERSION = 55;

    /** The version of Firefox's own format that belongs to it. */
    private static final int GECKO_VERSION = 31;

    private static final int UNKNOWN_ADDRESS = -1;
    private static final List<Origin> CATEGORIES = List.of(Origin.values());

    private final ProfileType type;
    private final String title;
    private final TimeRange range;

    FirefoxJson(ProfileType type, String title, TimeRange range) {
        this.type = type;
        this.title = title;
        this.range = range;
    }

    /** Writes the file; the stream stays open. */
    void write(LineStacks stacks, OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            writeMeta(json);
            writeEmpty(json, "libs", "pages", "counters", "profilerOverhead");
            json.writeArrayFieldStart("threads");
            new Tables(json, stacks).write();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void writeMeta(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("meta");
        json.writeNumberField("version", GECKO_VERSION);
        json.writeNumberField("preprocessedProfileVersion", FORMAT_VERSION);
        json.writeStringField("product", title);
        json.writeStringField("importedFrom", "Lineflame");
        json.writeNumberField("startTime", range.from().toEpochMilli());
        json.writeNumberField("interval", 1);
        json.writeNumberField("processType", 0);
        json.writeNumberField("stackwalk", 1);
        json.writeBooleanField("debug", false);
        json.writeBooleanField("symbolicated", true);
        json.writeBooleanField("usesOnlyOneStackType", true);
        json.writeBooleanField("sourceCodeIsNotOnSearchfox", true);
        writeEmpty(json, "markerSchema");
        json.writeArrayFieldStart("categories");
        for (Origin origin : CATEGORIES) {
            writeCategory(json, origin);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCategory(JsonGenerator json, Origin origin) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", origin.id().replace('_', ' '));
        json.writeStringField(
                "color",
                switch (origin) {
                    case OWN -> "yellow";
                    case DEPENDENCY -> "blue";
                    case STANDARD_LIBRARY -> "green";
                    case RUNTIME -> "grey";
                });
        json.writeArrayFieldStart("subcategories");
        json.writeString("Other");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeEmpty(JsonGenerator json, String... arrays) throws IOException {
        for (String array : arrays) {
            json.writeArrayFieldStart(array);
            json.writeEndArray();
        }
    }

    /** An element of a column. */
    private interface Cell {
        void write(int row) throws IOException;
    }

    /** The one thread, a table after the other. */
    private final class Tables {

        private final JsonGenerator json;
        private final LineStacks stacks;
        private final List<String> strings = new ArrayList<>();
        private final Map<String, Integer> stringNumbers = new HashMap<>();

        Tables(JsonGenerator json, LineStacks stacks) {
            this.json = json;
            this.stacks = stacks;
        }

        void write() throws IOException {
            json.writeStartObject();
            json.writeStringField("name", type.id());
            json.writeStringField("processName", title);
            json.writeStringField("processType", "default");
            json.writeStringField("pid", "0");
            json.writeNumberField("tid", 0);
            json.writeBooleanField("isMainThread", true);
            json.writeNumberField("processStartupTime", 0);
            json.writeNullField("processShutdownTime");
            json.writeNumberField("registerTime", 0);
            json.writeNullField("unregisterTime");
            writeEmpty(json, "pausedRanges");
            writeSamples();
            writeStacks();
            writeFrames();
            writeFunctions();
            writeEmptyTable("markers", "category", "data", "endTime", "name", "phase", "startTime");
            writeEmptyTable("resourceTable", "lib", "name", "host", "type");
            writeEmptyTable("nativeSymbols", "libIndex", "address", "name", "functionSize");
            json.writeArrayFieldStart("stringArray");
            for (String string : strings) {
                json.writeString(string);
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void writeSamples() throws IOException {
            IntPredicate ends = stack -> stacks.value(stack) != 0;
            int[] sampled =
                    IntStream.range(-1, stacks.stackCount()).filter(ends).toArray();
            startTable("samples", sampled.length);
            json.writeStringField("weightType", weightType());
            column("stack", sampled.length, row -> orNull(sampled[row], -1));
            column("time", sampled.length, json::writeNumber);
            column("weight", sampled.length, row -> writeWeight(stacks.value(sampled[row])));
            json.writeEndObject();
        }

        private void writeStacks() throws IOException {
            int count = stacks.stackCount();
            startTable("stackTable", count);
            column("prefix", count, stack -> orNull(stacks.stackCaller(stack), -1));
            column("frame", count, stack -> json.writeNumber(stacks.stackFrame(stack)));
            json.writeEndObject();
        }

        private void writeFrames() throws IOException {
            int count = stacks.frameCount();
            startTable("frameTable", count);
            column("address", count, frame -> json.writeNumber(UNKNOWN_ADDRESS));
            column("inlineDepth", count, frame -> json.writeNumber(stacks.inlineDepth(frame)));
            column("category", count, frame -> json.writeNumber(category(stacks.frameFunction(frame))));
            column("subcategory", count, frame -> json.writeNumber(0));
            column("func", count, frame -> json.writeNumber(stacks.frameFunction(frame)));
            column("nativeSymbol", count, frame -> json.writeNull());
            column("innerWindowID", count, frame -> json.writeNull());
            column("line", count, frame -> orNull(stacks.frameLine(frame), 0));
            column("column", count, frame -> json.writeNull());
            json.writeEndObject();
        }

        private void writeFunctions() throws IOException {
            int count = stacks.functionCount();
            startTable("funcTable", count);
            column("name", count, function -> json.writeNumber(string(stacks.functionName(function))));
            column("isJS", count, function -> json.writeBoolean(false));
            column("relevantForJS", count, function -> json.writeBoolean(false));
            column("resource", count, function -> json.writeNumber(-1));
            column("fileName", count, function -> writeFile(stacks.functionFile(function)));
            column("lineNumber", count, function -> orNull(stacks.functionStart(function), 0));
            column("columnNumber", count, function -> json.writeNull());
            json.writeEndObject();
        }

        private void writeEmptyTable(String name, String... columns) throws IOException {
            startTable(name, 0);
            writeEmpty(json, columns);
            json.writeEndObject();
        }

        private void startTable(String name, int rows) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeNumberField("length", rows);
        }

        private void column(String name, int rows, Cell cell) throws IOException {
            json.writeArrayFieldStart(name);
            for (int row = 0; row < rows; row++) {
                cell.write(row);
            }
            json.writeEndArray();
        }

        private void orNull(int number, int unknown) throws IOException {
            if (number == unknown) {
                json.writeNull();
            } else {
                json.writeNumber(number);
            }
        }

        private void writeFile(String file) throws IOException {
            if (file.isEmpty()) {
                json.writeNull();
            } else {
                json.writeNumber(string(file));
            }
        }

        private int string(String text) {
            return stringNumbers.computeIfAbsent(text, added -> {
                strings.add(added);
                return strings.size() - 1;
            });
        }

        private int category(int function) {
            return CATEGORIES.indexOf(Origins.of(stacks.functionName(function), stacks.functionFile(function)));
        }

        /** Times are milliseconds there. */
        private void writeWeight(long value) throws IOException {
            switch (type.sampleUnit()) {
                case "nanoseconds" -> json.writeNumber(value / 1e6);
                case "microseconds" -> json.writeNumber(value / 1e3);
                case "seconds" -> json.writeNumber(value * 1e3);
                default -> json.writeNumber(value);
            }
        }
    }

    /** What the numbers are; everything that is neither time nor bytes is shown as a count. */
    private String weightType() {
        return switch (type.sampleUnit()) {
            case "nanoseconds", "microseconds", "milliseconds", "seconds" -> "tracing-ms";
            case "bytes" -> "bytes";
            default -> "samples";
        };
    }
}
