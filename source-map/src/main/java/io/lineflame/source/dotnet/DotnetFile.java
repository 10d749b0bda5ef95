package io.lineflame.source.dotnet;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Locale;

/**
 * What a profile of .NET has for a file: a path, or the assembly's name, which some profilers put there.
 *
 * @param path in segments; empty when it is none
 * @param fromRoot whether the path begins at its repository's root, as deterministic builds write it
 * @param assembly empty when the profile does not say
 */
record DotnetFile(List<String> path, boolean fromRoot, String assembly) {

    DotnetFile {
        path = List.copyOf(path);
    }

    static DotnetFile of(String file) {
        if (isSource(file)) {
            List<String> segments = CompiledPath.of(file).segments();
            boolean mapped = segments.size() > 1
                    && isMappedRoot(segments.get(0))
                    && CompiledPath.of(file).absolute();
            return new DotnetFile(mapped ? segments.subList(1, segments.size()) : segments, mapped, "");
        }
        return CompiledPath.namesNothing(file)
                ? new DotnetFile(List.of(), false, "")
                : new DotnetFile(List.of(), false, withoutLibraryEnding(file));
    }

    static boolean isSource(String file) {
        return FileExtensions.language(file).filter(Language.CSHARP::equals).isPresent()
                || hasEnding(file, ".fs")
                || hasEnding(file, ".vb")
                || hasEnding(file, ".razor")
                || hasEnding(file, ".cshtml");
    }

    /** {@code /_/} for the repository, {@code /_1/} and on for its submodules and packages. */
    private static boolean isMappedRoot(String segment) {
        return segment.startsWith("_")
                && segment.length() < 4
                && segment.substring(1).chars().allMatch(Character::isDigit);
    }

    private static boolean hasEnding(String file, String ending) {
        return file.length() > ending.length()
                && file.substring(file.length() - ending.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(ending);
    }

    private static String withoutLibraryEnding(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return hasEnding(name, ".dll") || hasEnding(name, ".exe") ? name.substring(0, name.length() - 4) : name;
    }

    /** Whether the compiler or a generator wrote it while building. */
    boolean generated() {
        String name = path.isEmpty() ? "" : path.get(path.size() - 1);
        return path.contains("obj") || name.endsWith(".g.cs") || name.endsWith(".g.i.cs");
    }
}
