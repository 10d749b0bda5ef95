package io.lineflame.server.code;

import io.lineflame.profile.view.CodePlace;
import io.lineflame.profile.view.PlaceCosts;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files and folders there are, with what they cost. */
final class CodeListing {

    private static final Comparator<CodeEntry> AS_IN_A_TREE = Comparator.comparing(
                    (CodeEntry entry) -> entry.kind() != CodeEntry.Kind.DIRECTORY)
            .thenComparing(CodeEntry::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(CodeEntry::name);
    private static final Comparator<CodeEntry> DEAREST_FIRST = Comparator.comparingLong(
                    (CodeEntry entry) -> entry.cost().total())
            .reversed()
            .thenComparing(CodeEntry::path);

    private final NavigableMap<String, CodeEntry.Kind> kinds = new TreeMap<>();
    private final PlaceCosts costs;

    CodeListing(PlacedCode code) {
        costs = code.costs();
        code.opened()
                .ifPresentOrElse(
                        opened -> opened.tree().entries().forEach(entry -> kinds.put(entry.path(), kind(entry))),
                        () -> code.places().values().forEach(this::add));
    }

    private void add(CodePlace place) {
        if (place instanceof CodePlace.Inside inside) {
            kinds.put(inside.path(), CodeEntry.Kind.FILE);
        }
    }

    private static CodeEntry.Kind kind(TreeEntry entry) {
        return switch (entry.kind()) {
            case FILE -> CodeEntry.Kind.FILE;
            case SYMLINK -> CodeEntry.Kind.LINK;
            case SUBMODULE -> CodeEntry.Kind.SUBMODULE;
        };
    }

    PlaceCosts costs() {
        return costs;
    }

    boolean hasFile(String path) {
        return kinds.get(path) == CodeEntry.Kind.FILE;
    }

    boolean hasDirectory(String path) {
        String next = kinds.ceilingKey(path + "/");
        return path.isEmpty() || (next != null && next.startsWith(path + "/"));
    }

    /** The only file whose path ends like this one; the path itself where there is none, or several. */
    String likeliest(String path) {
        List<String> ends = kinds.keySet().stream()
                .filter(file -> file.endsWith("/" + path))
                .limit(2)
                .toList();
        return hasFile(path) || ends.size() != 1 ? path : ends.get(0);
    }

    /** What stands in a folder itself: folders first, by name. */
    List<CodeEntry> in(String directory) {
        Map<String, CodeEntry.Kind> children = new TreeMap<>();
        int start = directory.isEmpty() ? 0 : directory.length() + 1;
        below(directory).forEach((path, kind) -> {
            int slash = path.indexOf('/', start);
            children.put(slash < 0 ? path : path.substring(0, slash), slash < 0 ? kind : CodeEntry.Kind.DIRECTORY);
        });
        List<CodeEntry> entries = new ArrayList<>();
        children.forEach((path, kind) -> entries.add(new CodeEntry(path, kind, costs.at(path))));
        entries.sort(AS_IN_A_TREE);
        return entries;
    }

    /** The files below a folder whose path holds each of the words in any case, the dearest first. */
    List<CodeEntry> found(String directory, String words) {
        List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<CodeEntry> entries = new ArrayList<>();
        below(directory).forEach((path, kind) -> {
            String name = path.toLowerCase(Locale.ROOT);
            if (kind == CodeEntry.Kind.FILE && wanted.stream().allMatch(name::contains)) {
                entries.add(new CodeEntry(path, kind, costs.at(path)));
            }
        });
        entries.sort(DEAREST_FIRST);
        return entries;
    }

    private Map<String, CodeEntry.Kind> below(String directory) {
        // '0' is the character behind '/': what begins with "directory/" ends there.
        return directory.isEmpty() ? kinds : kinds.subMap(directory + "/", directory + "0");
    }
}
