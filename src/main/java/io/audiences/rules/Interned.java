package io.audiences.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers values in the order of their first appearance; equal values get one number. Safe for concurrent use. */
final class Interned<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    synchronized int number(T value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = values.size();
        numbers.put(value, number);
        values.add(value);
        return number;
    }

    synchronized T get(int number) {
        return values.get(number);
    }
}
