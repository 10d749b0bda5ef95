package io.lineflame.source.mappings;

import io.lineflame.source.search.CompiledPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what stands below {@code source} in a mapping. */
final class TargetReader {

    private final Dialect dialect;
    private final Mistakes mistakes;

    TargetReader(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
    }

    /** The target; empty, with a mistake, when there is none or not exactly one. */
    Optional<MappingTarget> read(YamlFields mapping) {
        Optional<Node> node = mapping.node("source");
        if (node.isEmpty()) {
            mistakes.add(mapping.line(), "A mapping needs a source: " + choices() + ".");
            return Optional.empty();
        }
        return YamlFields.of(node.get(), "source", dialect.sourceKeys(), mistakes)
                .flatMap(this::target);
    }

    private Optional<MappingTarget> target(YamlFields source) {
        Set<String> given = new LinkedHashSet<>(dialect.sourceKeys());
        given.removeIf(key -> !source.has(key) || key.equals("ref") || key.equals("path"));
        if (given.size() != 1) {
            String count = given.isEmpty() ? "none of them" : String.join(" and ", given);
            mistakes.add(source.line(), "A source is one of " + choices() + "; this has " + count + ".");
            return Optional.empty();
        }
        String kind = given.iterator().next();
        return switch (kind) {
            case "local" -> local(source);
            case "repository" -> repository(source);
            default -> hosted(source, kind);
        };
    }

    private Optional<MappingTarget> local(YamlFields source) {
        return source.node("local")
                .flatMap(node -> YamlFields.of(node, "local", Set.of("path"), mistakes))
                .map(local -> new MappingTarget.Local(path(local)));
    }

    /** The path as written: {@code ..} leads out of the file's folder, and is followed when that is known. */
    private static String path(YamlFields fields) {
        return fields.text("path").orElse("").replace('\\', '/');
    }

    private Optional<MappingTarget> hosted(YamlFields source, String provider) {
        Set<String> keys = new LinkedHashSet<>(List.of("owner", "repo", "ref", "path"));
        Optional<YamlFields> fields =
                source.node(provider).flatMap(node -> YamlFields.of(node, provider, keys, mistakes));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> owner = name(fields.get(), "owner");
        Optional<String> repo = name(fields.get(), "repo");
        return owner.isPresent() && repo.isPresent()
                ? elsewhere(Providers.repository(provider, owner.get(), repo.get()), fields.get())
                : Optional.empty();
    }

    private Optional<String> name(YamlFields fields, String key) {
        Optional<String> text = fields.text(key);
        Optional<String> name = text.filter(TargetReader::isName);
        if (name.isEmpty() && (text.isPresent() || !fields.has(key))) {
            mistakes.add(fields.line(key), "The value of " + key + " is a name of letters, digits, dots and dashes.");
        }
        return name;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 200
                && !text.chars().allMatch(c -> c == '.')
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
    }

    private Optional<MappingTarget> repository(YamlFields source) {
        Optional<String> address = source.text("repository").filter(TargetReader::isAddress);
        if (address.isEmpty()) {
            mistakes.add(
                    source.line("repository"),
                    "The value of repository is a web address such as https://git.example.com/team/name.");
            return Optional.empty();
        }
        return elsewhere(address.get(), source);
    }

    /** A first look: whether a configured host knows the address is seen when it is needed. */
    private static boolean isAddress(String text) {
        int host = text.indexOf("://") + 3;
        return host > 3
                && text.length() <= 1000
                && text.indexOf('/', host) > host
                && text.indexOf('/', host) < text.length() - 1
                && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '<' && c != '>');
    }

    private Optional<MappingTarget> elsewhere(String repository, YamlFields fields) {
        Optional<String> ref = fields.text("ref").map(String::strip).filter(text -> !text.isEmpty());
        if (ref.isEmpty()) {
            mistakes.add(
                    fields.line("ref"),
                    "The ref is missing: the tag, branch or commit of " + repository + " that was built.");
        }
        return ref.map(version -> new MappingTarget.Elsewhere(
                repository, version, String.join("/", CompiledPath.segmentsOf(path(fields)))));
    }

    private String choices() {
        Set<String> choices = new LinkedHashSet<>(dialect.sourceKeys());
        choices.removeAll(List.of("ref", "path"));
        return String.join(", ", choices);
    }
}
