package io.lineflame.vcs;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator configured for one provider. Its {@code toString} shows keys only, since
 * values may be secrets.
 *
 * @param values by key without the provider's prefix: {@code LINEFLAME_GIT_REPOSITORIES} is {@code
 *     REPOSITORIES} to the provider {@code git}
 * @param dataDirectory a folder of this provider's own for files that outlive a restart; it need
 *     not exist yet, and what is in it can be made again
 */
public record VcsSettings(Map<String, String> values, Path dataDirectory) {

    public VcsSettings {
        values = Map.copyOf(values);
    }

    /** The setting without surrounding white space; empty when it is missing or blank. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "VcsSettings[keys=" + values.keySet().stream().sorted().toList() + "]";
    }
}
