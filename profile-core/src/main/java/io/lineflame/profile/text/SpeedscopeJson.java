package io.lineflame.profile.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The members of a speedscope file that say what was measured, read in whatever order they come. Others are skipped. */
final class SpeedscopeJson {

    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";
    private static final int MAX_PROFILES = 1000;

    private final JsonParser json;
    private final PprofLimits limits;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Columns> profiles = new ArrayList<>();
    private String schema = "";
    private int numbers;

    SpeedscopeJson(JsonParser json, PprofLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    /** One profile as it stands in the file. */
    static final class Columns {
        final int number;
        String name = "";
        SpeedscopeUnit unit = SpeedscopeUnit.NONE;
        boolean evented;
        double start;
        /** Of the samples one behind the other, root first. */
        final DoubleList sampleFrames = new DoubleList();
        /** Per sample: where its frames end. */
        final DoubleList stackEnd = new DoubleList();
        /** Per sample. */
        final DoubleList weights = new DoubleList();
        /** Per event. */
        final DoubleList eventFrames = new DoubleList();
        /** Per event; 1 for one that opens its frame. */
        final DoubleList opens = new DoubleList();
        /** Per event. */
        final DoubleList times = new DoubleList();

        Columns(int number) {
            this.number = number;
        }
    }

    Frame[] frames() {
        return frames.toArray(Frame[]::new);
    }

    List<Columns> profiles() {
        return profiles;
    }

    void read() throws IOException, PprofException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "the file");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "$schema" -> schema = text("$schema");
                case "shared" -> readShared(value);
                case "profiles" -> readProfiles(value);
                default -> json.skipChildren();
            }
        }
        if (!schema.equals(SCHEMA)) {
            throw StackCollector.malformed("it is no speedscope file: its $schema is not " + SCHEMA);
        }
    }

    private void readShared(JsonToken value) throws IOException, PprofException {
        expect(value, JsonToken.START_OBJECT, "shared");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isFrames = json.currentName().equals("frames");
            JsonToken member = json.nextToken();
            if (!isFrames) {
                json.skipChildren();
                continue;
            }
            expect(member, JsonToken.START_ARRAY, "shared.frames");
            for (JsonToken frame = json.nextToken(); frame != JsonToken.END_ARRAY; frame = json.nextToken()) {
                expect(frame, JsonToken.START_OBJECT, "a frame");
                count();
                frames.add(readFrame());
            }
        }
    }

    private Frame readFrame() throws IOException, PprofException {
        String name = "";
        String file = "";
        double line = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NULL) {
                continue; // what py-spy writes where it does not know a file or line
            }
            switch (member) {
                case "name" -> name = text("a frame's name");
                case "file" -> file = text("a frame's file");
                case "line" -> line = number("a frame's line");
                default -> json.skipChildren();
            }
        }
        return file.isEmpty()
                ? Frame.parse(name)
                : new Frame(name, file, line >= 1 && line < Integer.MAX_VALUE ? (int) line : 0);
    }

    private void readProfiles(JsonToken value) throws IOException, PprofException {
        expect(value, JsonToken.START_ARRAY, "profiles");
        for (JsonToken profile = json.nextToken(); profile != JsonToken.END_ARRAY; profile = json.nextToken()) {
            expect(profile, JsonToken.START_OBJECT, "a profile");
            if (profiles.size() == MAX_PROFILES) {
                throw StackCollector.tooLarge("It has more than " + MAX_PROFILES + " profiles, which is the limit");
            }
            Columns columns = new Columns(profiles.size());
            profiles.add(columns);
            readProfile(columns);
        }
    }

    private void readProfile(Columns columns) throws IOException, PprofException {
        String type = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "type" -> type = text("a profile's type");
                case "name" -> columns.name = text("a profile's name");
                case "unit" -> columns.unit = unit(text("a profile's unit"));
                case "startValue" -> columns.start = number("startValue");
                case "events" -> readEvents(columns);
                case "samples" -> readSamples(columns);
                case "weights" -> readWeights(columns);
                default -> json.skipChildren();
            }
        }
        columns.evented = type.equals("evented");
        if (!columns.evented && !type.equals("sampled")) {
            throw StackCollector.malformed("a profile's type is neither evented nor sampled");
        }
    }

    private void readEvents(Columns columns) throws IOException, PprofException {
        expect(json.currentToken(), JsonToken.START_ARRAY, "events");
        for (JsonToken event = json.nextToken(); event != JsonToken.END_ARRAY; event = json.nextToken()) {
            expect(event, JsonToken.START_OBJECT, "an event");
            count();
            String type = "";
            double at = Double.NaN;
            double frame = -1;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "type" -> type = text("an event's type");
                    case "at" -> at = number("an event's at");
                    case "frame" -> frame = number("an event's frame");
                    default -> json.skipChildren();
                }
            }
            if (!type.equals("O") && !type.equals("C")) {
                throw StackCollector.malformed("an event's type is neither O nor C");
            }
            columns.opens.add(type.equals("O") ? 1 : 0);
            columns.eventFrames.add(frame);
            columns.times.add(at);
        }
    }

    private void readSamples(Columns columns) throws IOException, PprofException {
        expect(json.currentToken(), JsonToken.START_ARRAY, "samples");
        for (JsonToken sample = json.nextToken(); sample != JsonToken.END_ARRAY; sample = json.nextToken()) {
            expect(sample, JsonToken.START_ARRAY, "a sample");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                count();
                columns.sampleFrames.add(number("a sample's frame"));
            }
            count();
            columns.stackEnd.add(columns.sampleFrames.size());
        }
    }

    private void readWeights(Columns columns) throws IOException, PprofException {
        expect(json.currentToken(), JsonToken.START_ARRAY, "weights");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            count();
            columns.weights.add(number("a weight"));
        }
    }

    private static SpeedscopeUnit unit(String name) throws PprofException {
        return SpeedscopeUnit.of(name)
                .orElseThrow(
                        () -> StackCollector.malformed(
                                "a profile's unit is none of none, nanoseconds, microseconds, milliseconds, seconds and bytes"));
    }

    /** All that is kept of a file counts as frames. */
    private void count() throws PprofException {
        if (++numbers > limits.frames()) {
            throw StackCollector.tooLarge(
                    "It has more than " + limits.frames() + " frames and weights, which is the limit");
        }
    }

    private String text(String what) throws IOException, PprofException {
        expect(json.currentToken(), JsonToken.VALUE_STRING, what);
        String text = json.getText();
        if (text.length() > limits.stringLength()) {
            throw StackCollector.tooLarge("The text of " + what + " has " + text.length() + " characters; the limit is "
                    + limits.stringLength());
        }
        return text;
    }

    private double number(String what) throws IOException, PprofException {
        if (!json.currentToken().isNumeric()) {
            throw StackCollector.malformed("it is no speedscope file: " + what + " is no number");
        }
        return json.getDoubleValue();
    }

    private static void expect(JsonToken found, JsonToken wanted, String what) throws PprofException {
        if (found != wanted) {
            throw StackCollector.malformed("it is no speedscope file: " + what + " is not " + words(wanted));
        }
    }

    private static String words(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> "text";
        };
    }
}
