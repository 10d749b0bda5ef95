package io.lineflame.source.mappings;

import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a file is below the folder that a mapping names, most likely first.
 *
 * <p>A prefix of the path is replaced by the folder. Classes of the Java virtual machine have folders of their packages: the
 * folder named may be the one that holds them ({@code src/main/java}), as in Pyroscope's documentation, or the package's own
 * ({@code src/main/java/org/example}).
 */
final class MappedPaths {

    private final MappingHit hit;
    private final SourceQuestion question;
    private final String layoutPath;

    MappedPaths(MappingHit hit, SourceQuestion question, String layoutPath) {
        this.hit = hit;
        this.question = question;
        this.layoutPath = layoutPath;
    }

    /** {@code /}-separated; an empty one is the folder's own path, where a mapping names a single file. */
    List<String> below() {
        if (hit.mapping().language().onJvm()) {
            return ofClass().distinct().filter(path -> !path.isEmpty()).toList();
        }
        return List.of(hit.path().isPresent() ? behind(hit.path().get().path(), hit.prefix()) : inPackage());
    }

    /** What to search for by its end when none of the paths is there; empty when the paths are sure. */
    List<String> ends() {
        return hit.path().isPresent() || hit.mapping().language().onJvm()
                ? List.of()
                : CompiledPath.of(question.fileAsCompiled()).segments();
    }

    private Stream<String> ofClass() {
        if (hit.path().isPresent()) {
            String whole = hit.path().get().path();
            return Stream.of(behind(whole, hit.prefix()), whole);
        }
        String whole = CompiledPath.namesNothing(question.fileAsCompiled())
                ? ClassFile.of(question.function(), hit.mapping().language())
                : layoutPath;
        boolean inPackage = whole.startsWith(hit.prefix() + "/");
        return Stream.of(whole, inPackage ? behind(whole, hit.prefix()) : "");
    }

    /** The folders of the function's package behind the prefix, and the file's name. */
    private String inPackage() {
        String name = CompiledPath.of(question.fileAsCompiled()).name();
        String rest = question.function().substring(hit.prefix().length());
        int slash = rest.lastIndexOf('/', end(rest));
        int dot = rest.indexOf('.', slash + 1);
        String folder = slash < 0 || dot < 0 ? "" : rest.substring(0, dot);
        return strip(folder.isEmpty() ? name : folder + "/" + name);
    }

    /** Type arguments and receivers may hold packages of their own. */
    private static int end(String function) {
        int round = function.indexOf('(');
        int square = function.indexOf('[');
        int end = Math.min(round < 0 ? function.length() : round, square < 0 ? function.length() : square);
        return Math.max(end, 0);
    }

    private static String behind(String path, String prefix) {
        return strip(path.startsWith(prefix) ? path.substring(prefix.length()) : path);
    }

    private static String strip(String path) {
        return String.join("/", CompiledPath.segmentsOf(path));
    }
}
