package stardust.report.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import stardust.report.model.ScenarioResult;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleScenario;
import stardust.report.sample.SampleTrace;

class ExchangeTest {

  @Test
  void findsWhatWasSentAndWhatCameBack() {
    Exchange exchange = of(refusal().ended("A"));

    assertThat(exchange.sent()).map(Row::label).contains("JoinInit");
    assertThat(exchange.answer()).map(Row::label).contains("JoinChallenge");
    assertThat(exchange.end()).map(Row::label).contains("ends stream 1");
  }

  @Test
  void saysThatTheStreamStayedOpen() {
    assertThat(of(refusal()).end()).isEmpty();
  }

  @Test
  void takesNoAcknowledgementForWhatTheScenarioSent() {
    Exchange exchange = of(refusal().received("A", "Discovery", 36).sent("A", "DiscoveryAck", 0));

    assertThat(exchange.sent()).map(Row::label).contains("JoinInit");
  }

  @Test
  void takesNoEndForWhatTheScenarioSent() {
    SampleTrace trace = new SampleTrace(1).connects("A").step();
    trace.sent("A", "JoinInit", 842).cut("A").step().received("A", "JoinChallenge", 262);

    assertThat(of(trace).sent()).map(Row::label).contains("JoinInit");
  }

  @Test
  void isAbsentWhereNothingFailed() {
    ScenarioResult passed =
        SampleScenario.of("Fine", "JOIN-01").trace(refusal()).steps("Given A connects").build();

    assertThat(Exchange.of(Sequence.of(passed))).isEmpty();
  }

  private static SampleTrace refusal() {
    SampleTrace trace = new SampleTrace(1).connects("A").step();
    return trace.sent("A", "JoinInit", 842).step().received("A", "JoinChallenge", 262);
  }

  private static Exchange of(SampleTrace trace) {
    ScenarioResult failed =
        SampleScenario.of("A failure", "JOIN-11")
            .fails(Verdict.FAILED, "JOIN-11", "an error", "none came", "", "")
            .trace(trace)
            .steps("Given A connects", "When A sends", "!Then an error comes")
            .build();
    return Exchange.of(Sequence.of(failed)).orElseThrow();
  }
}
