package io.lineflame.source.coverage;

import java.util.Collection;

/** Tells what functions cost together, in the profile's unit. */
@FunctionalInterface
public interface GroupCost {

    /** The weight of the samples that touch any of the functions, each once. */
    long of(Collection<ProfiledFunction> functions);
}
