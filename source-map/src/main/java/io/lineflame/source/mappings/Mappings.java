package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import io.lineflame.source.LayoutPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mappings of one or several files, and what is wrong with them. Immutable; safe for many threads.
 *
 * <p>The longest prefix decides, by whole segments: {@code org/example} is no prefix of {@code org/example2}. Of prefixes
 * equally long that of the stronger file does, and in one file the first.
 */
public final class Mappings {

    /** What {@link Mapping#file} says of mappings that stand in no repository but in the server's settings. */
    public static final String OF_SERVER = "the server's mappings";

    public static final Mappings NONE = new Mappings(List.of());

    private final List<MappingFile> files;

    private Mappings(List<MappingFile> files) {
        this.files = List.copyOf(files);
    }

    static Mappings of(MappingFile file) {
        return new Mappings(List.of(file));
    }

    /**
     * Reads a mapping file. Never fails: what is right in it works, the rest is in {@link #mistakes}.
     *
     * @param fileName its path in the repository. Files named {@code .pyroscope.yaml} are version 1 of what Grafana Pyroscope
     *     reads (its documentation, "Advanced source code mapping"); any other may name repositories of any host too
     */
    public static Mappings read(String fileName, String text) {
        return of(new MappingReader(fileName, Dialect.of(fileName)).read(text));
    }

    /** Reads mappings that stand in the server's settings, in the words of {@code .lineflame.yaml}. */
    public static Mappings ofServer(String text) {
        return read(OF_SERVER, text);
    }

    /** These, and others that only decide by a longer prefix. */
    public Mappings and(Mappings weaker) {
        if (weaker.files.isEmpty()) {
            return this;
        }
        List<MappingFile> both = new ArrayList<>(files);
        both.addAll(weaker.files);
        return new Mappings(both);
    }

    /** Strongest file first, in each as written. */
    public List<Mapping> mappings() {
        return files.stream().flatMap(file -> file.mappings().stream()).toList();
    }

    /** In the same order. */
    public List<MappingMistake> mistakes() {
        return files.stream().flatMap(file -> file.mistakes().stream()).toList();
    }

    /** Whether no file was read, not even an empty one. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * The mapping that decides about a file.
     *
     * @param paths its names, most precise first
     */
    Optional<MappingHit> find(List<LayoutPath> paths, String function, Language language) {
        return files.stream()
                .flatMap(file -> file.find(paths, function, language).stream())
                .reduce((best, next) -> next.length() > best.length() ? next : best);
    }
}
