package io.lineflame.source.coverage;

import java.util.Collection;
import java.util.List;

/** Tells what groups of functions cost, in the profile's unit. */
@FunctionalInterface
public interface GroupCost {

    /**
     * For each group the weight of the samples that touch any of its functions, each once.
     *
     * @param groups a function may be in several
     */
    List<Long> of(List<? extends Collection<ProfiledFunction>> groups);
}
