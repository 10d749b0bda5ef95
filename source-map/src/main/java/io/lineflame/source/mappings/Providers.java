package io.lineflame.source.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The code hosts that mapping files name by a word, out of {@code providers.txt}. */
final class Providers {

    private static final Map<String, String> ADDRESSES = read();

    private Providers() {}

    static Set<String> names() {
        return ADDRESSES.keySet();
    }

    /** A repository's web address. */
    static String repository(String provider, String owner, String name) {
        return Objects.requireNonNull(ADDRESSES.get(provider), provider) + "/" + owner + "/" + name;
    }

    private static Map<String, String> read() {
        Map<String, String> addresses = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Providers.class.getResourceAsStream("providers.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int blank = line.indexOf(' ');
                        addresses.put(
                                line.substring(0, blank), line.substring(blank).strip());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(addresses);
    }
}
