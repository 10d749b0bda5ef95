package io.lineflame.source.search;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A well-known project, as a table of a language lists it.
 *
 * @param prefix what its files' names start with in profiles, e.g. {@code google/protobuf}
 * @param packageName as its registry and lock files call it
 * @param repository its web address
 * @param tags what versions are called there, likeliest first: {@code {}} stands for the version, {@code {_}} for the
 *     version with underscores for dots
 * @param folders that may hold its files; empty text for the repository's root
 */
public record Project(String prefix, String packageName, String repository, List<String> tags, List<String> folders) {

    public Project {
        tags = List.copyOf(tags);
        folders = List.copyOf(folders);
    }

    /** The names that a version may have in the repository. */
    public List<String> refs(String version) {
        return tags.stream()
                .map(tag -> tag.replace("{}", version).replace("{_}", version.replace('.', '_')))
                .toList();
    }

    /** Where a file may be in the repository. */
    public List<String> paths(String file) {
        Stream<String> all = folders.stream().map(folder -> folder.isEmpty() ? file : folder + "/" + file);
        return all.toList();
    }

    /**
     * Where a file of it is.
     *
     * @param what it is of, as in {@link Place#what}
     * @param version empty when nothing says it
     */
    public Place place(String what, Optional<KnownVersion> version, List<String> paths, String rule) {
        List<String> refs = version.map(known -> refs(known.text())).orElse(List.of());
        return new Place(what, repository, version, refs, paths, List.of(), "", rule);
    }
}
