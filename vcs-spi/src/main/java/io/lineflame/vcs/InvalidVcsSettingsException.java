package io.lineflame.vcs;

import java.util.List;
import java.util.stream.Collectors;

/** The settings of a provider cannot be used. Carries all mistakes, so that one round corrects them. */
public final class InvalidVcsSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * One thing to correct.
     *
     * @param key the setting, as in {@link VcsSettings#values()}
     * @param message a sentence that says what is wrong and what would be right; never a secret
     */
    public record Mistake(String key, String message) {}

    private final transient List<Mistake> mistakes;

    /** @param mistakes in the order to show them; at least one */
    public InvalidVcsSettingsException(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(mistake -> mistake.key() + ": " + mistake.message())
                .collect(Collectors.joining("; ")));
        if (mistakes.isEmpty()) {
            throw new IllegalArgumentException("no mistakes given");
        }
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
