package stardust.runner.engine;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The features of the suite, read once: the self-check runs some of them a thousand times. */
final class Features {

  /** Where all of them are. */
  static final String ALL = "classpath:stardust/features";

  private static final List<Feature> READ =
      new FeaturePathFeatureSupplier(
              Features.class::getClassLoader,
              new RuntimeOptionsBuilder().addFeature(FeatureWithLines.parse(ALL)).build(),
              new FeatureParser(UUID::randomUUID))
          .get();

  private Features() {}

  /** Those at these addresses, or below. */
  static List<Feature> of(List<URI> addresses) {
    return READ.stream()
        .filter(
            feature ->
                addresses.stream()
                    .anyMatch(
                        address -> feature.getUri().toString().startsWith(address.toString())))
        .toList();
  }
}
