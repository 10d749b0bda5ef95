package io.lineflame.source;

import java.util.List;
import java.util.Optional;

/**
 * A file that should be in another repository than the service's.
 *
 * @param what belongs there, as in a sentence, e.g. {@code Go's standard library}, {@code the module
 *     example.com/x/y}
 * @param repository its web address. Only ever compared with what configured hosts call theirs: nothing is requested
 *     from an address that a profile names
 * @param version which is wanted; empty when nothing says so, and then nothing is read
 * @param refs what the version may be called there (tags, commit hashes), most likely first; empty only without a version
 * @param paths where the file should be, most likely first
 * @param ends the file's name as compiled, in segments, to search for below {@code folder} by its longest common end
 *     when none of {@code paths} is there; empty to search for nothing
 * @param folder that holds what belongs there; empty for the repository's root
 * @param rule the rule's name in a few words, e.g. {@code go.mod}
 */
public record Place(
        String what,
        String repository,
        Optional<KnownVersion> version,
        List<String> refs,
        List<String> paths,
        List<String> ends,
        String folder,
        String rule) {

    public Place {
        refs = List.copyOf(refs);
        paths = List.copyOf(paths);
        ends = List.copyOf(ends);
        if (version.isEmpty() && !refs.isEmpty()) {
            throw new IllegalArgumentException("refs of no version: " + refs);
        }
    }

    /** A place whose file has paths that are known. */
    public static Place at(
            String what, String repository, KnownVersion version, List<String> refs, List<String> paths, String rule) {
        return new Place(what, repository, Optional.of(version), refs, paths, List.of(), "", rule);
    }

    /** A place of which nothing says what version was built. */
    public static Place ofUnknownVersion(String what, String repository, List<String> paths, String rule) {
        return new Place(what, repository, Optional.empty(), List.of(), paths, List.of(), "", rule);
    }
}
