package io.lineflame.source.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads what lock files and source maps say, in one pass, without building their tree: they may be megabytes of which a
 * few strings matter.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonText() {}

    /**
     * Hands over each value that is a text or true, in the file's order. Of a damaged file those before the damage.
     *
     * @param deepest how many names deep to look; what lies deeper is skipped
     * @param eachText the names of the fields that lead to it, outermost first ({@code *} for a place in an array), and it
     */
    public static void read(String json, int deepest, BiConsumer<List<String>, String> eachText) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_TRUE) {
                    List<String> names = names(parser.getParsingContext(), deepest);
                    if (!names.isEmpty()) {
                        eachText.accept(names, parser.getText());
                    }
                }
            }
        } catch (IOException damaged) {
            // a lock file with a merge conflict still says something above it
        }
    }

    private static List<String> names(JsonStreamContext innermost, int deepest) {
        List<String> names = new ArrayList<>();
        for (JsonStreamContext each = innermost; each != null && !each.inRoot(); each = each.getParent()) {
            names.add(each.inArray() || each.getCurrentName() == null ? "*" : each.getCurrentName());
            if (names.size() > deepest) {
                return List.of();
            }
        }
        Collections.reverse(names);
        return names;
    }
}
