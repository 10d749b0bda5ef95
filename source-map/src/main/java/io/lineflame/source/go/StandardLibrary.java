package io.lineflame.source.go;

import java.util.List;
import java.util.Set;

/** The names by which Go's standard library is known. Source: the folders of {@code src} in Go 1.26. */
final class StandardLibrary {

    private static final Set<String> TOP = Set.of(
            ("archive arena bufio builtin bytes cmp compress container context crypto database debug embed encoding"
                            + " errors expvar flag fmt go hash html image index internal io iter log maps math mime net"
                            + " os path plugin reflect regexp runtime simd slices sort strconv strings structs sync"
                            + " syscall testing text time unicode unique unsafe vendor weak")
                    .split(" "));

    private static final List<String> RUNTIME = List.of(
            "runtime",
            "internal/runtime",
            "internal/abi",
            "internal/bytealg",
            "internal/chacha8rand",
            "internal/cpu",
            "internal/goarch",
            "internal/goos");

    /** Parts of {@code runtime/...} that programs call, rather than what runs them. */
    private static final List<String> NOT_RUNTIME = List.of("runtime/pprof", "runtime/trace", "runtime/metrics");

    /** The folders of {@code src/cmd} in Go 1.26: Go's own tools, whose profiles name them like the library. */
    private static final Set<String> TOOLS = Set.of(
            ("addr2line api asm buildid cgo compile cover covdata dist distpack doc fix go gofmt internal link nm objdump"
                            + " pack pprof preprofile relnote test2json trace vendor vet")
                    .split(" "));

    private StandardLibrary() {}

    /** Whether a package is of Go itself: of its library, or of its tools. */
    static boolean holds(String packagePath) {
        return startsLike(packagePath) || isTool(packagePath);
    }

    /** Whether a path lies in the folder of one of Go's own tools. */
    static boolean isTool(String path) {
        if (!path.startsWith("cmd/")) {
            return false;
        }
        int slash = path.indexOf('/', "cmd/".length());
        return TOOLS.contains(path.substring("cmd/".length(), slash < 0 ? path.length() : slash));
    }

    /** Whether a path of folders, or a package path, starts like one of the standard library. */
    static boolean startsLike(String path) {
        int slash = path.indexOf('/');
        return TOP.contains(slash < 0 ? path : path.substring(0, slash));
    }

    /** Whether a package of the standard library belongs to the run time. */
    static boolean isRuntime(String packagePath) {
        return RUNTIME.stream().anyMatch(within -> isWithin(packagePath, within))
                && NOT_RUNTIME.stream().noneMatch(within -> isWithin(packagePath, within));
    }

    private static boolean isWithin(String path, String within) {
        return path.equals(within) || path.startsWith(within + "/");
    }
}
