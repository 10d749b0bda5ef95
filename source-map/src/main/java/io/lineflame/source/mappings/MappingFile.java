package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import io.lineflame.source.LayoutPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one file says: its mappings, found by their prefixes, and its mistakes. */
final class MappingFile {

    /** What segments of functions' names end at: packages, types, nested types, and scopes. */
    private static final String OF_FUNCTIONS = "/.$:";

    private final List<Mapping> mappings;
    private final List<MappingMistake> mistakes;
    private final PrefixIndex paths = new PrefixIndex("/");
    private final PrefixIndex functions = new PrefixIndex(OF_FUNCTIONS);
    private final PrefixIndex classes = new PrefixIndex(OF_FUNCTIONS);

    MappingFile(List<Mapping> mappings, List<MappingMistake> mistakes) {
        this.mappings = List.copyOf(mappings);
        this.mistakes = List.copyOf(mistakes);
        mappings.forEach(this::index);
    }

    private void index(Mapping mapping) {
        mapping.paths().forEach(prefix -> paths.add(prefix, mapping));
        for (String prefix : mapping.functions()) {
            String whole = withoutEnd(prefix);
            if (mapping.language().onJvm()) {
                classes.add(ClassFile.slashed(whole), mapping);
            } else {
                functions.add(whole, mapping);
            }
        }
    }

    private static String withoutEnd(String prefix) {
        int end = prefix.length();
        while (end > 0 && OF_FUNCTIONS.indexOf(prefix.charAt(end - 1)) >= 0) {
            end--;
        }
        return prefix.substring(0, end);
    }

    List<Mapping> mappings() {
        return mappings;
    }

    List<MappingMistake> mistakes() {
        return mistakes;
    }

    Optional<MappingHit> find(List<LayoutPath> names, String function, Language language) {
        Stream<MappingHit> byPath = names.stream()
                .flatMap(name -> paths
                        .find(name.path(), language)
                        .map(hit -> new MappingHit(hit.mapping(), hit.prefix(), Optional.of(name)))
                        .stream());
        Stream<MappingHit> byFunction = Stream.of(
                        functions.find(function, language), classes.find(ClassFile.slashed(function), language))
                .flatMap(Optional::stream)
                .map(hit -> new MappingHit(hit.mapping(), hit.prefix(), Optional.empty()));
        return Stream.concat(byPath, byFunction).reduce(MappingFile::longer);
    }

    private static MappingHit longer(MappingHit best, MappingHit next) {
        return next.length() > best.length() ? next : best;
    }
}
