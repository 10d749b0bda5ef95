package io.lineflame.source.mappings;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML as nodes that know their lines. The text is anybody's: it is looked through event by event before nodes are
 * made, so that neither depth nor references can take more than they are given.
 */
final class YamlText {

    static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_REFERENCES = 100;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(MAX_REFERENCES)
            .setCodePointLimit(MAX_BYTES)
            .build();

    private final Mistakes mistakes;

    YamlText(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The first document; empty when the text holds none, or when a mistake was noted. */
    Optional<Node> read(String text) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            mistakes.add(1, "The file is larger than " + MAX_BYTES / 1024 + " KiB.");
            return Optional.empty();
        }
        try {
            return isWithinLimits(text) ? first(text) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            mistakes.add(
                    line(e.getProblemMark().or(e::getContextMark)), "This is not YAML: " + sentence(e.getProblem()));
        } catch (YamlEngineException e) {
            mistakes.add(1, "This is not YAML: " + sentence(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) { // the library lets a few of others through, such as of "\\UFFFFFFFF"
            mistakes.add(1, "This is not YAML: a character or a number in it does not exist.");
        }
        return Optional.empty();
    }

    private boolean isWithinLimits(String text) {
        int depth = 0;
        int references = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> references++;
                case DocumentStart -> documents++;
                default -> {}
            }
            if (depth > MAX_DEPTH || references > MAX_REFERENCES) {
                String limit = depth > MAX_DEPTH ? MAX_DEPTH + " levels" : MAX_REFERENCES + " references";
                mistakes.add(line(event.getStartMark()), "The file has more than " + limit + ".");
                return false;
            }
            if (documents == 2 && event.getEventId() == Event.ID.DocumentStart) {
                mistakes.add(line(event.getStartMark()), "Only the first document of a file is read.");
            }
        }
        return true;
    }

    private static Optional<Node> first(String text) {
        Iterator<Node> documents =
                new Compose(SETTINGS).composeAllFromString(text).iterator();
        return documents.hasNext() ? Optional.of(documents.next()) : Optional.empty();
    }

    /** 1-based. */
    static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    private static String sentence(String problem) {
        String line = problem.lines().findFirst().orElse("").strip();
        return line.isEmpty() || line.endsWith(".") ? line : line + ".";
    }
}
