package io.lineflame.source.paths;

import io.lineflame.source.FileExtensions;
import io.lineflame.source.Language;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import java.util.ArrayList;
import java.util.List;

/** File names as compiled, of languages other than Go. */
final class OtherPaths {

    private OtherPaths() {}

    /**
     * The file's name in segments. On the JVM a class carries its file's name alone, and the class's
     * package gives the folders.
     */
    static List<String> of(SourceQuestion question) {
        String file = question.fileAsCompiled();
        int query = file.indexOf('?'); // bundlers add a hash: webpack:///./src/cart.ts?1a2b
        List<String> path = CompiledPath.of(withoutScheme(query > 0 ? file.substring(0, query) : file))
                .segments();
        if (path.size() == 1
                && FileExtensions.language(file).filter(Language::onJvm).isPresent()) {
            List<String> withPackage = new ArrayList<>(javaPackage(question.function()));
            withPackage.add(path.get(0));
            return withPackage;
        }
        return path;
    }

    private static String withoutScheme(String file) {
        return file.replaceFirst("^(webpack|webpack-internal|file|app)://", "/");
    }

    /** The lower-case parts of {@code com.acme.shop.Cart.total} or {@code com/acme/shop/Cart.total}. */
    private static List<String> javaPackage(String function) {
        List<String> packagePath = new ArrayList<>();
        for (String part : function.replace('/', '.').split("\\.", -1)) {
            if (part.isEmpty() || !Character.isLowerCase(part.charAt(0))) {
                return packagePath;
            }
            packagePath.add(part);
        }
        return List.of();
    }
}
