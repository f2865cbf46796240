package stardust.report.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceDirection;
import stardust.report.model.Verdict;
import stardust.spec.Catalogue;
import stardust.spec.Level;
import stardust.spec.Requirement;
import stardust.spec.Role;

/** Scenarios that found nothing to mend: one for every other requirement that binds a server. */
final class SamplePasses {

  private static final Map<String, String> FEATURES =
      Map.of(
          "WIRE", "Framing",
          "CONN", "Connecting",
          "JOIN", "Joining",
          "DISC", "Discovery",
          "DIAL", "Dialling",
          "RELAY", "Relaying");

  private SamplePasses() {}

  static List<ScenarioResult> all() {
    List<ScenarioResult> passes = new ArrayList<>();
    for (Requirement requirement : Catalogue.load().all()) {
      if (requirement.binds().contains(Role.SERVER) && passes.size() < 60) {
        passes.add(of(requirement));
      }
    }
    return passes;
  }

  private static ScenarioResult of(Requirement requirement) {
    String name = requirement.text().replace("`", "");
    return judged(
            SampleScenario.of(name.substring(0, Math.min(70, name.length())), requirement.id())
                .feature(FEATURES.getOrDefault(requirement.area(), "Other")),
            requirement)
        .steps(
            "Given a joined peer A",
            "When A does what " + requirement.id() + " speaks of",
            "Then the server does what it must")
        .trace(new SampleTrace(requirement.id().hashCode()).joins("A"))
        .build();
  }

  private static SampleScenario judged(SampleScenario scenario, Requirement requirement) {
    if (requirement.id().equals("WIRE-02")) {
      return scenario.ends(Verdict.NOT_APPLICABLE, "The target declares the libp2p binding.");
    }
    return requirement.level() == Level.OBSERVE
        ? scenario.ends(Verdict.OBSERVED, "The server kept the connection open for 5 s.")
        : scenario;
  }

  /** With the long trace of a relayed dial. */
  static ScenarioResult threePeers(int number) {
    SampleTrace trace = new SampleTrace(number).joins("A").joins("B").joins("C");
    for (int i = 0; i < 10; i++) {
      trace.relayed("A", TraceDirection.SENT, 4096).relayed("B", TraceDirection.RECEIVED, 4096);
    }
    return SampleScenario.of("Relayed dial number " + number, "RELAY-02")
        .feature("Load " + number / 20)
        .steps("Given joined peers A, B and C", "When A dials B", "Then C is not disturbed")
        .trace(trace)
        .build();
  }
}
