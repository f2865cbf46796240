package stardust.report.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stardust.spec.Requirement;
import stardust.spec.SpecDocument;

/** Chapters of the protocol, by their numbers. */
final class Sections {

  private Sections() {}

  static String of(Requirement requirement) {
    return requirement.section().split("[. ]", 2)[0];
  }

  /** Those that state one of the requirements. */
  static Map<String, String> names(Comparison comparison) {
    List<String> stating =
        comparison.requirements().stream()
            .flatMap(each -> each.requirement().stream())
            .map(Sections::of)
            .toList();
    Map<String, String> names = new LinkedHashMap<>();
    SpecDocument.load().sections().stream()
        .filter(section -> section.depth() == 2 && stating.contains(section.number()))
        .forEach(section -> names.put(section.number(), section.name()));
    return names;
  }
}
