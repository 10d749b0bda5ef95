package io.lineflame.profile.view;

/**
 * What some code costs: the weight of the samples that touch it, each sample once.
 *
 * @param self    of the samples that end in it; in the unit of the value type
 * @param total   of all samples that pass through it
 * @param samples how many samples pass through it
 */
public record Cost(long self, long total, long samples) {
    public static final Cost ZERO = new Cost(0, 0, 0);
}
