package io.lineflame.source.python;

import io.lineflame.source.python.PythonFile.Kind;
import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads file names as CPython, its samplers and its packagers write them: absolute, relative to the search path, of
 * virtual environments, zipped, compiled, frozen.
 */
final class PythonFileReader {

    private static final Pattern LIBRARY = Pattern.compile("python(\\d\\.\\d{1,3})t?");
    private static final Pattern ZIPPED_LIBRARY = Pattern.compile("(?i)python(\\d)(\\d{1,3})(\\.zip)?");
    private static final Pattern RELEASED =
            Pattern.compile("(?<![\\d.])((\\d\\.\\d{1,3})\\.\\d{1,3}(?:(?:a|b|rc)\\d{1,3})?)(?![\\d.])");
    private static final Pattern PACKED = Pattern.compile("([A-Za-z0-9_.]+)-(\\d[^-]*)(?:-.*)?\\.(?:whl|egg)");
    private static final int LONGEST_SEGMENT = 128;

    private PythonFileReader() {}

    static PythonFile read(String file) {
        if (file.startsWith("<")) {
            return bracketed(file);
        }
        String source = ofBytecode(file);
        CompiledPath path = CompiledPath.of(source);
        return packed(path)
                .or(() -> installed(path))
                .or(() -> standard(path))
                .or(() -> isRelative(source, path) ? relative(path.segments()) : Optional.empty())
                .orElseGet(() -> PythonFile.sure(Kind.OWN, path.segments()));
    }

    /** {@code <frozen importlib._bootstrap>} is a module of the standard library; {@code <string>} was no file. */
    private static PythonFile bracketed(String file) {
        String frozen = "<frozen ";
        if (!file.startsWith(frozen) || !file.endsWith(">")) {
            return PythonFile.sure(Kind.GENERATED, List.of());
        }
        String module = file.substring(frozen.length(), file.length() - 1).replace('.', '/') + ".py";
        List<String> path = CompiledPath.segmentsOf(module);
        return PythonFile.sure(StandardModules.holds(path.get(0)) ? Kind.STANDARD : Kind.OWN, path);
    }

    /** {@code shop/__pycache__/cart.cpython-312.pyc} and {@code shop/cart.pyc} were {@code shop/cart.py}. */
    private static String ofBytecode(String file) {
        if (!file.endsWith(".pyc") && !file.endsWith(".pyo")) {
            return file;
        }
        String path = file.replace('\\', '/').replace("/__pycache__/", "/");
        int name = path.lastIndexOf('/') + 1;
        int dot = path.indexOf('.', name);
        return path.substring(0, dot) + ".py";
    }

    /** Below a wheel or an egg, whose name says what it is: {@code requests-2.31.0-py3-none-any.whl/requests/api.py}. */
    private static Optional<PythonFile> packed(CompiledPath path) {
        List<String> segments = path.segments();
        for (int i = segments.size() - 2; i >= 0; i--) {
            Optional<Matcher> packed = matching(PACKED, segments.get(i));
            if (packed.isPresent()) {
                List<String> rest = segments.subList(i + 1, segments.size());
                return Optional.of(
                        new PythonFile(Kind.INSTALLED, rest, "", packed.get().group(2), true));
            }
        }
        return Optional.empty();
    }

    private static Optional<PythonFile> installed(CompiledPath path) {
        List<String> segments = path.segments();
        int folder = Math.max(segments.lastIndexOf("site-packages"), segments.lastIndexOf("dist-packages"));
        return folder >= 0 && folder + 1 < segments.size()
                ? Optional.of(PythonFile.sure(Kind.INSTALLED, segments.subList(folder + 1, segments.size())))
                : Optional.empty();
    }

    /** Below {@code lib/python3.12}, {@code Python312\Lib} or {@code python312.zip}. */
    private static Optional<PythonFile> standard(CompiledPath path) {
        List<String> segments = path.segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            Optional<PythonFile> found = standardBelow(path, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<PythonFile> standardBelow(CompiledPath path, int folder) {
        List<String> segments = path.segments();
        String name = segments.get(folder);
        boolean inLib = folder > 0 && segments.get(folder - 1).startsWith("lib");
        Optional<Matcher> unix = inLib ? matching(LIBRARY, name) : Optional.empty();
        if (unix.isPresent()) {
            return Optional.of(library(path, folder, unix.get().group(1)));
        }
        if (inLib && name.startsWith("pypy")) {
            return Optional.of(PythonFile.sure(Kind.PYPY, segments.subList(folder + 1, segments.size())));
        }
        Optional<Matcher> zipped = name.endsWith(".zip") ? matching(ZIPPED_LIBRARY, name) : Optional.empty();
        if (zipped.isPresent()) {
            return Optional.of(library(path, folder, release(zipped.get())));
        }
        boolean windows = name.equals("Lib") || (name.equals("lib") && folder > 0 && namesWindowsPython(path, folder));
        return windows && path.absolute() && StandardModules.holds(segments.get(folder + 1))
                ? Optional.of(library(path, folder, windowsRelease(path, folder)))
                : Optional.empty();
    }

    private static boolean namesWindowsPython(CompiledPath path, int folder) {
        return matching(ZIPPED_LIBRARY, path.segments().get(folder - 1)).isPresent();
    }

    private static String windowsRelease(CompiledPath path, int folder) {
        return folder == 0
                ? ""
                : matching(ZIPPED_LIBRARY, path.segments().get(folder - 1))
                        .map(PythonFileReader::release)
                        .orElse("");
    }

    private static String release(Matcher digits) {
        return digits.group(1) + "." + digits.group(2);
    }

    /** What lies there and is no module of Python was installed there. */
    private static PythonFile library(CompiledPath path, int folder, String release) {
        List<String> rest = path.segments().subList(folder + 1, path.segments().size());
        if (rest.get(0).equals("lib-dynload") || StandardModules.holds(rest.get(0))) {
            String version = versionAbove(path.segments().subList(0, folder), release);
            return new PythonFile(Kind.STANDARD, rest, release, version, true);
        }
        return PythonFile.sure(Kind.INSTALLED, rest);
    }

    /** {@code /root/.pyenv/versions/3.12.1/lib}, {@code cpython-3.12.4-linux-x86_64-gnu/lib}: innermost first. */
    private static String versionAbove(List<String> folders, String release) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            String folder = folders.get(i);
            Matcher version = RELEASED.matcher(folder.length() > LONGEST_SEGMENT ? "" : folder);
            if (version.find()
                    && (release.isEmpty()
                            ? namesPython(folders, i)
                            : version.group(2).equals(release))) {
                return version.group(1);
            }
        }
        return "";
    }

    /** Whether a version's folder is one of Python's: {@code Python\3.12.1}, {@code pyenv-win\versions\3.12.1}. */
    private static boolean namesPython(List<String> folders, int index) {
        return folders.subList(Math.max(0, index - 2), index + 1).stream()
                .anyMatch(folder -> folder.toLowerCase(Locale.ROOT).contains("py"));
    }

    private static boolean isRelative(String file, CompiledPath path) {
        return !path.absolute() && !file.startsWith(".") && !path.segments().isEmpty();
    }

    /** Samplers cut what is in Python's search path off: {@code contextlib.py}, {@code requests/api.py}. */
    private static Optional<PythonFile> relative(List<String> segments) {
        if (StandardModules.holds(segments.get(0))) {
            return Optional.of(PythonFile.likely(Kind.STANDARD, segments));
        }
        return InstalledPackages.areKnown(segments)
                ? Optional.of(PythonFile.likely(Kind.INSTALLED, segments))
                : Optional.empty();
    }

    private static Optional<Matcher> matching(Pattern pattern, String segment) {
        if (segment.length() > LONGEST_SEGMENT) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(segment);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
