package io.lineflame.source.javascript;

import io.lineflame.source.search.JsonText;
import io.lineflame.source.search.PinnedVersions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which versions npm and Yarn installed: by the folder of a package where the file says it, and by its name. */
final class NpmLockFile {

    /** In the order they are looked for in one folder. */
    static final List<String> NAMES = List.of("package-lock.json", "npm-shrinkwrap.json", "yarn.lock");

    private static final String MODULES = "node_modules/";
    private static final Pattern YARN_VERSION = Pattern.compile("\\s+version:?\\s+\"?([^\"\\s]+)\"?\\s*");

    private NpmLockFile() {}

    static PinnedVersions read(String path, String text) {
        PinnedVersions versions = new PinnedVersions();
        if (path.endsWith(".json")) {
            JsonText.read(text, 3, (names, value) -> readJson(names, value, versions));
        } else {
            readYarn(text, versions);
        }
        return versions;
    }

    /** {@code packages["node_modules/a/node_modules/b"].version}; before npm 7 {@code dependencies.a.version}. */
    private static void readJson(List<String> names, String value, PinnedVersions versions) {
        if (names.size() != 3 || !names.get(2).equals("version")) {
            return;
        }
        String key = names.get(1);
        if (names.get(0).equals("packages") && key.contains(MODULES)) {
            versions.add(key, value);
            versions.add(key.substring(key.lastIndexOf(MODULES) + MODULES.length()), value);
        } else if (names.get(0).equals("dependencies")) {
            versions.add(key, value);
        }
    }

    /** An entry starts with what was asked for, {@code "@scope/name@^1.0.0", name@1.x:}; its version follows. */
    private static void readYarn(String text, PinnedVersions versions) {
        String name = "";
        for (String line : text.lines().toList()) {
            Matcher version = YARN_VERSION.matcher(line);
            if (!line.startsWith(" ") && line.endsWith(":")) {
                name = asked(line);
            } else if (!name.isEmpty() && version.matches()) {
                versions.add(name, version.group(1));
                name = "";
            }
        }
    }

    private static String asked(String line) {
        String first = line.startsWith("\"") ? line.substring(1) : line;
        int at = first.indexOf('@', 1);
        return at < 0 ? "" : first.substring(0, at);
    }
}
