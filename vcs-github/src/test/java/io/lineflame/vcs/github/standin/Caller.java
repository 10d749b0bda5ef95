package io.lineflame.vcs.github.standin;

import java.util.Optional;

/** Who asks, as the credentials say. */
sealed interface Caller {

    /** Without credentials. */
    record Anonymous() implements Caller {}

    /** A person's token. */
    record Person(Token token) implements Caller {}

    /** The application itself, with client id and secret. */
    record Application() implements Caller {}

    /** With credentials that nobody has, or no longer. */
    record Unknown() implements Caller {}

    default Optional<Token> personToken() {
        return this instanceof Person person ? Optional.of(person.token()) : Optional.empty();
    }

    /** As {@link StandInRequest#who} says it. */
    default String name() {
        if (this instanceof Person person) {
            return person.token().account().login();
        }
        return this instanceof Application ? "app" : this instanceof Anonymous ? "anonymous" : "unknown";
    }
}
