package io.lineflame.source.php;

import io.lineflame.source.search.CompiledPath;
import java.util.List;

/**
 * Whose file it is that PHP ran, as far as its name tells.
 *
 * @param packageName of Composer, e.g. {@code monolog/monolog}; else empty
 * @param path in segments: all of it of {@code OWN}, else within the package
 */
record PhpFile(Kind kind, String packageName, List<String> path) {

    enum Kind {
        /** Text that was evaluated, or that a framework compiled from a template. */
        GENERATED,
        /** Composer's own autoloader. */
        COMPOSER,
        PACKAGE,
        OWN
    }

    private static final String ARCHIVE = "phar://";
    private static final List<String> CACHES = List.of("/storage/framework/views/", "/var/cache/", "/bootstrap/cache/");

    PhpFile {
        path = List.copyOf(path);
    }

    static PhpFile of(String file) {
        String plain = file.startsWith(ARCHIVE) ? file.substring(ARCHIVE.length()) : file;
        CompiledPath path = CompiledPath.of(plain);
        if (isEvaluated(file) || CACHES.stream().anyMatch(plain::contains)) {
            return new PhpFile(Kind.GENERATED, "", path.segments());
        }
        return inVendor(path.segments());
    }

    static boolean isEvaluated(String file) {
        return file.endsWith("eval()'d code") || file.endsWith("runtime-created function");
    }

    String joined() {
        return String.join("/", path);
    }

    private static PhpFile inVendor(List<String> path) {
        int vendor = path.lastIndexOf("vendor");
        if (vendor < 0 || vendor + 2 > path.size()) {
            return new PhpFile(Kind.OWN, "", path);
        }
        List<String> below = path.subList(vendor + 1, path.size());
        if (below.size() == 1 || (below.size() == 2 && below.get(0).equals("composer"))) {
            return new PhpFile(Kind.COMPOSER, "", below);
        }
        return below.size() == 2
                ? new PhpFile(Kind.OWN, "", path)
                : new PhpFile(Kind.PACKAGE, below.get(0) + "/" + below.get(1), below.subList(2, below.size()));
    }
}
