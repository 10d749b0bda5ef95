package io.lineflame.source.python;

import io.lineflame.source.Checkout;
import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.FolderRule;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Python programs: modules and packages, and the machine code that they load. */
public final class PythonRules implements LanguageRules {

    private static final List<String> TYPED_IN = List.of(
            "<frozen ", "<string>", "<stdin>", "<console>", "<ipython-input-", "<__array_function__", "<attrs ");

    @Override
    public boolean claims(String function, String file) {
        Optional<Language> written = FileExtensions.language(file);
        if (written.isPresent()) {
            return written.get() == Language.PYTHON;
        }
        return named(file)
                || file.endsWith(".pyc")
                || file.contains("site-packages")
                || file.contains("dist-packages")
                || file.contains("/lib-dynload/")
                || file.contains(".cpython-");
    }

    /** Whether a file's name is one that only Python gives to text of no file. */
    public static boolean named(String file) {
        return file.startsWith("<") && TYPED_IN.stream().anyMatch(file::startsWith);
    }

    @Override
    public Origin origin(String function, String file) {
        PythonFile read = PythonFileReader.read(file);
        return switch (read.kind()) {
            case STANDARD, PYPY -> Origin.STANDARD_LIBRARY;
            case INSTALLED -> Origin.DEPENDENCY;
            case OWN -> read.rest().contains("_vendor") ? Origin.DEPENDENCY : Origin.OWN;
            case GENERATED -> Origin.OWN;
        };
    }

    @Override
    public List<String> wanted(SourceQuestion question, Tree tree) {
        PythonFile file = PythonFileReader.read(question.fileAsCompiled());
        Optional<String> wanted = switch (file.kind()) {
            case STANDARD -> CPython.wanted(file, question, tree);
            case INSTALLED -> InstalledPackages.wanted(file, question, tree);
            case GENERATED, PYPY, OWN -> Optional.empty();
        };
        return wanted.stream().toList();
    }

    @Override
    public SourceAnswer find(SourceQuestion question, Checkout checkout) {
        PythonFile file = PythonFileReader.read(question.fileAsCompiled());
        Tree tree = checkout.tree();
        Optional<String> own = file.sure() ? Optional.empty() : onSearchPath(file, question, tree);
        if (own.isPresent()) {
            String why = own.get() + " comes before libraries' modules of that name in Python's search path.";
            return Outcome.found(own.get(), "search path", why);
        }
        if (!file.sure() && isInOwnPackage(file, tree)) {
            return new FileSearch(tree, new WantedFile(file.rest(), List.of(), whole(file.rest()), true), question)
                    .run();
        }
        return switch (file.kind()) {
            case GENERATED -> generated(question.fileAsCompiled());
            case STANDARD -> CPython.find(file, question, checkout);
            case PYPY -> pypy(file);
            case INSTALLED -> installed(file, question, checkout);
            case OWN -> own(file, question, tree);
        };
    }

    /** A service's own {@code types.py} hides Python's. */
    private static Optional<String> onSearchPath(PythonFile file, SourceQuestion question, Tree tree) {
        String root =
                String.join("/", CompiledPath.segmentsOf(question.rootPath().replace('\\', '/')));
        String below = root.isEmpty() ? "" : root + "/";
        return Stream.of(below, below + "src/")
                .map(folder -> folder + file.path())
                .filter(tree::hasFile)
                .findFirst();
    }

    /** Own packages may be called like Python's and others': {@code queue/worker.py} of {@code backend/queue}. */
    private static boolean isInOwnPackage(PythonFile file, Tree tree) {
        FolderRule whole = whole(file.rest());
        return file.rest().size() > 1
                && !CPython.isItself(tree)
                && tree.filesNamed(last(file)).stream()
                        .map(entry -> CompiledPath.segmentsOf(entry.path()))
                        .anyMatch(path -> whole.objection(tree, path.subList(0, path.size() - 1))
                                .isEmpty());
    }

    /** The search path leads to folders that are no packages themselves. */
    private static FolderRule whole(List<String> path) {
        List<String> packages = path.subList(0, path.size() - 1);
        return (tree, folder) -> {
            if (!CompiledPath.endsWith(folder, packages) || OwnPackage.isOthersCode(folder)) {
                return "its folder is no own package " + String.join(".", packages);
            }
            String above = String.join("/", folder.subList(0, folder.size() - packages.size()));
            return tree.hasFile(above.isEmpty() ? "__init__.py" : above + "/__init__.py")
                    ? "its package is one of " + above + ", which the name as compiled would show"
                    : "";
        };
    }

    private static SourceAnswer generated(String file) {
        String why = file + " was compiled while running, from text that is no file. Look at the functions around it.";
        return Outcome.none(file, "no file", NoSource.GENERATED, why);
    }

    private static SourceAnswer pypy(PythonFile file) {
        String why = file.path() + " is part of PyPy's standard library, which is not looked for.";
        return Outcome.none(file.path(), "standard library", NoSource.STANDARD_LIBRARY, why);
    }

    private static SourceAnswer installed(PythonFile file, SourceQuestion question, Checkout checkout) {
        Optional<String> own = new OwnPackage(checkout.tree(), file.rest(), question.rootPath()).find();
        if (own.isPresent()) {
            String why = file.path() + " was installed from this repository: it is the only package with such a file.";
            return Outcome.found(own.get(), "own package", why);
        }
        if (file.isNative()) {
            String why = file.path() + " is machine code of an installed package; the profile names no source.";
            return Outcome.none(file.path(), "installed package", NoSource.OTHER_MODULE, why);
        }
        return InstalledPackages.find(file, question, checkout);
    }

    private static SourceAnswer own(PythonFile file, SourceQuestion question, Tree tree) {
        if (file.isNative()) {
            String why = file.path() + " is machine code; the profile names no source.";
            return Outcome.none(file.path(), "machine code", NoSource.NO_FILE_NAME, why);
        }
        if (file.rest().isEmpty()) {
            return Outcome.none(question.fileAsCompiled(), "file name", NoSource.NO_FILE_NAME, "This names no file.");
        }
        List<String> path =
                new ArrayList<>(file.rest().size() == 1 ? module(question.function(), last(file)) : List.of());
        path.addAll(file.rest());
        return new FileSearch(tree, new WantedFile(path, List.of(), FolderRule.ANY, true), question).run();
    }

    /** The packages in {@code shop.cart.Cart.total}, of a frame that names {@code cart.py} alone. */
    private static List<String> module(String function, String fileName) {
        String module = fileName.substring(0, Math.max(fileName.lastIndexOf('.'), 0));
        List<String> names = List.of(function.split("\\.", -1));
        int index = names.indexOf(module);
        return index > 0 ? names.subList(0, index) : List.of();
    }

    private static String last(PythonFile file) {
        return file.rest().isEmpty() ? "" : file.rest().get(file.rest().size() - 1);
    }
}
