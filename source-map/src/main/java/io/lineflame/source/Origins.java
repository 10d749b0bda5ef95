package io.lineflame.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whose code a frame is, from its names alone. Does no I/O; safe for many threads. */
public final class Origins {

    private static final List<String> JDK_PACKAGES =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin.", "scala.", "groovy.lang.");
    private static final Pattern JVM_ITSELF =
            Pattern.compile("(libjvm|\\[vdso\\]|G1|GC|C[12] Compiler|Interpreter|call_stub|JavaThread).*");
    private static final Pattern PYTHON_STANDARD =
            Pattern.compile("(.*/)?(lib(64)?/python\\d[.\\d]*|Lib|python\\d+\\.zip)/.+|<frozen .*>");
    private static final Pattern RUST_STANDARD =
            Pattern.compile("(.*/)?(rustc/[0-9a-f]+|rustlib/src/rust)/(library/|src/lib).*");
    private static final Pattern CARGO = Pattern.compile("(.*/)?(\\.?cargo/)?(registry/src|git/checkouts)/.+");
    private static final Pattern RUBY_STANDARD = Pattern.compile("(.*/)?lib/ruby/\\d[.\\d]*/.+|<internal:.*>");

    private Origins() {}

    /** Whose code a frame is; {@code OWN} where nothing says otherwise. */
    public static Origin of(String function, String file) {
        if (Languages.builtByGo(function, file)) {
            return ofGo(GoPackage.of(function), file);
        }
        Language language = Languages.of(function, file);
        String path = file.replace('\\', '/');
        if (language.onJvm()) {
            return ofJvm(function);
        }
        return byFolders(path)
                .orElseGet(
                        () -> JVM_ITSELF.matcher(function).matches() && file.isEmpty() ? Origin.RUNTIME : Origin.OWN);
    }

    private static Origin ofGo(GoPackage ofFunction, String file) {
        GoFile compiled = GoFile.of(ofFunction, file);
        return switch (compiled.kind()) {
            case STANDARD -> ofStandardLibrary(folder(compiled.rest()));
            case MODULE, VENDORED -> Origin.DEPENDENCY;
            case OWN, CGO -> Origin.OWN;
            case UNNAMED, GENERATED ->
                StandardLibrary.startsLike(ofFunction.path()) ? ofStandardLibrary(ofFunction.path()) : Origin.OWN;
        };
    }

    private static Origin ofStandardLibrary(String packagePath) {
        return StandardLibrary.isRuntime(packagePath) ? Origin.RUNTIME : Origin.STANDARD_LIBRARY;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static Origin ofJvm(String function) {
        String name = function.replace('/', '.');
        return JDK_PACKAGES.stream().anyMatch(name::startsWith) ? Origin.STANDARD_LIBRARY : Origin.OWN;
    }

    private static Optional<Origin> byFolders(String path) {
        if (path.startsWith("node:internal/bootstrap") || path.startsWith("<internal:gc>")) {
            return Optional.of(Origin.RUNTIME);
        }
        if (path.contains("/site-packages/")
                || path.contains("/dist-packages/")
                || path.startsWith("site-packages/")
                || path.contains("node_modules/")
                || path.contains("/gems/")
                || CARGO.matcher(path).matches()) {
            return Optional.of(Origin.DEPENDENCY);
        }
        boolean standard = path.startsWith("node:")
                || path.startsWith("internal/modules/")
                || PYTHON_STANDARD.matcher(path).matches()
                || RUST_STANDARD.matcher(path).matches()
                || RUBY_STANDARD.matcher(path).matches();
        return standard ? Optional.of(Origin.STANDARD_LIBRARY) : Optional.empty();
    }
}
