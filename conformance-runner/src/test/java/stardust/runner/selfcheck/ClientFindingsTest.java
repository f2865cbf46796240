package stardust.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.runner.client.mutant.ClientMutant;
import stardust.runner.client.mutant.ClientMutants;
import stardust.runner.engine.ScenarioInfo;
import stardust.runner.engine.ScenarioList;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.spec.Role;
import stardust.transport.Transport;

/** One defect of a client is one finding, also where other scenarios meet it. */
class ClientFindingsTest {

  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Timing TIMING = new Timing(1, Duration.ofSeconds(3));

  @Test
  void listsThatAreNeverAcknowledgedAreNoFindingOfWhatNeedsThem() {
    List<ScenarioResult> results = of("client-acknowledges-every-other-list", "JOIN-64", "WIRE-01");

    assertThat(results)
        .filteredOn(result -> result.reason().contains("nothing came within"))
        .isNotEmpty()
        .allMatch(result -> result.blockedBy().equals(List.of("DISC-41")));
    assertThat(results).noneMatch(result -> result.verdict() == Verdict.FAILED);
  }

  private static List<ScenarioResult> of(String name, String... requirements) {
    ClientMutant mutant =
        ClientMutants.all().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    List<ScenarioInfo> scenarios =
        ScenarioList.load(CATALOGUE).of(Role.CLIENT).stream()
            .filter(each -> each.requirements().stream().anyMatch(List.of(requirements)::contains))
            .toList();
    try (Transport transport = new Transport(2)) {
      return new ClientTrial(CATALOGUE, transport, TIMING)
          .run(mutant.binding(), mutant.change(), scenarios, scenarios.size());
    }
  }
}
