package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One number per function over several trees: functions of equal name and file are one. Only functions that were asked
 * for get a number.
 */
final class FunctionCatalog {
    static final Comparator<Function> BY_NAME =
            Comparator.comparing(Function::name).thenComparing(Function::file);

    private final int[][] known;
    private final List<Function> functions = new ArrayList<>();
    private final List<Integer> startLines = new ArrayList<>();
    private final Map<Function, Integer> numbers = new HashMap<>();
    private final boolean files;

    record Function(String name, String file) {}

    FunctionCatalog(List<WeightedStacks> trees) {
        this(trees, true);
    }

    private FunctionCatalog(List<WeightedStacks> trees, boolean files) {
        this.files = files;
        known = new int[trees.size()][];
        for (int tree = 0; tree < known.length; tree++) {
            known[tree] = new int[trees.get(tree).view().keyCount()];
            Arrays.fill(known[tree], -1);
        }
    }

    /** One that takes functions of equal name for one, whatever their files; all of its functions have the file "". */
    static FunctionCatalog ofNames(List<WeightedStacks> trees) {
        return new FunctionCatalog(trees, false);
    }

    int number(int tree, StackView view, int key) {
        int number = known[tree][key];
        if (number < 0) {
            number = numberOf(new Function(view.name(key), files ? view.file(key) : ""));
            known[tree][key] = number;
        }
        return number;
    }

    int numberOf(Function function) {
        Integer number = numbers.putIfAbsent(function, functions.size());
        if (number != null) {
            return number;
        }
        functions.add(function);
        startLines.add(0);
        return functions.size() - 1;
    }

    int size() {
        return functions.size();
    }

    Function function(int number) {
        return functions.get(number);
    }

    /** The first of the start lines that were noted; 0 when none is known. */
    int startLine(int number) {
        return startLines.get(number);
    }

    /** A function can begin at several lines, in several commits. */
    void noteStartLine(int number, int line) {
        int before = startLines.get(number);
        if (line > 0 && (before == 0 || line < before)) {
            startLines.set(number, line);
        }
    }

    /** Notes where the functions of the touched locations begin. */
    void noteStartLines(int tree, StackView view, boolean[] touched) {
        for (int location = 0; location < touched.length; location++) {
            if (touched[location]) {
                for (int line = view.lineStart(location); line < view.lineEnd(location); line++) {
                    noteStartLine(number(tree, view, view.lineKey(line)), view.functionStart(line));
                }
            }
        }
    }
}
