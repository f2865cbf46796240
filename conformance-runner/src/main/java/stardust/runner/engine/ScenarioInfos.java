package stardust.runner.engine;

import io.cucumber.plugin.event.TestCase;
import java.nio.file.Path;
import java.util.List;
import stardust.spec.Catalogue;

/** Reads what a scenario is from what Cucumber says of it. */
final class ScenarioInfos {

  private final Catalogue catalogue;

  ScenarioInfos(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ScenarioInfo of(TestCase scenario) {
    List<String> tags = scenario.getTags().stream().map(tag -> tag.substring(1)).toList();
    List<String> requirements =
        tags.stream().filter(tag -> catalogue.find(tag).isPresent()).toList();
    String first = requirements.isEmpty() ? "NONE" : requirements.get(0);
    return new ScenarioInfo(
        first + "/" + Slug.of(scenario.getName()),
        scenario.getName(),
        feature(scenario),
        scenario.getUri(),
        scenario.getLocation().getLine(),
        tags,
        requirements);
  }

  private static String feature(TestCase scenario) {
    String path = scenario.getUri().getSchemeSpecificPart();
    String file = String.valueOf(Path.of(path).getFileName());
    return file.replace(".feature", "");
  }
}
