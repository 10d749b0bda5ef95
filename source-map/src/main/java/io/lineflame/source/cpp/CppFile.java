package io.lineflame.source.cpp;

import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name as a compiler of C or C++ wrote it, and whose it is by that.
 *
 * @param kind whose
 * @param owner the library's or program's name; empty when unknown or own
 * @param version empty when unknown
 * @param rest the path in what {@code owner} names, {@code /}-separated
 * @param marker the index of the folder that says so; the path's length of own files
 */
record CppFile(Kind kind, String owner, String version, String rest, int marker) {

    /** Whose a file is. */
    enum Kind {
        OWN,
        /** Of the system: its headers, its C library, what distributions build. */
        SYSTEM,
        KERNEL,
        /** Of a library that a package manager or a build tool brought. */
        DEPENDENCY
    }

    private static final int LONGEST = 4096;
    private static final Pattern NAME_AND_VERSION =
            Pattern.compile("([A-Za-z][A-Za-z0-9_+-]{0,60}?)-v?(\\d{1,5}(?:\\.\\d{1,6}){1,3}[a-z]?)(?:[-+~_].*)?");

    static CppFile of(String file) {
        List<String> path =
                file.length() > LONGEST ? List.of() : CompiledPath.of(file).segments();
        return kernel(path)
                .or(() -> packaged(path))
                .or(() -> distribution(path))
                .or(() -> compiler(path))
                .or(() -> cLibrary(file, path))
                .or(() -> header(path))
                .orElseGet(() -> new CppFile(Kind.OWN, "", "", join(path, 0), path.size()));
    }

    private static Optional<CppFile> kernel(List<String> path) {
        for (int i = 0; i + 1 < path.size() && i < 6; i++) {
            String segment = path.get(i);
            boolean build = segment.startsWith("linux-")
                    && NAME_AND_VERSION.matcher(segment).matches();
            if (segment.equals("kernels") || build) {
                return Optional.of(new CppFile(Kind.KERNEL, "linux", "", join(path, i + 1), i));
            }
        }
        boolean ofKernel = startsWith(path, "arch", "x86")
                || startsWith(path, "arch", "arm64")
                || startsWith(path, "kernel", "sched")
                || startsWith(path, "include", "linux");
        return ofKernel ? Optional.of(new CppFile(Kind.KERNEL, "linux", "", join(path, 0), 0)) : Optional.empty();
    }

    /** Bazel, CMake's FetchContent, vcpkg, Conan, Homebrew. */
    private static Optional<CppFile> packaged(List<String> path) {
        for (int i = 0; i + 2 < path.size(); i++) {
            String folder = path.get(i);
            String next = path.get(i + 1);
            Optional<CppFile> found = switch (folder) {
                case "external" -> Optional.of(dependency(next, "", path, i, i + 2));
                case "_deps" -> Optional.of(dependency(withoutSource(next), "", path, i, i + 2));
                case "buildtrees" -> Optional.of(dependency(next, "", path, i, i + 2));
                case "vcpkg_installed" -> Optional.of(dependency("", "", path, i, i + 2));
                case "Cellar" -> Optional.of(dependency(next, path.get(i + 2), path, i, i + 3));
                case "data" -> conan(path, i);
                case ".conan2" -> Optional.of(dependency("", "", path, i, i + 1));
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@code .conan/data/zlib/1.2.13/_/_/build/<hash>/src/inflate.c}. */
    private static Optional<CppFile> conan(List<String> path, int data) {
        return data > 0 && path.get(data - 1).equals(".conan") && data + 7 < path.size()
                ? Optional.of(dependency(path.get(data + 1), path.get(data + 2), path, data, data + 7))
                : Optional.empty();
    }

    private static CppFile dependency(String name, String version, List<String> path, int marker, int rest) {
        return new CppFile(Kind.DEPENDENCY, name, version, join(path, rest), marker);
    }

    private static String withoutSource(String folder) {
        return folder.endsWith("-src") ? folder.substring(0, folder.length() - "-src".length()) : folder;
    }

    /** What distributions build: {@code /build/glibc-2.36/…}, {@code /usr/src/debug/openssl-3.0.7-1.x86_64/…}. */
    private static Optional<CppFile> distribution(List<String> path) {
        boolean built = startsWith(path, "build")
                || startsWith(path, "builddir")
                || startsWith(path, "usr", "src")
                || startsWith(path, "usr", "local", "src");
        for (int i = path.size() - 2; built && i > 0; i--) {
            Matcher named = NAME_AND_VERSION.matcher(path.get(i));
            if (named.matches() && NativePackage.named(named.group(1)).isPresent()) {
                return Optional.of(new CppFile(Kind.SYSTEM, named.group(1), named.group(2), join(path, i + 1), i));
            }
        }
        return Optional.empty();
    }

    /** GCC's own libraries, wherever they were built; headers of C++ as installed. */
    private static Optional<CppFile> compiler(List<String> path) {
        int library = path.indexOf("libstdc++-v3");
        library = library < 0 ? path.indexOf("libgcc") : library;
        if (library >= 0) {
            return Optional.of(new CppFile(Kind.SYSTEM, "gcc", "", join(path, library), library));
        }
        int installed = path.indexOf("c++");
        if (installed <= 0 || !path.get(installed - 1).equals("include") || installed + 2 >= path.size()) {
            return Optional.empty();
        }
        boolean llvm = path.get(installed + 1).equals("v1");
        String rest = join(path, installed + 2);
        return Optional.of(new CppFile(
                Kind.SYSTEM,
                llvm ? "llvm-project" : "gcc",
                "",
                (llvm ? "libcxx/include/" : "libstdc++-v3/include/") + rest,
                installed - 1));
    }

    /** glibc as distributions build it, without its folder: {@code ../sysdeps/x86_64/memmove.S}, {@code ./nptl/x.c}. */
    private static Optional<CppFile> cLibrary(String file, List<String> path) {
        boolean relative = file.startsWith("../") || file.startsWith("./");
        boolean known = startsWith(path, "sysdeps")
                || startsWith(path, "nptl")
                || startsWith(path, "csu", "libc-start.c")
                || startsWith(path, "malloc", "malloc.c");
        return relative && known
                ? Optional.of(new CppFile(Kind.SYSTEM, "glibc", "", join(path, 0), 0))
                : Optional.empty();
    }

    private static Optional<CppFile> header(List<String> path) {
        boolean system = startsWith(path, "usr", "include") || startsWith(path, "usr", "lib");
        if (system) {
            return Optional.of(new CppFile(Kind.SYSTEM, "", "", join(path, 2), 0));
        }
        return startsWith(path, "usr", "local", "include")
                ? Optional.of(new CppFile(Kind.DEPENDENCY, "", "", join(path, 3), 0))
                : Optional.empty();
    }

    private static boolean startsWith(List<String> path, String... start) {
        return path.size() > start.length && path.subList(0, start.length).equals(List.of(start));
    }

    private static String join(List<String> path, int from) {
        return String.join("/", path.subList(Math.min(from, path.size()), path.size()));
    }
}
