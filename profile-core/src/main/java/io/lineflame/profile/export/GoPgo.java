package io.lineflame.profile.export;

/**
 * How a profile is shortened for the Go compiler's profile-guided optimization, which looks at who calls whom near the hot spots.
 * The parts are those of Pyroscope's {@code GoPGO} selector.
 *
 * @param keepLocations how many locations of a stack stay, counted from the leaf; 0 for all
 * @param aggregateCallees whether stacks that differ in nothing but the line on which the leaf was running are one: the compiler
 *     reads the line of the call, not the line in the callee
 */
public record GoPgo(int keepLocations, boolean aggregateCallees) {

    /** What Pyroscope's command line asks for when nobody says otherwise. */
    public static final GoPgo DEFAULT = new GoPgo(5, true);

    public GoPgo {
        if (keepLocations < 0) {
            throw new IllegalArgumentException("Not " + keepLocations + " locations of a stack can be kept");
        }
    }

    /** The stacks shortened and added up again. */
    StackSums shorten(StackSums all, Places places) {
        StackSums shortened = new StackSums();
        int[] stack = new int[all.deepest()];
        for (int node = 0; node < all.count(); node++) {
            if (all.value(node) != 0 || all.samples(node) != 0) {
                int length = all.stack(node, stack);
                if (aggregateCallees && length > 0) {
                    stack[0] = places.withoutInnermostLine(stack[0]);
                }
                int kept = keepLocations == 0 ? length : Math.min(length, keepLocations);
                shortened.add(node(shortened, stack, kept), all.value(node), all.samples(node));
            }
        }
        return shortened;
    }

    private static int node(StackSums sums, int[] leafFirst, int length) {
        int node = 0;
        for (int i = length - 1; i >= 0; i--) {
            node = sums.child(node, leafFirst[i]);
        }
        return node;
    }
}
