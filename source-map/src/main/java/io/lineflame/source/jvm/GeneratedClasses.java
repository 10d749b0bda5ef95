package io.lineflame.source.jvm;

import io.lineflame.source.search.TableFile;
import java.util.List;
import java.util.Optional;

/** Classes that somebody other than a person or a compiler makes: the table {@code generated-classes.txt}. */
final class GeneratedClasses {

    /** A piece of a class's name, and a sentence's part that says who makes such classes. */
    private record Mark(String piece, String maker) {}

    private static final List<Mark> MARKS = TableFile.rows(GeneratedClasses.class, "generated-classes.txt", 2).stream()
            .map(row -> new Mark(row.get(0), row.get(1)))
            .toList();

    private GeneratedClasses() {}

    /** Who made a class while the program was built or ran; empty for classes that have source. */
    static Optional<String> maker(JvmName name) {
        if (name.kind() == JvmName.Kind.HIDDEN) {
            return Optional.of("the JVM or a library, as a hidden class");
        }
        String className = name.qualified();
        return MARKS.stream()
                .filter(mark -> className.contains(mark.piece()))
                .map(Mark::maker)
                .findFirst();
    }

    /** The class that a proxy stands for, by its name; empty when the name does not hold it. */
    static Optional<String> standsFor(JvmName name) {
        String className = name.qualified();
        return MARKS.stream()
                .map(mark -> className.indexOf(mark.piece()))
                .filter(at -> at > 0 && className.charAt(at - 1) != '.')
                .findFirst()
                .map(at -> className.substring(0, at));
    }
}
