package io.lineflame.source;

import java.util.Locale;

/** Whose code a frame is, as far as its names tell. */
public enum Origin {
    /** Of the service itself, or not known to be of anybody else. */
    OWN,
    /** Of a library that the service uses, vendored ones included. */
    DEPENDENCY,
    /** Of the language's standard library. */
    STANDARD_LIBRARY,
    /** Of the language's run time: scheduler, garbage collector, interpreter. */
    RUNTIME;

    /** The name in answers: lower case, e.g. {@code standard_library}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
