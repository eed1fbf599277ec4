package io.audiences.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that was probably meant. */
public final class Spelling {
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The closest of {@code known}, if at most a third of its letters differ. */
    static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> !name.equals(word))
                .filter(name -> distance(word, name) <= Math.max(1, Math.min(word.length(), name.length()) / 3))
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** "; did you mean …?", or nothing. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, ignoring case and the
    // difference between camelCase and snake_case.
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT).replace("_", "");
        String b = right.toLowerCase(Locale.ROOT).replace("_", "");
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
