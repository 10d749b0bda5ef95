package io.lineflame.profile.stacks;

/** The values of a selection add up to more than 64 bits hold: no number is shown rather than a wrong one. */
public final class WeightOverflowException extends ArithmeticException {
    WeightOverflowException() {
        super(
                "The values of the selected profiles add up to more than 64 bits hold; select a shorter time or fewer series");
    }
}
