package io.lineflame.source.paths;

import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.CompiledPath;
import java.util.List;

/** File names as compiled, as bundlers write them too. */
final class OtherPaths {

    private OtherPaths() {}

    /** The file's name in segments. */
    static List<String> of(SourceQuestion question) {
        String file = question.fileAsCompiled();
        int query = file.indexOf('?'); // bundlers add a hash: webpack:///./src/cart.ts?1a2b
        return CompiledPath.of(withoutScheme(query > 0 ? file.substring(0, query) : file))
                .segments();
    }

    private static String withoutScheme(String file) {
        return file.replaceFirst("^(webpack|webpack-internal|file|app)://", "/");
    }
}
