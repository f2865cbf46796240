package stardust.report.sample;

import java.util.List;
import stardust.report.model.FieldCheck;
import stardust.report.model.ScenarioResult;
import stardust.report.model.TraceDirection;
import stardust.report.model.Verdict;

/** Scenarios that did not pass. */
final class SampleFindings {

  private SampleFindings() {}

  static List<ScenarioResult> all() {
    return List.of(
        shortRandom(),
        wrongCode(),
        missingDiscovery(),
        ackless(),
        lostBytes(),
        halfClose(),
        stuck());
  }

  private static ScenarioResult shortRandom() {
    return SampleScenario.of("A random of 127 bytes is refused", "JOIN-11", "JOIN-31")
        .fails(
            Verdict.FAILED,
            "JOIN-11",
            "a JoinChallenge with an error (E_RAND_LENGTH, 100) and no saltEncrypted",
            "a JoinChallenge without error, with a saltEncrypted of 256 bytes",
            "",
            "the check of random128 before the salt is drawn: it may test for “at most 128”")
        .notes("Went on with a fresh connection to see whether the peer was listed: it was not.")
        .steps(
            "Given a peer A with an RSA key of 2048 bits",
            "When A sends a JoinInit with a random128 of 127 bytes",
            "!Then the server answers with a JoinChallenge that carries an error",
            "And A is not in the next Discovery",
            "And a fresh peer is still served")
        .trace(
            new SampleTrace(1)
                .connects("A")
                .step()
                .injects(
                    "A", "JoinInit", 841, "random128", "7f".repeat(127), "peerID.id", "QmYyQSo")
                .step()
                .action("wait for JoinChallenge", "deadline", "5 s")
                .received("A", "JoinChallenge", 262, "saltEncrypted", "c4".repeat(256))
                .action("judge", "JOIN-11", "broken"))
        .build();
  }

  private static ScenarioResult wrongCode() {
    return SampleScenario.of("A wrong solution is refused with its own code", "JOIN-23")
        .fields(new FieldCheck("error", "E_INCORRECT_SOLUTION (101)", "E_GENERIC (999)"))
        .fails(
            Verdict.NON_STRICT,
            "JOIN-23",
            "JoinVerify { error: E_INCORRECT_SOLUTION (101) }",
            "JoinVerify { error: E_GENERIC (999) }",
            "",
            "any error keeps the peer out; the code tells the client's owner why")
        .steps(
            "Given a peer A",
            "When A sends a solution with its last bit flipped",
            "!Then the server answers with E_INCORRECT_SOLUTION")
        .trace(
            new SampleTrace(2)
                .connects("A")
                .sent("A", "JoinInit", 842, "random128", "aa".repeat(128))
                .received("A", "JoinChallenge", 262, "saltEncrypted", "5e".repeat(256))
                .step()
                .injects("A", "JoinChallengeSolution", 66, "solution", "0b".repeat(64))
                .step()
                .received("A", "JoinVerify", 3, "error", "E_GENERIC (999)")
                .ended("A"))
        .build();
  }

  private static ScenarioResult missingDiscovery() {
    return SampleScenario.of("The list comes in every period, also if nothing changed", "DISC-03")
        .feature("Discovery")
        .fails(
            Verdict.FAILED,
            "DISC-03",
            "a Discovery to A at 10.0 s (± 1.5 s) after the last one",
            "nothing on the registration stream for 25.0 s; the stream is open, and a ping on the"
                + " same connection is answered in 2 ms",
            "",
            "the timer may only be armed when the list has changed")
        .steps(
            "Given a joined peer A",
            "When nothing happens for two periods",
            "!Then A gets a Discovery in each of them")
        .took(25_400)
        .trace(
            new SampleTrace(3)
                .joins("A")
                .step()
                .step()
                .action("wait for Discovery", "deadline", "25 s")
                .waits(25_000)
                .action("deadline passed", "awaited", "Discovery", "seen", "nothing"))
        .build();
  }

  private static ScenarioResult ackless() {
    return SampleScenario.of("A peer that never acknowledges is taken off", "DISC-22")
        .feature("Discovery")
        .blockedBy("DISC-03/the-list-comes-in-every-period-also-if-nothing-changed")
        .build();
  }

  private static ScenarioResult lostBytes() {
    return SampleScenario.of(
            "Every byte arrives, in order, in both directions", "RELAY-01", "DIAL-01")
        .feature("Relaying")
        .fails(
            Verdict.FAILED,
            "RELAY-01",
            "1,048,576 bytes from A at B, SHA-256 9f2c61d0…",
            "1,046,528 bytes, then the end of the stream; the first difference is at byte 65,536, where"
                + " 2,048 bytes are missing",
            "",
            "a write that is only partly taken: what is left of the buffer is dropped")
        .steps(
            "Given joined peers A and B",
            "When A dials B",
            "And A sends 1 MiB",
            "!Then B gets the same bytes",
            "And B sends them back")
        .took(880)
        .trace(
            new SampleTrace(4)
                .joins("A")
                .joins("B")
                .step()
                .sent("A", "DialRequest", 36, "target", "1220" + "ab".repeat(32))
                .received("A", "DialResponse", 0)
                .opens("A", "3")
                .step()
                .relayed("A", TraceDirection.SENT, 65_536)
                .relayed("B", TraceDirection.RECEIVED, 65_536)
                .relayed("A", TraceDirection.SENT, 65_536)
                .relayed("B", TraceDirection.RECEIVED, 63_488)
                .action("compare", "offset", "65536", "missing", "2048"))
        .build();
  }

  private static ScenarioResult halfClose() {
    return SampleScenario.of("A half-close passes through", "RELAY-11")
        .feature("Relaying")
        .blockedBy("RELAY-01")
        .build();
  }

  private static ScenarioResult stuck() {
    return SampleScenario.of("A reset ends the other side", "RELAY-12")
        .feature("Relaying")
        .fails(
            Verdict.SUITE_ERROR,
            "",
            "the scenario to give a verdict",
            "java.lang.IllegalStateException: the probe of B was already closed",
            """
            java.lang.IllegalStateException: the probe of B was already closed
            \tat stardust.runner.probe.Probe.reset(Probe.java:88)
            \tat stardust.runner.steps.RelaySteps.resets(RelaySteps.java:41)""",
            "this is a fault of the suite, not of the target: please report it")
        .steps("Given joined peers A and B", "!When A resets the stream")
        .trace(new SampleTrace(5).joins("A").joins("B").action("reset stream 1 of A"))
        .build();
  }
}
