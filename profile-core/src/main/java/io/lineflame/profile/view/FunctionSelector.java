package io.lineflame.profile.view;

import java.util.Optional;

/**
 * Which function to show.
 *
 * @param name as the profile has it
 * @param file as compiled; empty for the file in which the function costs most
 */
public record FunctionSelector(String name, Optional<String> file) {
    public static FunctionSelector named(String name) {
        return new FunctionSelector(name, Optional.empty());
    }

    public static FunctionSelector of(String name, String file) {
        return new FunctionSelector(name, Optional.of(file));
    }
}
