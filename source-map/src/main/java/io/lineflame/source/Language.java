package io.lineflame.source;

import java.util.Locale;

/** The programming language of a frame, which decides the rules that find its source. */
public enum Language {
    GO,
    JAVA,
    KOTLIN,
    SCALA,
    GROOVY,
    PYTHON,
    JAVASCRIPT,
    TYPESCRIPT,
    RUST,
    RUBY,
    PHP,
    C,
    CPP,
    CSHARP,
    ASSEMBLY,
    UNKNOWN;

    /** The name in answers and addresses: lower case, e.g. {@code go}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether frames of this language run on a Java virtual machine. */
    public boolean onJvm() {
        return this == JAVA || this == KOTLIN || this == SCALA || this == GROOVY;
    }
}
