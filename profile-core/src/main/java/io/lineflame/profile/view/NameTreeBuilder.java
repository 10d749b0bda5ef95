package io.lineflame.profile.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Takes the nodes of a {@link NameTree} in any order in which parents come first, and puts them in theirs. */
final class NameTreeBuilder {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(name -> name.getBytes(UTF_8), Arrays::compareUnsigned);

    private final List<String> names;
    private int count;
    private int[] parent = new int[1024];
    private int[] name = new int[1024];
    private long[] self = new long[1024];
    private long[] total = new long[1024];

    /** The names must be in the order of their bytes. */
    NameTreeBuilder(List<String> names) {
        this.names = names;
    }

    static NameTree of(FrameTree.Columns frames, FunctionCatalog catalog) {
        List<String> names = names(catalog);
        NameTreeBuilder builder = new NameTreeBuilder(names);
        int[] rank = ranks(catalog, names);
        int[] place = new int[frames.parent().length];
        long[] self =
                Arrays.stream(frames.self()).map(value -> Math.max(value, 0)).toArray();
        long[] total = totals(frames.parent(), self);
        for (int node = 0; node < place.length; node++) {
            if (node == 0) {
                builder.add(-1, -1, self[0], total[0]);
            } else if (total[node] > 0) {
                place[node] = builder.add(
                        place[frames.parent()[node]], rank[frames.function()[node]], self[node], total[node]);
            }
        }
        return builder.tree();
    }

    private static List<String> names(FunctionCatalog catalog) {
        List<String> names = new ArrayList<>();
        names.add(NameTree.OTHER);
        for (int number = 0; number < catalog.size(); number++) {
            if (!catalog.function(number).name().equals(NameTree.OTHER)) {
                names.add(catalog.function(number).name());
            }
        }
        names.sort(BY_BYTES);
        return List.copyOf(names);
    }

    private static int[] ranks(FunctionCatalog catalog, List<String> names) {
        int[] rank = new int[catalog.size()];
        for (int number = 0; number < rank.length; number++) {
            rank[number] =
                    Collections.binarySearch(names, catalog.function(number).name(), BY_BYTES);
        }
        return rank;
    }

    private static long[] totals(int[] parent, long[] self) {
        long[] total = self.clone();
        for (int node = total.length - 1; node > 0; node--) {
            total[parent[node]] += total[node];
        }
        return total;
    }

    /**
     * Adds a node; gives its number here.
     *
     * @param under  a number given before; -1 for the root, which comes first
     * @param called an index of the names; the root's means nothing
     */
    int add(int under, int called, long itself, long all) {
        if (count == parent.length) {
            parent = Arrays.copyOf(parent, 2 * count);
            name = Arrays.copyOf(name, 2 * count);
            self = Arrays.copyOf(self, 2 * count);
            total = Arrays.copyOf(total, 2 * count);
        }
        parent[count] = under;
        name[count] = called;
        self[count] = itself;
        total[count] = all;
        return count++;
    }

    NameTree tree() {
        boolean[] all = new boolean[count];
        Arrays.fill(all, true);
        int[] order = Preorder.of(Arrays.copyOf(parent, count), all, node -> Math.max(name[node], 0));
        int[] place = new int[count];
        for (int i = 0; i < count; i++) {
            place[order[i]] = i;
        }
        int[] parents = Arrays.stream(order)
                .map(node -> parent[node] < 0 ? -1 : place[parent[node]])
                .toArray();
        return new NameTree(
                names,
                parents,
                Arrays.stream(order).map(node -> name[node]).toArray(),
                ends(parents),
                Arrays.stream(order).mapToLong(node -> self[node]).toArray(),
                Arrays.stream(order).mapToLong(node -> total[node]).toArray());
    }

    private static int[] ends(int[] parents) {
        int[] end = new int[parents.length];
        for (int node = parents.length - 1; node >= 0; node--) {
            end[node] = Math.max(end[node], node + 1);
            if (node > 0) {
                end[parents[node]] = Math.max(end[parents[node]], end[node]);
            }
        }
        return end;
    }
}
