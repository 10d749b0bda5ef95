package io.lineflame.server.health;

import java.util.Optional;

/** Something that must work before requests make sense. Contribute with {@code @IntoSet}; asked on every {@code /ready}, so it answers within seconds. */
public interface ReadyCheck {

    /** A sentence for the operator when it does not work; empty when it does. Never throws. */
    Optional<String> problem();
}
