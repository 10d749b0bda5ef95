package io.lineflame.source.rust;

import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's name as rustc writes it, and whose it is by that.
 *
 * @param kind whose
 * @param owner of which it is: the compiler's commit or version, the crate, the checkout's folder; empty when unknown or own
 * @param version of the owner; empty when unknown
 * @param rest the path in what {@code owner} names, {@code /}-separated
 */
record RustFile(Kind kind, String owner, String version, String rest) {

    /** Whose a file is. */
    enum Kind {
        OWN,
        /** Of the service's repository, in which {@code cargo vendor} has put it. */
        VENDORED,
        /** Of the compiler's repository; the owner is its commit or version. */
        STANDARD,
        /** Of a crate of a registry. */
        CRATE,
        /** Of a git repository; the owner is its name, the version the beginning of a commit. */
        GIT,
        /** Made by a build script; the owner is its crate. */
        GENERATED
    }

    private static final int LONGEST = 4096;

    /** Not of a version: {@code stable-x86_64-unknown-linux-gnu}. */
    private static final Pattern TOOLCHAIN = Pattern.compile("(\\d+\\.\\d+\\.\\d+)-.*");

    private static final Pattern CRATE =
            Pattern.compile("(?:[a-z_]+__)?([A-Za-z][\\w-]{0,63}?)-(\\d+\\.\\d+\\.\\d+.*)");

    static RustFile of(String file) {
        List<String> path =
                file.length() > LONGEST ? List.of() : CompiledPath.of(file).segments();
        return standard(path)
                .or(() -> crate(path))
                .or(() -> git(path))
                .or(() -> generated(path))
                .orElseGet(() -> own(path));
    }

    private static Optional<RustFile> standard(List<String> path) {
        int rustc = path.indexOf("rustc");
        if (rustc >= 0 && rustc + 2 < path.size() && isCommitOrVersion(path.get(rustc + 1))) {
            return Optional.of(new RustFile(Kind.STANDARD, path.get(rustc + 1), "", join(path, rustc + 2)));
        }
        int source = after(path, List.of("rustlib", "src", "rust"));
        if (source > 0) {
            return Optional.of(new RustFile(Kind.STANDARD, toolchain(path), "", join(path, source)));
        }
        boolean remapped = path.size() > 3
                && path.get(0).equals("library")
                && List.of("std", "core", "alloc").contains(path.get(1))
                && path.get(2).equals("src");
        return remapped ? Optional.of(new RustFile(Kind.STANDARD, "", "", join(path, 0))) : distribution(path);
    }

    /** {@code /usr/src/rustc-1.63.0/library/std/src/rt.rs}. */
    private static Optional<RustFile> distribution(List<String> path) {
        for (int i = 0; i + 1 < path.size(); i++) {
            String segment = path.get(i);
            if (segment.startsWith("rustc-") && isCommitOrVersion(segment.substring("rustc-".length()))) {
                return Optional.of(
                        new RustFile(Kind.STANDARD, segment.substring("rustc-".length()), "", join(path, i + 1)));
            }
        }
        return Optional.empty();
    }

    private static boolean isCommitOrVersion(String text) {
        boolean commit = text.length() >= 7
                && text.length() <= 40
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return commit
                || (!text.isEmpty()
                        && text.indexOf('.') > 0
                        && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    private static String toolchain(List<String> path) {
        int toolchains = path.indexOf("toolchains");
        if (toolchains < 0 || toolchains + 1 >= path.size()) {
            return "";
        }
        Matcher version = TOOLCHAIN.matcher(path.get(toolchains + 1));
        return version.matches() ? version.group(1) : "";
    }

    /** Cargo's registry, Nix's and Bazel's folders, and the crates that the standard library is built with. */
    private static Optional<RustFile> crate(List<String> path) {
        int registry = after(path, List.of("registry", "src"));
        if (registry > 0 && registry + 1 < path.size()) {
            return crateAt(path, registry + 1);
        }
        int other = path.indexOf("cargo-vendor-dir") + 1;
        other = other > 0 ? other : after(path, List.of("rust", "deps"));
        other = other > 0 ? other : path.indexOf("external") + 1;
        return other > 0 ? crateAt(path, other) : Optional.empty();
    }

    private static Optional<RustFile> crateAt(List<String> path, int at) {
        Matcher crate = CRATE.matcher(at < path.size() ? path.get(at) : "");
        return crate.matches()
                ? Optional.of(new RustFile(Kind.CRATE, crate.group(1), crate.group(2), join(path, at + 1)))
                : Optional.empty();
    }

    private static Optional<RustFile> git(List<String> path) {
        int checkout = after(path, List.of("git", "checkouts"));
        if (checkout <= 0 || checkout + 2 >= path.size()) {
            return Optional.empty();
        }
        String folder = path.get(checkout);
        String name = folder.substring(0, Math.max(folder.lastIndexOf('-'), 0));
        return Optional.of(new RustFile(Kind.GIT, name, path.get(checkout + 1), join(path, checkout + 2)));
    }

    /** {@code target/release/build/shop-0123456789abcdef/out/api.rs}. */
    private static Optional<RustFile> generated(List<String> path) {
        int out = path.lastIndexOf("out");
        if (out < 2 || !path.get(out - 2).equals("build") || out + 1 >= path.size()) {
            return Optional.empty();
        }
        String folder = path.get(out - 1);
        String crate = folder.substring(0, Math.max(folder.lastIndexOf('-'), 0));
        return crate.isEmpty()
                ? Optional.empty()
                : Optional.of(new RustFile(Kind.GENERATED, crate, "", join(path, out + 1)));
    }

    private static RustFile own(List<String> path) {
        return new RustFile(path.contains("vendor") ? Kind.VENDORED : Kind.OWN, "", "", join(path, 0));
    }

    /** The index behind these neighbours; 0 when they are not there. */
    private static int after(List<String> path, List<String> neighbours) {
        for (int i = 0; i + neighbours.size() < path.size(); i++) {
            if (path.subList(i, i + neighbours.size()).equals(neighbours)) {
                return i + neighbours.size();
            }
        }
        return 0;
    }

    private static String join(List<String> path, int from) {
        return String.join("/", path.subList(Math.min(from, path.size()), path.size()));
    }
}
