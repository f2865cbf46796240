package stardust.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stardust.report.model.RunResult;
import stardust.report.model.TraceEvent;
import stardust.report.model.TraceField;
import stardust.report.model.TraceLayer;
import stardust.report.sequence.Frames;

/** What Wireshark makes of the files, with and without our dissector. */
@Order(4)
class WiresharkTest {

  private static final String COMPLAINTS =
      "tcp.analysis.flags or tcp.checksum.status == 0 or ip.checksum.status == 0 or _ws.malformed";

  private static final String[] CHECKED = {
    "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"
  };

  private Path folder;

  @BeforeEach
  void needsTshark(@TempDir Path empty) {
    Tshark.require();
    folder = empty;
  }

  @ParameterizedTest
  @ValueSource(strings = {"libp2p", "bare"})
  void complainsOfNoChecksumAndNoSequenceNumber(String binding) throws IOException {
    Path file = RecordedRuns.write(folder, binding, "");

    assertThat(Tshark.plain(file, with("-Y", COMPLAINTS))).isEmpty();
    assertThat(Tshark.plain(file, with("-Y", "tcp.checksum.status == 1 and tcp.len > 0")))
        .hasSizeGreaterThan(20);
  }

  @Test
  void seesAConversationWithItsHandshakeForEachStream() throws IOException {
    RunResult run = RecordedRuns.of("libp2p");
    Pcapng pcapng = Pcapng.of(run, run.scenarios());
    Path file = RecordedRuns.write(folder, pcapng);

    assertThat(pcapng.streams()).isEqualTo(24);
    assertThat(Tshark.plain(file, "-T", "fields", "-e", "frame.number")).hasSize(pcapng.packets());
    assertThat(Tshark.plain(file, "-T", "fields", "-e", "tcp.stream").stream().distinct())
        .hasSize(24);
    assertThat(Tshark.plain(file, "-Y", "tcp.flags.syn == 1 and tcp.flags.ack == 1")).hasSize(24);
  }

  @ParameterizedTest
  @ValueSource(strings = {"libp2p", "bare"})
  void hasTheTimesOfTheTrace(String binding) throws IOException {
    RunResult run = RecordedRuns.of(binding);
    Path file = RecordedRuns.write(folder, Pcapng.of(run, run.scenarios()));
    List<String> times = new ArrayList<>();
    run.scenarios()
        .forEach(
            scenario ->
                scenario.trace().stream()
                    .filter(event -> event.layer() == TraceLayer.MUXER && Frames.data(event) > 0)
                    .map(event -> epoch(scenario.started().plus(event.at())))
                    .forEach(times::add));

    assertThat(
            Tshark.plain(file, "-Y", "tcp.len > 0", "-T", "fields", "-e", "frame.time_epoch")
                .stream()
                .distinct())
        .containsExactlyInAnyOrderElementsOf(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-2"})
  void namesTheMessages(String passes) throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "");

    assertThat(messages(file, passes)).isEqualTo(recorded("libp2p"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare", "client", "mplex"})
  void namesTheMessagesOfOtherRuns(String run) throws IOException {
    assertThat(messages(RecordedRuns.write(folder, run, ""), "")).isEqualTo(recorded(run));
  }

  @Test
  void takesTheSuiteForTheServerOfAClient() throws IOException {
    Path file = RecordedRuns.write(folder, "client", "");
    String[] ports = {"-T", "fields", "-e", "tcp.srcport"};

    assertThat(Tshark.dissected(file, and(ports, "-Y", "stardust.message == JoinChallenge")))
        .containsOnly("5892");
    assertThat(Tshark.dissected(file, and(ports, "-Y", "stardust.message == JoinInit")))
        .containsOnly("49152");
  }

  @ParameterizedTest
  @ValueSource(strings = {"libp2p", "bare"})
  void findsNoMalformedMessage(String binding) throws IOException {
    Path file = RecordedRuns.write(folder, binding, "");

    assertThat(
            Tshark.dissected(
                file,
                with(
                    "-Y",
                    COMPLAINTS
                        + " or _ws.lua.error or stardust.malformed or stardust.bad_length"
                        + " or stardust.unreadable or stardust.message == \"message\"")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"libp2p", "bare"})
  void decodesTheFields(String binding) throws IOException {
    Path file = RecordedRuns.write(folder, binding, "DIAL-01");

    assertThat(values(file, "stardust.random128")).isEqualTo(recorded(binding, "random128"));
    assertThat(values(file, "stardust.peerid.id")).isEqualTo(recorded(binding, "peerID.id"));
    assertThat(values(file, "stardust.peerid.pubkey"))
        .isEqualTo(recorded(binding, "peerID.pubKey"));
    assertThat(values(file, "stardust.saltencrypted"))
        .isEqualTo(recorded(binding, "saltEncrypted"));
    assertThat(values(file, "stardust.solution")).isEqualTo(recorded(binding, "solution"));
    assertThat(values(file, "stardust.ids")).isEqualTo(recorded(binding, "ids"));
    assertThat(values(file, "stardust.target")).isEqualTo(recorded(binding, "target")).hasSize(1);
  }

  @Test
  void namesAnError() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "DIAL-21");

    assertThat(Tshark.dissected(file, "-V", "-Y", "stardust.message == DialResponse"))
        .anyMatch(line -> line.strip().equals("error: E_GENERIC (999)"));
  }

  @Test
  void putsAMessageTogetherThatCameByteByByte() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "WIRE-03");

    assertThat(Tshark.plain(file, "-Y", "tcp.len == 1")).hasSizeGreaterThan(500);
    assertThat(
            Tshark.dissected(
                file,
                "-Y",
                "stardust.message == JoinInit",
                "-T",
                "fields",
                "-e",
                "stardust.length"))
        .containsExactly("585");
  }

  @Test
  void knowsAFieldThatTheSchemaDoesNotHave() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "WIRE-12");

    assertThat(
            Tshark.dissected(
                file, "-Y", "stardust.unknown", "-T", "fields", "-e", "stardust.message"))
        .containsExactly("DialRequest");
  }

  @Test
  void takesRelayedBytesForNoMessages() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "RELAY-01");

    assertThat(
            Tshark.dissected(
                file,
                "-Y",
                "stardust.data",
                "-T",
                "fields",
                "-e",
                "stardust.stream",
                "-e",
                "tcp.len"))
        .containsExactly("dial\t65495", "dial\t34464", "forwarded\t65495", "forwarded\t34464");
  }

  @Test
  void isToldScenarioPeerStreamAndWhatWasInjected() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "WIRE-12");

    assertThat(comments(file, "frame.comment contains injected"))
        .containsExactly(
            "scenario WIRE-12/fields-that-the-schema-does-not-have-are-skipped-in-a-dialrequest;"
                + " peer A; connection A1; stream 3; injected by the tester; DialRequest with"
                + " unknown fields of 62 bytes");
    assertThat(comments(file, "tcp.len > 0"))
        .allMatch(each -> each.startsWith("scenario WIRE-12/") && each.contains("; stream "));
  }

  @Test
  void isGivenNoBytesThatTheTraceDidNotKeep() throws IOException {
    Path file = RecordedRuns.write(folder, "libp2p", "JOIN-11/a-random128-of-1024");
    String cut = "frame.cap_len < frame.len";

    assertThat(comments(file, cut))
        .containsExactly(
            "scenario JOIN-11/a-random128-of-1024-bytes-is-refused; peer A; connection A1;"
                + " stream 1; JoinInit of 1481 bytes, of which the trace kept the first 1024;"
                + " the trace did not keep the last 457 bytes");
    assertThat(
            Tshark.dissected(
                file, "-Y", cut, "-T", "fields", "-e", "tcp.len", "-e", "stardust.unkept"))
        .containsExactly("1485\t457");
  }

  private static String[] with(String... options) {
    return and(CHECKED, options);
  }

  private static String[] and(String[] first, String... options) {
    return Stream.of(first, options).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static List<String> comments(Path file, String filter) {
    return Tshark.plain(file, "-Y", filter, "-T", "fields", "-e", "frame.comment");
  }

  /** In two passes as a window does it: what was found in the first is shown in the second. */
  private static List<String> messages(Path file, String passes) {
    String[] fields = {"-T", "fields", "-e", "stardust.message"};
    List<String> lines =
        passes.isEmpty()
            ? Tshark.dissected(file, fields)
            : Tshark.dissected(
                file,
                Stream.of(new String[] {passes, "-R", "tcp"}, fields)
                    .flatMap(Arrays::stream)
                    .toArray(String[]::new));
    return lines.stream().flatMap(line -> Arrays.stream(line.split(","))).sorted().toList();
  }

  /** The names of all messages; an injected one says of what it is made. */
  private static List<String> recorded(String binding) {
    return RecordedRuns.of(binding).scenarios().stream()
        .flatMap(scenario -> scenario.trace().stream())
        .filter(event -> event.layer() == TraceLayer.MESSAGE)
        .flatMap(
            event -> Arrays.stream(event.name().replace(" with unknown fields", "").split(" and ")))
        .sorted()
        .toList();
  }

  private static List<String> values(Path file, String field) {
    return Tshark.dissected(file, "-Y", field, "-T", "fields", "-e", field).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .sorted()
        .toList();
  }

  private static List<String> recorded(String binding, String field) {
    return RecordedRuns.beginning(RecordedRuns.of(binding), "DIAL-01").get(0).trace().stream()
        .filter(event -> event.layer() == TraceLayer.MESSAGE)
        .map(TraceEvent::fields)
        .flatMap(List::stream)
        .filter(each -> each.name().equals(field))
        .map(TraceField::value)
        .map(value -> value.replaceAll(" .*", ""))
        .sorted()
        .toList();
  }

  private static String epoch(Instant time) {
    return String.format("%d.%09d", time.getEpochSecond(), time.getNano());
  }
}
