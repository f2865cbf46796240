package stardust.report.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells columns apart whose targets are called the same: they are counted. */
final class ColumnNames {

  private ColumnNames() {}

  static List<String> distinct(List<String> wanted) {
    Set<String> taken = new HashSet<>(wanted);
    List<String> names = new ArrayList<>();
    for (String name : wanted) {
      boolean alone = Collections.frequency(wanted, name) == 1;
      names.add(alone ? name : free(name, taken));
    }
    return names;
  }

  private static String free(String name, Set<String> taken) {
    int number = 1;
    while (!taken.add(name + " (" + number + ")")) {
      number++;
    }
    return name + " (" + number + ")";
  }
}
