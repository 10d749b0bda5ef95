package io.lineflame.profile.view;

import io.lineflame.profile.stacks.FunctionName;
import io.lineflame.profile.stacks.StackView;
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

    /** Which keys of a tree are meant; without a file those of that name in all files. */
    boolean[] keys(StackView view) {
        FunctionName wanted = new FunctionName(name);
        boolean[] keys = new boolean[view.keyCount()];
        for (int key = 0; key < keys.length; key++) {
            keys[key] =
                    view.isNamed(key, wanted) && (file.isEmpty() || file.get().equals(view.file(key)));
        }
        return keys;
    }
}
