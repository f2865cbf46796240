package stardust.spec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines of one requirement: a first line with id, level and roles, the sentence, and one line
 * with the source.
 *
 * @param lines no blank ones
 * @param start line of the first, from 1
 */
record RequirementBlock(List<String> lines, int start) {

  private static final Pattern BEGIN = Pattern.compile("\\*\\*[A-Z]+-.*");
  private static final Pattern FIRST =
      Pattern.compile("\\*\\*([A-Z]+-\\d\\d)\\*\\* · (\\S+) · ([^\\\\]+)(\\\\?)");
  private static final Pattern QUOTE = Pattern.compile("> \"(.+)\"");
  private static final Pattern GAP = Pattern.compile("> Gap (G\\d+): (.+)");

  static boolean begins(String line) {
    return BEGIN.matcher(line).matches();
  }

  Requirement parse(String section) {
    Matcher first = FIRST.matcher(lines.get(0));
    if (!first.matches()) {
      throw error(0, "a requirement begins with **AREA-NN** · LEVEL · ROLES\\");
    }
    if (first.group(4).isEmpty()) {
      throw error(0, "the first line of a requirement ends in a backslash");
    }
    Level level = constant(Level.class, first.group(2), "level");
    return new Requirement(first.group(1), level, roles(first.group(3)), text(), source(), section);
  }

  private Set<Role> roles(String names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names.strip().split(", ", -1)) {
      roles.add(constant(Role.class, name, "role"));
    }
    return roles;
  }

  /** Levels are written in capitals, as the constants are, and roles in small letters. */
  private <E extends Enum<E>> E constant(Class<E> type, String name, String what) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> written(constant).equals(name))
        .findFirst()
        .orElseThrow(() -> error(0, "no such " + what + ": " + name));
  }

  private static String written(Enum<?> constant) {
    return constant instanceof Role ? constant.name().toLowerCase(Locale.ROOT) : constant.name();
  }

  private String text() {
    String text =
        lines.stream()
            .skip(1)
            .takeWhile(line -> !line.startsWith(">"))
            .map(String::strip)
            .collect(Collectors.joining(" "));
    if (text.isEmpty()) {
      throw error(0, "this requirement has no sentence");
    }
    return text;
  }

  private Source source() {
    int last = lines.size() - 1;
    if (lines.subList(0, last).stream().anyMatch(line -> line.startsWith(">"))) {
      throw error(last, "a requirement ends with one line that says its source");
    }
    Matcher quote = QUOTE.matcher(lines.get(last));
    if (quote.matches()) {
      return new Source.Original(quote.group(1));
    }
    Matcher gap = GAP.matcher(lines.get(last));
    if (gap.matches()) {
      return new Source.Gap(gap.group(1), gap.group(2));
    }
    throw error(last, "a source is > \"a quote of the original\" or > Gap GN: its question");
  }

  private SpecSyntaxException error(int line, String what) {
    return new SpecSyntaxException(start + line, what);
  }
}
