package io.lineflame.source.declarations;

import io.lineflame.source.Language;

/**
 * What a disagreement means in a language, as its compilers and tools name functions and lines.
 *
 * @param exact functions start on their declaration, and cost stands on lines with code: one
 *     disagreement decides
 * @param namesAreDeclared where another function is declared this one cannot start, even if the file
 *     declares none of its name: no macros, no generated members
 * @param startsAnywhereInside a start line may be that of the first code that ran
 * @param linesMayLieBeyond inlining gives functions lines that the file does not have
 */
record Strictness(boolean exact, boolean namesAreDeclared, boolean startsAnywhereInside, boolean linesMayLieBeyond) {

    static Strictness of(Language language, String path) {
        boolean translated = path.endsWith(".pyx");
        return switch (language) {
            case GO -> new Strictness(true, true, false, false);
            case PYTHON -> new Strictness(!translated, !translated, translated, false);
            case ASSEMBLY -> new Strictness(false, true, false, false);
            case RUBY, PHP -> new Strictness(false, false, false, false);
            case JAVA, GROOVY, SCALA, CSHARP -> new Strictness(false, false, true, false);
            case KOTLIN -> new Strictness(false, false, true, true);
            default -> new Strictness(false, false, false, false);
        };
    }
}
