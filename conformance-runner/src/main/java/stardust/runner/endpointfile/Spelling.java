package stardust.runner.endpointfile;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was meant. */
final class Spelling {

  private Spelling() {}

  /** "; did you mean ...?" where one is near enough, and all of them where none is. */
  static String hint(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> distance(word, each) <= Math.max(1, word.length() / 2))
        .min(Comparator.comparing(each -> distance(word, each)))
        .map(each -> "; did you mean \"" + each + "\"?")
        .orElse("; known are " + String.join(", ", known.stream().sorted().toList()));
  }

  /** How many letters have to be put in, left out or changed (Levenshtein). */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
