package io.lineflame.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * All {@code LINEFLAME_} keys with their raw values, from the environment and the properties file; the environment wins.
 * {@code KEY_FILE} is already replaced by {@code KEY} with the file's text. Empty values count as not set.
 */
final class Settings {

    static final String PREFIX = "LINEFLAME_";
    private static final String FILE_SUFFIX = "_FILE";

    private final TreeMap<String, String> values = new TreeMap<>();
    private final TreeMap<String, Path> files = new TreeMap<>();

    /** Adds what is wrong to {@code mistakes} and goes on without it. */
    static Settings gather(Map<String, String> environment, Map<String, String> file, List<ConfigMistake> mistakes) {
        Settings settings = new Settings();
        settings.take(file, mistakes);
        settings.take(environment, mistakes);
        return settings;
    }

    /** Reads a properties file in UTF-8; a file that cannot be read is a mistake and gives no keys. */
    static Map<String, String> readFile(Path path, List<ConfigMistake> mistakes) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            mistakes.add(new ConfigMistake("--config", "there is no file " + path));
        } catch (IOException | IllegalArgumentException e) {
            mistakes.add(new ConfigMistake("--config", "cannot read " + path + " as a properties file: " + reason(e)));
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                values.put(key, properties.getProperty(key));
            } else {
                mistakes.add(new ConfigMistake(key, "keys in " + path + " start with " + PREFIX));
            }
        }
        return values;
    }

    Map<String, String> values() {
        return values;
    }

    /** Where a value came from, of those that came from a file. */
    Map<String, Path> files() {
        return files;
    }

    private void take(Map<String, String> source, List<ConfigMistake> mistakes) {
        new TreeMap<>(source).forEach((key, value) -> {
            if (!key.startsWith(PREFIX) || value.isBlank()) {
                return;
            }
            if (!key.endsWith(FILE_SUFFIX)) {
                values.put(key, value.strip());
                files.remove(key);
                return;
            }
            String plainKey = key.substring(0, key.length() - FILE_SUFFIX.length());
            if (!source.getOrDefault(plainKey, "").isBlank()) {
                mistakes.add(new ConfigMistake(key, plainKey + " is set too; set one of the two"));
                return;
            }
            readSecret(plainKey, key, value.strip(), mistakes);
        });
    }

    private void readSecret(String plainKey, String key, String path, List<ConfigMistake> mistakes) {
        try {
            values.put(plainKey, Files.readString(Path.of(path)).strip());
            files.put(plainKey, Path.of(path).toAbsolutePath());
        } catch (IOException | IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(key, "cannot read the file " + path + ": " + reason(e)));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return e.getClass().getSimpleName();
    }
}
