package io.lineflame.source.jvm;

import io.lineflame.source.search.CompiledPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the file of a class may be called.
 *
 * @param names most likely first; not empty
 * @param known whether the profile names the file, so that there is one name
 */
record ClassFiles(List<String> names, boolean known) {

    private static final List<String> EXTENSIONS = List.of(".java", ".kt", ".scala", ".groovy");

    ClassFiles {
        names = List.copyOf(names);
    }

    static ClassFiles of(JvmName name, String file) {
        List<String> compiled = CompiledPath.of(file).segments();
        if (CompiledPath.namesNothing(file) || compiled.isEmpty()) {
            return new ClassFiles(byClass(name), false);
        }
        String last = compiled.get(compiled.size() - 1);
        return last.indexOf('.') < 0 || isMadeUp(name, compiled)
                ? new ClassFiles(byClass(name), false)
                : new ClassFiles(List.of(last), true);
    }

    /**
     * Whether the path says no more than the class: converters of JFR write {@code src/main/java/com/acme/Cart.java}
     * for every class of any language.
     */
    private static boolean isMadeUp(JvmName name, List<String> compiled) {
        List<String> madeUp = new ArrayList<>(name.packagePath());
        madeUp.add(name.topLevel() + ".java");
        return compiled.size() > 1 && !name.packagePath().isEmpty() && CompiledPath.endsWith(compiled, madeUp);
    }

    private static List<String> byClass(JvmName name) {
        Set<String> names = new LinkedHashSet<>();
        String top = name.topLevel();
        if (top.endsWith("Kt") && top.length() > 2) {
            kotlinFacade(names, top.substring(0, top.length() - 2));
        }
        EXTENSIONS.forEach(extension -> names.add(top + extension));
        if (!top.isEmpty() && Character.isLowerCase(top.charAt(0))) {
            names.add(top + ".clj");
            names.add(top + ".cljc");
        }
        return List.copyOf(names);
    }

    /** {@code CartKt} is made of {@code Cart.kt} or {@code cart.kt}, a part {@code ListsKt__AddKt} of {@code Add.kt}. */
    private static void kotlinFacade(Set<String> names, String stem) {
        int part = stem.indexOf("__");
        String file = part > 0 ? stem.substring(part + 2) : stem;
        names.add(file + ".kt");
        if (!file.isEmpty()) {
            names.add(file.substring(0, 1).toLowerCase(Locale.ROOT) + file.substring(1) + ".kt");
        }
    }
}
