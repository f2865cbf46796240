package stardust.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stardust.report.model.ScenarioResult;
import stardust.spec.Level;
import stardust.spec.Requirement;
import stardust.spec.SpecDocument;

/** By which the filters sort requirements and scenarios: chapters of the protocol, and levels. */
final class Chapters {

  private final Page page;

  Chapters(Page page) {
    this.page = page;
  }

  /** Names of the chapters that state requirements, by their numbers. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> stating =
        page.assessment().requirements().stream()
            .flatMap(each -> each.requirement().stream())
            .map(Chapters::of)
            .toList();
    for (SpecDocument.Section section : page.document().sections()) {
      if (section.depth() == 2 && stating.contains(section.number())) {
        names.put(section.number(), section.name());
      }
    }
    return names;
  }

  /** The number of the chapter that states a requirement. */
  static String of(Requirement requirement) {
    return requirement.section().split("[. ]", 2)[0];
  }

  /** Those of all requirements that a scenario checks, between blanks. */
  String of(ScenarioResult scenario) {
    return scenario.requirements().stream()
        .flatMap(id -> page.assessment().requirement(id).stream())
        .map(Chapters::of)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The gravest level that a scenario checks; empty if it checks nothing that is known. */
  String level(ScenarioResult scenario) {
    return scenario.requirements().stream()
        .flatMap(id -> page.assessment().requirement(id).stream())
        .map(Requirement::level)
        .min(Level::compareTo)
        .map(Level::name)
        .orElse("");
  }
}
