package io.lineflame.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries all mistakes, so that an operator mends them in one go. */
public final class InvalidConfigException extends Exception {

    private final transient List<ConfigMistake> mistakes;

    public InvalidConfigException(List<ConfigMistake> mistakes) {
        super(mistakes.stream().map(ConfigMistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In the order of the keys; never empty. */
    public List<ConfigMistake> mistakes() {
        return mistakes;
    }
}
