package io.lineflame.source.mappings;

import io.lineflame.source.Language;
import java.util.Locale;

/** Where the source of a class lies when only its method's name is known. */
final class ClassFile {

    private ClassFile() {}

    /** A method's or package's name as the virtual machine writes it, whatever tool wrote it: {@code org/example/App}. */
    static String slashed(String name) {
        return name.replace('.', '/');
    }

    /**
     * The file of a method's outermost class, e.g. {@code org/example/App.java} of {@code org/example/App$Inner.run}; empty
     * when the name has no package.
     */
    static String of(String method, Language language) {
        String name = method.indexOf('/') < 0 ? withSlashes(method) : method;
        int slash = name.lastIndexOf('/');
        int end = first(name, slash + 1);
        return slash <= 0 || end <= slash + 1 ? "" : name.substring(0, end) + "." + extension(language);
    }

    /** {@code org.example.App.run} to {@code org/example/App.run}. */
    private static String withSlashes(String method) {
        int dot = method.lastIndexOf('.');
        return dot < 0 ? method : slashed(method.substring(0, dot)) + method.substring(dot);
    }

    /** Where the class's own name ends. */
    private static int first(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) == '.' || name.charAt(i) == '$') {
                return i;
            }
        }
        return name.length();
    }

    private static String extension(Language language) {
        return language == Language.KOTLIN ? "kt" : language.name().toLowerCase(Locale.ROOT);
    }
}
