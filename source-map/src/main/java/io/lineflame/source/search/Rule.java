package io.lineflame.source.search;

/** What decides between several files with the same name. */
enum Rule {
    ROOT_PATH("service_root_path"),
    COMMON_PATH("longest common path"),
    PACKAGE_FOLDER("package folder"),
    REPOSITORY_NAME("repository name"),
    WHOLE_PATH("whole path");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** As in {@link Attempt#rule}. */
    String words() {
        return words;
    }
}
