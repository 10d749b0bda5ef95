package io.lineflame.source.go;

import io.lineflame.source.search.CompiledPath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The package of a function as Go's linker writes it.
 *
 * @param path e.g. {@code github.com/acme/shop/cart}; {@code main} for any main package; empty for
 *     names without one, such as assembly's {@code memeqbody}
 * @param function its whole name
 */
record GoPackage(String path, String function) {

    /** The package of a function by its name, type arguments or not. Cheap: asked for every frame. */
    static GoPackage of(String function) {
        int end = packageEnd(function);
        return new GoPackage(end < 0 ? "" : unescape(function.substring(0, end)), function);
    }

    /** Whether the path says where the package lies; {@code main} does not. */
    boolean saysWhere() {
        return !path.isEmpty() && !path.equals("main");
    }

    /** See {@link GoFunctionName#mayBeInlinedLiteral}: then the package is not the file's. */
    boolean mayBeInlinedLiteral() {
        return GoFunctionName.parse(function).mayBeInlinedLiteral();
    }

    /** The path in segments, without the {@code _test} of a test's own package. */
    List<String> segments() {
        String folder = path.endsWith("_test") ? path.substring(0, path.length() - "_test".length()) : path;
        return CompiledPath.segmentsOf(folder);
    }

    /** The first dot behind the last slash; both may also stand in type arguments, which do not count. */
    private static int packageEnd(String function) {
        int arguments = function.indexOf('[');
        int limit = arguments < 0 ? function.length() : arguments;
        int dot = function.indexOf('.', function.lastIndexOf('/', limit - 1) + 1);
        return dot < limit ? dot : -1;
    }

    /** The linker escapes dots in a package path's last element: {@code gopkg.in/yaml%2ev3}. */
    private static String unescape(String path) {
        if (path.indexOf('%') < 0 || path.indexOf('+') >= 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException stray) {
            return path;
        }
    }
}
