package io.lineflame.db;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What makes a series one: the same key is the same series, for ever and on every node.
 *
 * @param tenant the tenant's id
 * @param service what the pages list; usually also a label
 * @param labels by name; kept and answered as given
 * @param profileTypes ids in the order of the block's columns
 */
public record SeriesKey(int tenant, String service, SortedMap<String, String> labels, List<String> profileTypes) {
    public SeriesKey {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        profileTypes = List.copyOf(profileTypes);
        refuseNul(service);
        labels.forEach((name, value) -> {
            refuseNul(name);
            refuseNul(value);
        });
        profileTypes.forEach(SeriesKey::refuseNul);
    }

    /** SHA-256 over the parts, each with its length in front so that no two lists of parts look alike. */
    byte[] hash() {
        MessageDigest digest = sha256();
        part(digest, service);
        part(digest, String.valueOf(labels.size()));
        for (Map.Entry<String, String> label : labels.entrySet()) {
            part(digest, label.getKey());
            part(digest, label.getValue());
        }
        profileTypes.forEach(type -> part(digest, type));
        return digest.digest();
    }

    private static void part(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "PostgreSQL cannot hold the character U+0000 in a label, service or profile type.");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
