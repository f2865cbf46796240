package stardust.report.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.report.model.TraceDirection;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;
import stardust.report.model.Verdict;
import stardust.report.sample.SampleScenario;
import stardust.report.sample.SampleTrace;

class SequenceTest {

  @Test
  void showsAJoinAsConnectionNegotiationAndMessages() {
    assertThat(rows(new SampleTrace(1).joins("A")))
        .extracting(Row::label)
        .containsExactly(
            "connects",
            "opens stream 1",
            "JoinInit",
            "JoinChallenge",
            "JoinChallengeSolution",
            "JoinVerify",
            "Discovery",
            "DiscoveryAck");
  }

  @Test
  void saysWhatAConnectionAgreedOn() {
    Row connection = rows(new SampleTrace(1).connects("A")).get(0);

    assertThat(connection.heading()).isEqualTo(Heading.BOTH);
    assertThat(connection.fields())
        .containsExactly(
            new TraceField("over", "WebSocket"), new TraceField("agreed", "/noise, /yamux/1.0.0"));
  }

  @Test
  void givesEachMessageTheFramesThatCarriedIt() {
    for (Row row : rows(new SampleTrace(1).joins("A"))) {
      if (row.kind() == RowKind.MESSAGE) {
        assertThat(row.events())
            .as(row.label())
            .extracting(TraceEvent::layer)
            .containsExactlyInAnyOrder(
                TraceLayer.MESSAGE, TraceLayer.MUXER, TraceLayer.SECURITY, TraceLayer.TRANSPORT);
        assertThat(row.events()).extracting(TraceEvent::direction).containsOnly(direction(row));
      }
    }
  }

  private static TraceDirection direction(Row row) {
    return row.isSent() ? TraceDirection.SENT : TraceDirection.RECEIVED;
  }

  @Test
  void addsUpRelayedBytesOfOneDirection() {
    SampleTrace trace = new SampleTrace(1).connects("A").opens("A", "3");
    trace.relayed("A", TraceDirection.SENT, 1000).relayed("A", TraceDirection.SENT, 234);
    trace.relayed("A", TraceDirection.RECEIVED, 50);

    assertThat(rows(trace))
        .filteredOn(row -> row.kind() == RowKind.BYTES)
        .extracting(Row::length, Row::heading)
        .containsExactly(tuple(1234L, Heading.TO_TARGET), tuple(50L, Heading.FROM_TARGET));
  }

  @Test
  void showsTheEndOfAStreamApartFromTheAnswer() {
    SampleTrace trace = new SampleTrace(1).connects("A");
    trace.sent("A", "JoinInit", 842).received("A", "JoinChallenge", 2, "error", "100").ended("A");

    assertThat(rows(trace)).extracting(Row::label).endsWith("JoinChallenge", "ends stream 1");
  }

  @Test
  void takesNoSecondFrameForAMessageThatWasWrittenWhole() {
    SampleTrace trace = new SampleTrace(1).connects("A");
    trace.injects("A", "random bytes", 200).sent("A", "DiscoveryAck", 0);

    assertThat(rows(trace))
        .filteredOn(row -> row.kind() == RowKind.MESSAGE)
        .allSatisfy(row -> assertThat(row.events()).hasSize(4));
  }

  @Test
  void putsTheFailureBehindItsStepAndWhatCameInIt() {
    SampleTrace trace = new SampleTrace(1).connects("A").step();
    trace.sent("A", "JoinInit", 842).step().received("A", "JoinChallenge", 262);
    List<Row> rows =
        Sequence.of(
                SampleScenario.of("A failure", "JOIN-11")
                    .fails(Verdict.FAILED, "JOIN-11", "an error", "none came", "", "")
                    .trace(trace)
                    .steps("Given A connects", "When A sends", "!Then an error comes", "And more")
                    .build())
            .rows();

    assertThat(rows).last().extracting(Row::kind).isEqualTo(RowKind.FAILURE);
    assertThat(rows)
        .filteredOn(row -> row.kind() == RowKind.STEP)
        .extracting(Row::label)
        .containsExactly("Given A connects", "When A sends", "Then an error comes");
  }

  @Test
  void knowsWhichPeerAnIdIsThatOf() {
    Sequence sequence =
        Sequence.of(
            SampleScenario.of("Any", "JOIN-01").trace(new SampleTrace(1).joins("B")).build());

    assertThat(sequence.names().in(new TraceField("ids", "1220 (" + SampleTrace.ID + ")")))
        .contains("B");
    assertThat(sequence.names().in(new TraceField("ids", "1220 (QmElse)"))).isEmpty();
  }

  @Test
  void showsThatAConnectionWasCutOff() {
    assertThat(rows(new SampleTrace(1).connects("A").cut("A")))
        .filteredOn(row -> row.kind() == RowKind.END)
        .extracting(Row::label)
        .containsExactly("cuts the connection off, without a goodbye");
  }

  @Test
  void isEmptyWithoutATrace() {
    assertThat(Sequence.of(SampleScenario.of("Nothing", "JOIN-01").build()).rows()).isEmpty();
  }

  private static List<Row> rows(SampleTrace trace) {
    return Sequence.of(SampleScenario.of("Any", "JOIN-01").trace(trace).build()).rows();
  }
}
