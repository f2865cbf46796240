package stardust.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import stardust.binding.Binding;
import stardust.report.model.ScenarioResult;
import stardust.runner.endpoint.EmbeddedEndpoint;
import stardust.runner.identity.Identities;
import stardust.runner.probe.Offer;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.ScenarioParts;
import stardust.runner.probe.Seed;
import stardust.runner.time.Timing;
import stardust.spec.Catalogue;
import stardust.stack.Stack;
import stardust.transport.Transport;

class EngineTest {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String PATIENT = "WIRE-05/a-peer-that-acknowledges-stays-online";
  private static final String ORDINARY = "JOIN-04/every-join-gets-a-new-salt";
  private static final String QUIET = "DISC-03/a-list-comes-in-every-period";

  private final Map<String, ScenarioResult> results = new ConcurrentHashMap<>();

  @Test
  void quietScenariosRunAfterTheOthers() {
    run(false, PATIENT, ORDINARY, QUIET);

    assertThat(started(PATIENT)).isAfterOrEqualTo(ended(ORDINARY));
    assertThat(started(QUIET)).isAfterOrEqualTo(ended(ORDINARY));
  }

  @Test
  void patientScenariosRunBesideAllOthersIfAskedFor() {
    run(true, PATIENT, ORDINARY, QUIET);

    assertThat(started(PATIENT)).isBefore(ended(ORDINARY));
    assertThat(started(QUIET)).isAfterOrEqualTo(ended(ORDINARY));
  }

  @Test
  void patientScenariosBeginBeforeOthersOfTheirKind() {
    run(1, false, QUIET, PATIENT);

    assertThat(started(QUIET)).isAfterOrEqualTo(ended(PATIENT));
  }

  private void run(boolean patientFirst, String... ids) {
    run(4, patientFirst, ids);
  }

  private void run(int parallel, boolean patientFirst, String... ids) {
    List<String> wanted = List.of(ids);
    List<ScenarioInfo> scenarios =
        ScenarioList.load(CATALOGUE).all().stream()
            .filter(info -> wanted.contains(info.id()))
            .toList();
    assertThat(scenarios).hasSize(ids.length);
    Identities identities = new Identities();
    try (Transport transport = new Transport(2);
        EmbeddedEndpoint endpoint =
            new EmbeddedEndpoint(transport, identities, INTERVAL, Binding.LIBP2P)) {
      Offer offer = new Offer(Binding.LIBP2P, Stack.SECURITIES, Stack.MUXERS);
      Timing timing = new Timing(1, INTERVAL);
      List<Object> shared =
          List.of(
              endpoint, transport, identities, timing, offer, new Seed(42), new PlainUse.Outcome());
      Engine engine = new Engine(CATALOGUE, shared, ScenarioParts.TYPES);
      (patientFirst ? engine.patientFirst() : engine)
          .run(scenarios, parallel, false, ScenarioInfo::id, each -> results.put(each.id(), each));
    }
    assertThat(results).containsOnlyKeys(ids);
  }

  private Instant started(String id) {
    return result(id).started();
  }

  private Instant ended(String id) {
    return result(id).started().plus(result(id).took());
  }

  private ScenarioResult result(String id) {
    ScenarioResult result = results.get(id);
    assertThat(result).as(id).isNotNull();
    return Objects.requireNonNull(result);
  }
}
