package io.lineflame.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which language a file's name speaks of. */
public final class FileExtensions {

    private static final Map<String, Language> BY_EXTENSION = Map.ofEntries(
            Map.entry("go", Language.GO),
            Map.entry("java", Language.JAVA),
            Map.entry("kt", Language.KOTLIN),
            Map.entry("kts", Language.KOTLIN),
            Map.entry("scala", Language.SCALA),
            Map.entry("groovy", Language.GROOVY),
            Map.entry("py", Language.PYTHON),
            Map.entry("pyx", Language.PYTHON),
            Map.entry("pyc", Language.PYTHON),
            Map.entry("js", Language.JAVASCRIPT),
            Map.entry("mjs", Language.JAVASCRIPT),
            Map.entry("cjs", Language.JAVASCRIPT),
            Map.entry("jsx", Language.JAVASCRIPT),
            Map.entry("ts", Language.TYPESCRIPT),
            Map.entry("mts", Language.TYPESCRIPT),
            Map.entry("cts", Language.TYPESCRIPT),
            Map.entry("tsx", Language.TYPESCRIPT),
            Map.entry("rs", Language.RUST),
            Map.entry("rb", Language.RUBY),
            Map.entry("php", Language.PHP),
            Map.entry("c", Language.C),
            Map.entry("h", Language.C),
            Map.entry("cc", Language.CPP),
            Map.entry("cpp", Language.CPP),
            Map.entry("cxx", Language.CPP),
            Map.entry("hpp", Language.CPP),
            Map.entry("hh", Language.CPP),
            Map.entry("hxx", Language.CPP),
            Map.entry("c++", Language.CPP),
            Map.entry("tcc", Language.CPP),
            Map.entry("inl", Language.CPP),
            Map.entry("ipp", Language.CPP),
            Map.entry("cu", Language.CPP),
            Map.entry("cs", Language.CSHARP),
            Map.entry("s", Language.ASSEMBLY),
            Map.entry("asm", Language.ASSEMBLY));

    private FileExtensions() {}

    /** The language of a file as compiled, by its extension; empty when it has none that is known. */
    public static Optional<Language> language(String file) {
        String path = withoutQuery(file);
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_EXTENSION.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** Bundlers put a hash behind a name: {@code webpack:///./src/cart.ts?1a2b}. */
    private static String withoutQuery(String file) {
        int query = file.indexOf('?');
        return query > 0 ? file.substring(0, query) : file;
    }
}
