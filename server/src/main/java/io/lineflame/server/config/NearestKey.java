package io.lineflame.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key somebody meant when they mistyped one. */
final class NearestKey {

    private NearestKey() {}

    /** The known key with the fewest edits, if at most a third of the letters differ. */
    static Optional<String> of(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> edits(key, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> edits(key, candidate) <= Math.max(2, significantLength(key) / 3));
    }

    private static int significantLength(String key) {
        return key.startsWith(Settings.PREFIX) ? key.length() - Settings.PREFIX.length() : key.length();
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
