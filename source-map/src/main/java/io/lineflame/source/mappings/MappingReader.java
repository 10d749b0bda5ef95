package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one mapping file: what is right in it, and what is not with its line. Used once. */
final class MappingReader {

    private static final int MAX_PREFIX = 1024;
    private static final Set<String> PREFIX = Set.of("prefix");

    private final String file;
    private final Mistakes mistakes;
    private final TargetReader targets;
    private final List<Mapping> mappings = new ArrayList<>();

    MappingReader(String file, Dialect dialect) {
        this.file = file;
        this.mistakes = new Mistakes(file);
        this.targets = new TargetReader(dialect, mistakes);
    }

    MappingFile read(String text) {
        new YamlText(mistakes)
                .read(text)
                .flatMap(node -> YamlFields.of(node, "The file", keys("version", "source_code"), mistakes))
                .filter(this::isFirstVersion)
                .flatMap(fields -> fields.node("source_code"))
                .flatMap(node -> YamlFields.of(node, "source_code", keys("mappings"), mistakes))
                .flatMap(fields -> fields.list("mappings"))
                .ifPresent(nodes -> nodes.forEach(this::mapping));
        return new MappingFile(mappings, mistakes.all());
    }

    private boolean isFirstVersion(YamlFields fields) {
        Optional<String> version = fields.text("version");
        boolean first = version.map("v1"::equals).orElse(!fields.has("version"));
        if (!first && version.isPresent()) {
            mistakes.add(fields.line("version"), "Only version v1 is known; nothing of this file is used.");
        }
        return first;
    }

    private void mapping(Node node) {
        Set<String> known = keys("path", "function_name", "language", "source");
        Optional<YamlFields> read = YamlFields.of(node, "A mapping", known, mistakes);
        if (read.isEmpty()) {
            return;
        }
        YamlFields fields = read.get();
        List<String> paths = prefixes(fields, "path").map(MappingReader::path).toList();
        List<String> functions = prefixes(fields, "function_name").toList();
        if (paths.isEmpty() && functions.isEmpty() && !fields.has("path") && !fields.has("function_name")) {
            mistakes.add(fields.line(), "A mapping needs a prefix under path or function_name.");
        }
        Optional<Language> language = language(fields);
        Optional<MappingTarget> target = targets.read(fields);
        if (language.isPresent() && target.isPresent() && !(paths.isEmpty() && functions.isEmpty())) {
            mappings.add(new Mapping(file, fields.line(), language.get(), paths, functions, target.get()));
        }
    }

    private Stream<String> prefixes(YamlFields fields, String key) {
        Optional<List<Node>> entries = fields.list(key);
        if (entries.filter(List::isEmpty).isPresent()) {
            mistakes.add(fields.line(key), key + " lists no prefix; an entry looks like: - prefix: org/example");
        }
        return entries.stream().flatMap(List::stream).flatMap(node -> prefix(node, key).stream());
    }

    private Optional<String> prefix(Node node, String key) {
        Optional<YamlFields> fields = YamlFields.of(node, "An entry of " + key, PREFIX, mistakes);
        Optional<String> prefix = fields.flatMap(entry -> entry.text("prefix"));
        if (fields.filter(entry -> !entry.has("prefix")).isPresent()) {
            mistakes.add(fields.get().line(), "This entry has no prefix; one that fits everything is written \"\".");
        }
        if (prefix.isPresent() && prefix.get().length() > MAX_PREFIX) {
            mistakes.add(fields.get().line(), "A prefix has at most " + MAX_PREFIX + " characters.");
            return Optional.empty();
        }
        return prefix;
    }

    /** As paths are compared: with slashes, and none at the end. */
    private static String path(String prefix) {
        String text = prefix.replace('\\', '/');
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.startsWith("./") && end > 2 ? text.substring(2, end) : text.substring(0, end);
    }

    private Optional<Language> language(YamlFields fields) {
        Optional<String> name = fields.text("language");
        Optional<Language> language = name.flatMap(MappingReader::language);
        if (language.isEmpty() && (name.isPresent() || !fields.has("language"))) {
            String which = name.map(text -> "There is no language " + YamlFields.shortened(text) + "; known are ")
                    .orElse("A mapping needs a language: ");
            mistakes.add(fields.line("language"), which + languages() + ".");
        }
        return language;
    }

    private static Optional<Language> language(String name) {
        return Arrays.stream(Language.values())
                .filter(language ->
                        language != Language.UNKNOWN && language.id().equals(name))
                .findFirst();
    }

    private static String languages() {
        return Arrays.stream(Language.values())
                .filter(language -> language != Language.UNKNOWN)
                .map(Language::id)
                .collect(Collectors.joining(", "));
    }

    private static Set<String> keys(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
