package io.lineflame.source.python;

import io.lineflame.source.search.JsonText;
import io.lineflame.source.search.PinnedVersions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the exact versions of packages out of the files in which Python's installers keep them. */
final class PythonLockFile {

    /** In the order they are looked for in one folder. */
    static final List<String> NAMES =
            List.of("uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "requirements.lock", "requirements.txt");

    private static final Pattern PINNED =
            Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*+)(?:\\[[^\\]]*\\])?\\s*===?\\s*([0-9][A-Za-z0-9.+!]*+).*");

    private static final Pattern TOML = Pattern.compile("(name|version)\\s*=\\s*\"([^\"]*)\"\\s*");

    private final PinnedVersions versions = new PinnedVersions();

    private PythonLockFile() {}

    static PinnedVersions read(String path, String text) {
        PythonLockFile file = new PythonLockFile();
        if (path.endsWith("Pipfile.lock")) {
            file.readPipfile(text);
        } else if (path.endsWith("requirements.lock") || path.endsWith(".txt")) {
            text.lines().forEach(file::readRequirement);
        } else {
            file.readPackages(text);
        }
        return file.versions;
    }

    /** A distribution's name as all installers compare it. Source: PEP 503. */
    static String normalized(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code default.requests.version = "==2.31.0"}. */
    private void readPipfile(String text) {
        JsonText.read(text, 3, (names, value) -> {
            if (names.size() == 3 && names.get(2).equals("version") && value.startsWith("==")) {
                versions.add(normalized(names.get(1)), value.substring(2));
            }
        });
    }

    private void readRequirement(String line) {
        Matcher pinned = PINNED.matcher(line);
        if (pinned.matches()) {
            versions.add(normalized(pinned.group(1)), pinned.group(2));
        }
    }

    /** The tables {@code [[package]]} of uv, Poetry and PDM: a name, and on a later line a version. */
    private void readPackages(String text) {
        String name = "";
        boolean inPackage = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                inPackage = line.startsWith("[[package]]");
                name = inPackage ? "" : name;
            }
            Matcher value = TOML.matcher(line);
            if (inPackage && value.matches()) {
                name = readValue(value, name);
            }
        }
    }

    private String readValue(Matcher value, String name) {
        if (value.group(1).equals("name")) {
            return normalized(value.group(2));
        }
        if (!name.isEmpty()) {
            versions.add(name, value.group(2));
        }
        return name;
    }
}
