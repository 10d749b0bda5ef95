package io.lineflame.profile.view;

import java.util.Arrays;

/** Which nodes of a tree are shown when not all can be. */
final class Heaviest {
    private Heaviest() {}

    /**
     * The {@code most} nodes that weigh most. A parent weighs no less than its child and stands before it, so what is shown
     * hangs together.
     *
     * @param weight per node, parents first
     */
    static boolean[] of(long[] weight, int most) {
        boolean[] shown = new boolean[weight.length];
        if (weight.length <= most) {
            Arrays.fill(shown, true);
            return shown;
        }
        long[] ascending = weight.clone();
        Arrays.sort(ascending);
        long least = ascending[weight.length - most];
        int room = most;
        for (long one : weight) {
            room -= one > least ? 1 : 0;
        }
        for (int node = 0; node < weight.length; node++) {
            shown[node] = weight[node] > least || (weight[node] == least && room-- > 0);
        }
        return shown;
    }
}
