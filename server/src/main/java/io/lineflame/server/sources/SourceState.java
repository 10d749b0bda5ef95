package io.lineflame.server.sources;

import java.util.Locale;

/**
 * What came of looking for source that no host refused; a refusal's own kind is the state otherwise. The title is what a person
 * reads first; the detail of the answer says more.
 */
enum SourceState {
    FOUND("Source"),
    NO_LABELS("This service does not say where its source is"),
    NO_HOST("No configured code host serves this repository"),
    NOT_FOUND("No file in the repository fits"),
    OTHER_REPOSITORY("This code is in another repository"),
    NOT_A_FILE("Not a file"),
    BINARY("Not a text file"),
    LFS_POINTER("Kept outside of the repository");

    private final String title;

    SourceState(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As in answers, e.g. {@code no_labels}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
