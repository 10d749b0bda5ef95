package io.lineflame.source.php;

import io.lineflame.source.search.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code composer.lock} says of installed packages: version, repository, commit. Filled by one reader, then only read. */
final class ComposerLock {

    /** The fields of each package, by its name: {@code version}, {@code source.url}, {@code dist.type}. */
    private final Map<String, Map<String, String>> fields = new HashMap<>();

    private Map<String, String> current = new HashMap<>();

    private ComposerLock() {}

    static ComposerLock read(String text) {
        ComposerLock lock = new ComposerLock();
        JsonText.read(text, 4, lock::add);
        return lock;
    }

    /** A package's entry begins with its name. */
    private void add(List<String> names, String value) {
        if (names.size() < 3 || !names.get(0).startsWith("packages")) {
            return;
        }
        if (names.size() == 3 && names.get(2).equals("name")) {
            current = fields.computeIfAbsent(value, name -> new HashMap<>());
        } else {
            current.put(String.join(".", names.subList(2, names.size())), value);
        }
    }

    /** A field of a package; empty when it has none, or when the lock file does not name the package. */
    Optional<String> field(String packageName, String field) {
        return Optional.ofNullable(fields.getOrDefault(packageName, Map.of()).get(field));
    }

    /** The folder of a package that lies in this repository. */
    Optional<String> folder(String packageName) {
        return field(packageName, "dist.type")
                .filter(type -> type.equals("path"))
                .flatMap(type -> field(packageName, "dist.url"));
    }
}
