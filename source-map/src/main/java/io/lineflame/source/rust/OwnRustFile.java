package io.lineflame.source.rust;

import io.lineflame.source.Attempt;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.FolderRule;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the service. Cargo compiles from the workspace's root, so that a relative name is a path below it; of
 * absolute names the crate in the function's name is evidence.
 */
final class OwnRustFile {

    private final SourceQuestion question;
    private final Tree tree;
    private final CompiledPath compiled;

    OwnRustFile(SourceQuestion question, Tree tree) {
        this.question = question;
        this.tree = tree;
        this.compiled = CompiledPath.of(question.fileAsCompiled());
    }

    SourceAnswer find() {
        if (!compiled.absolute()) {
            for (String path : belowRoots()) {
                if (tree.hasFile(path)) {
                    return found(path);
                }
            }
        }
        WantedFile wanted = new WantedFile(compiled.segments(), crateFolder(), FolderRule.ANY, false);
        return new FileSearch(tree, wanted, question).run();
    }

    private List<String> belowRoots() {
        List<String> root = CompiledPath.segmentsOf(question.rootPath().replace('\\', '/'));
        String path = compiled.from(0);
        return Stream.of(String.join("/", root) + "/" + path, path)
                .map(each -> each.startsWith("/") ? each.substring(1) : each)
                .distinct()
                .toList();
    }

    private static SourceAnswer found(String path) {
        String why = "The name as compiled is this path below the workspace's root.";
        return SourceAnswer.found(List.of(new Attempt(path, "workspace", Verdict.FOUND, why)), path, why);
    }

    /** {@code shop_cart::total::sum} is of the crate that usually lies in the folder {@code shop-cart}. */
    private List<String> crateFolder() {
        String function = question.function();
        int end = function.indexOf("::");
        int source = compiled.segments().lastIndexOf("src");
        if (end <= 0 || source < 0 || function.charAt(0) == '<') {
            return List.of();
        }
        String crate = function.substring(0, end).replace('_', '-');
        List<String> below =
                compiled.segments().subList(source, compiled.segments().size() - 1);
        return Stream.concat(Stream.of(crate), below.stream()).toList();
    }
}
