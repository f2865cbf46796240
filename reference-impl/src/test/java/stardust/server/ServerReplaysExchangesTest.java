package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.connection.Connection;
import stardust.exchange.ExchangeFile;
import stardust.exchange.ExchangeStep;
import stardust.io.Bytes;
import stardust.message.FrameReader;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;
import stardust.vectors.WireVectors;

/** The server's state machines say, byte for byte, what the exchange vectors say. */
class ServerReplaysExchangesTest {

  private static final String ANY = "any";
  private static final ChallengeMaker RSA = new RsaChallengeMaker();
  private static final byte[] RECORDED =
      Bytes.fromHex(
          WireVectors.file("stardust-vectors.json").get("saltEncryptedPkcs1v15").asString());

  private final ServerParts parts =
      ServerParts.strict(ServerLimits.DEFAULT)
          .withSalts(StardustVectors::salt)
          .withChallenges((key, salt) -> RSA.encrypt(key, salt).map(random -> RECORDED));

  /** What the server did, in order: messages that it sent, in hexadecimal, and "end". */
  private final List<String> done = new ArrayList<>();

  static List<ExchangeFile> joins() {
    return ExchangeFile.all().stream().filter(file -> file.uses("registration")).toList();
  }

  static List<ExchangeFile> dials() {
    return ExchangeFile.all().stream().filter(file -> file.uses("dial")).toList();
  }

  @ParameterizedTest
  @MethodSource("joins")
  void answersAsTheVectorsSayOnARegistrationStream(ExchangeFile file) {
    JoinMachine machine = parts.joins().make(parts);
    FrameReader reader = new FrameReader(file.binding().framing());
    List<String> expected = new ArrayList<>();

    for (ExchangeStep step : file.steps("registration")) {
      if (step.from().equals("client")) {
        hear(machine, reader, step);
      } else if (!step.kind().equals("multistream") && !step.message().equals("Discovery")) {
        expected.add(told(step));
      }
    }

    assertDone(file, expected);
    assertThat(done.stream().filter("acknowledged"::equals))
        .hasSize((int) count(file, "DiscoveryAck"));
  }

  @ParameterizedTest
  @MethodSource("dials")
  void answersAsTheVectorsSayOnADialStream(ExchangeFile file) {
    List.of("A", "B").stream()
        .filter(file::online)
        .forEach(peer -> parts.online().add(new Listed(StardustVectors.id("peer" + peer))));
    DialMachine machine = parts.dials().make(parts, new JoinedDialer());
    FrameReader reader = new FrameReader(file.binding().framing());
    List<String> expected = new ArrayList<>();

    for (ExchangeStep step : file.steps()) {
      if (step.from().equals("A") && step.isMessage()) {
        reader.append(step.bytes());
        dialSteps(machine.request(((FrameReader.Message) reader.next()).bytes()), machine, file);
      } else if (step.from().equals("server")
          && step.stream().equals("dial")
          && (step.isMessage() || step.isExample())) {
        expected.add(told(step));
      }
    }

    assertDone(file, expected);
  }

  /** The server has said what was expected of it, where only one thing can be. */
  private void assertDone(ExchangeFile file, List<String> expected) {
    List<String> said = done.stream().filter(what -> !what.equals("acknowledged")).toList();
    assertThat(said).hasSameSizeAs(expected);
    for (int i = 0; i < said.size(); i++) {
      String wanted = expected.get(i);
      assertThat(said.get(i)).isEqualTo(wanted.equals(ANY) ? said.get(i) : unframed(file, wanted));
    }
  }

  private void hear(JoinMachine machine, FrameReader reader, ExchangeStep step) {
    if (step.kind().equals("end")) {
      joinSteps(machine.ended());
      return;
    }
    if (step.kind().equals("multistream")) {
      return;
    }
    for (byte one : step.bytes()) {
      reader.append(new byte[] {one});
      FrameReader.Next next = reader.next();
      if (next instanceof FrameReader.Message message) {
        joinSteps(machine.message(message.bytes()));
      } else if (next instanceof FrameReader.Broken broken) {
        joinSteps(machine.malformed(broken.violation()));
      }
    }
  }

  private void joinSteps(List<JoinStep> steps) {
    for (JoinStep step : steps) {
      if (step instanceof JoinStep.Send send) {
        sent(send.message());
      } else if (step instanceof JoinStep.Finish) {
        done.add("end");
      } else if (step instanceof JoinStep.Acknowledge) {
        done.add("acknowledged");
      }
    }
  }

  private void dialSteps(List<DialStep> steps, DialMachine machine, ExchangeFile file) {
    for (DialStep step : steps) {
      if (step instanceof DialStep.Send send) {
        sent(send.message());
      } else if (step instanceof DialStep.Finish) {
        done.add("end");
      } else if (step instanceof DialStep.Open open) {
        assertThat(open.target().id()).isEqualTo(StardustVectors.id("peerB"));
        boolean refused = file.name().endsWith("dial-refused.json");
        dialSteps(refused ? machine.failed("refused") : machine.opened(), machine, file);
      }
    }
  }

  private void sent(MessageLite message) {
    done.add(Bytes.hex(message.toByteArray()));
  }

  /** A client has to cope with more than this server says. */
  private static String told(ExchangeStep step) {
    if (step.kind().equals("end")) {
      return "end";
    }
    boolean peculiar = (step.isExample() && !step.outcome().isEmpty()) || !step.fault().isEmpty();
    return peculiar ? ANY : Bytes.hex(step.bytes());
  }

  private static String unframed(ExchangeFile file, String expected) {
    if (expected.equals("end")) {
      return expected;
    }
    FrameReader reader = new FrameReader(file.binding().framing());
    reader.append(Bytes.fromHex(expected));
    return Bytes.hex(((FrameReader.Message) reader.next()).bytes());
  }

  private static long count(ExchangeFile file, String message) {
    return file.steps().stream().filter(step -> step.message().equals(message)).count();
  }

  private static final class JoinedDialer implements Dialer {
    @Override
    public Connection connection() {
      throw new UnsupportedOperationException("rules decide without it");
    }

    @Override
    public boolean joined() {
      return true;
    }
  }

  private record Listed(PeerId id) implements OnlinePeer {
    @Override
    public Connection connection() {
      throw new UnsupportedOperationException("rules decide without it");
    }

    @Override
    public void sendList() {}

    @Override
    public void takeOff(String why) {}
  }
}
