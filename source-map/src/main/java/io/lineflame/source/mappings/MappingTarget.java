package io.lineflame.source.mappings;

/** Where a mapping says that files are. */
public sealed interface MappingTarget {

    /** A folder's path, {@code /}-separated; empty for the root. */
    String path();

    /** In words, e.g. {@code src/main/java} or {@code src of https://git.example.com/team/name at v1.2}. */
    String inWords();

    /**
     * A folder of the service's own repository.
     *
     * @param path from the folder that holds the mapping file; from {@code service_root_path} for the server's mappings
     */
    record Local(String path) implements MappingTarget {

        @Override
        public String inWords() {
            return path.isEmpty() ? "this repository" : path;
        }
    }

    /**
     * A folder of another repository.
     *
     * @param repository its web address, which is only ever compared with what configured hosts call theirs
     * @param ref a branch, a tag or a commit's hash; not empty
     */
    record Elsewhere(String repository, String ref, String path) implements MappingTarget {

        @Override
        public String inWords() {
            return (path.isEmpty() ? "" : path + " of ") + repository + " at " + ref;
        }
    }
}
