package io.lineflame.profile.text;

import java.util.Arrays;

/** Numbers without an object each. */
final class DoubleList {

    private double[] numbers = new double[16];
    private int size;

    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    double get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }
}
