package io.lineflame.source.mappings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys and values of one YAML mapping. Notes keys that are not known or stand twice, and values of a wrong type. */
final class YamlFields {

    private final int line;
    private final Map<String, Node> values;
    private final Mistakes mistakes;

    private YamlFields(int line, Map<String, Node> values, Mistakes mistakes) {
        this.line = line;
        this.values = values;
        this.mistakes = mistakes;
    }

    /**
     * The fields of a node; empty, with a mistake, when it is no mapping.
     *
     * @param what the node is, as in a sentence
     */
    static Optional<YamlFields> of(Node node, String what, Set<String> known, Mistakes mistakes) {
        int line = YamlText.line(node.getStartMark());
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(line, what + " has the keys " + String.join(", ", known) + "; this is none.");
            return Optional.empty();
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            note(tuple, what, known, values, mistakes);
        }
        return Optional.of(new YamlFields(line, values, mistakes));
    }

    private static void note(
            NodeTuple tuple, String what, Set<String> known, Map<String, Node> values, Mistakes mistakes) {
        int line = YamlText.line(tuple.getKeyNode().getStartMark());
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!known.contains(key)) {
            mistakes.add(line, what + " has no key " + shortened(key) + "; it has " + String.join(", ", known) + ".");
        } else if (values.containsKey(key)) {
            mistakes.add(line, "The key " + key + " stands here twice; the first is used.");
        } else {
            values.put(key, tuple.getValueNode());
        }
    }

    /** Of the first key, 1-based. */
    int line() {
        return line;
    }

    /** A key's line, or that of the whole. */
    int line(String key) {
        Node node = values.get(key);
        return node == null ? line : YamlText.line(node.getStartMark());
    }

    /** A value; empty when it is missing or null. */
    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(node -> !node.getTag().equals(Tag.NULL));
    }

    /** Whether the key stands here with a value. */
    boolean has(String key) {
        return node(key).isPresent();
    }

    /** A text; numbers and dates are taken as they are written. Empty when missing, null or, with a mistake, no text. */
    Optional<String> text(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof ScalarNode)) {
            mistakes.add(YamlText.line(node.get().getStartMark()), "The value of " + key + " is a text.");
        }
        return node.filter(ScalarNode.class::isInstance).map(scalar -> ((ScalarNode) scalar).getValue());
    }

    /** The entries of a list; empty when missing, null or, with a mistake, no list. */
    Optional<List<Node>> list(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
            mistakes.add(
                    YamlText.line(node.get().getStartMark()),
                    "The value of " + key + " is a list; each entry starts with a dash.");
        }
        return node.filter(SequenceNode.class::isInstance).map(sequence -> ((SequenceNode) sequence).getValue());
    }

    /** Text out of a file as a mistake may repeat it. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
