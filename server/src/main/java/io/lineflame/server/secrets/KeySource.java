package io.lineflame.server.secrets;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the keys stand, as the operator configured it. Shows none in its {@code toString}.
 *
 * @param file empty when the keys are part of the configuration itself
 * @param given the keys as text; empty when we are to make them where there are none
 */
public record KeySource(Optional<Path> file, Optional<String> given) {

    /** A file of our own, made at the first start. */
    public static KeySource generatedIn(Path dataDir) {
        return new KeySource(Optional.of(dataDir.resolve("keys.json")), Optional.empty());
    }

    /** The operator's own file, which held this text; it may change while we run. */
    public static KeySource ofFile(Path file, String text) throws InvalidKeysException {
        Keyset.parse(text);
        return new KeySource(Optional.of(file), Optional.of(text));
    }

    /** Keys that stand in the configuration itself. */
    public static KeySource ofText(String text) throws InvalidKeysException {
        Keyset.parse(text);
        return new KeySource(Optional.empty(), Optional.of(text));
    }

    /** Whether they are ours to make. */
    public boolean generated() {
        return given.isEmpty();
    }

    @Override
    public String toString() {
        return "KeySource[" + file.map(Path::toString).orElse("in the configuration") + "]";
    }
}
