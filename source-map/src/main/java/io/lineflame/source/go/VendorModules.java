package io.lineflame.source.go;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code vendor/modules.txt} says: which versions were copied. Source: go.dev/ref/mod, "Vendoring"; cmd/go writes
 * {@code # path version}, {@code # path version => path version} and {@code # path => ./folder}.
 */
final class VendorModules {

    private VendorModules() {}

    /** Reads a file; a line that is wrong is left out. O(characters). */
    static GoMod parse(String text) {
        Map<String, String> requires = new HashMap<>();
        List<GoMod.Replacement> replacements = new ArrayList<>();
        text.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> List.of(line.substring(2).strip().split("\\s+")))
                .forEach(words -> add(words, requires, replacements));
        return new GoMod("", "", "", requires, replacements, List.of());
    }

    private static void add(List<String> words, Map<String, String> requires, List<GoMod.Replacement> replacements) {
        int arrow = words.indexOf("=>");
        boolean versioned = words.size() > 1 && arrow != 1;
        if (versioned) {
            requires.put(words.get(0), words.get(1));
        }
        if (arrow > 0 && words.size() > arrow + 1) {
            String newVersion = words.size() > arrow + 2 ? words.get(arrow + 2) : "";
            replacements.add(new GoMod.Replacement(
                    words.get(0), versioned ? words.get(1) : "", words.get(arrow + 1), newVersion));
        }
    }
}
