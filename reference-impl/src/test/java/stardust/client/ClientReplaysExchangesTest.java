package stardust.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.exchange.ExchangeFile;
import stardust.exchange.ExchangeStep;
import stardust.io.Bytes;
import stardust.message.FrameReader;
import stardust.protocol.StardustVectors;

/** The client's state machine says, byte for byte, what the exchange vectors say. */
class ClientReplaysExchangesTest {

  /** A server has to cope with more than this client says. */
  private static final String ANY = "any";

  private final ClientJoinMachine machine =
      new ClientJoinMachine(StardustVectors.key("peerA"), StardustVectors.random128());
  private final List<String> sent = new ArrayList<>();
  private boolean joined;
  private boolean failed;

  /** Those in which the client does nothing wrong, and does not speak unasked. */
  static List<ExchangeFile> joins() {
    return ExchangeFile.all().stream()
        .filter(file -> file.uses("registration"))
        .filter(file -> !file.name().contains("acknowledgements"))
        .filter(file -> file.steps().stream().noneMatch(ClientReplaysExchangesTest::isClientsFault))
        .toList();
  }

  private static boolean isClientsFault(ExchangeStep step) {
    return step.from().equals("client") && !step.fault().isEmpty();
  }

  @ParameterizedTest
  @MethodSource("joins")
  void saysWhatTheVectorsSay(ExchangeFile file) {
    FrameReader reader = new FrameReader(file.binding().framing());
    List<String> expected = new ArrayList<>();
    take(machine.start(), file);

    for (ExchangeStep step : file.steps("registration")) {
      if (step.isMessage() && step.from().equals("client")) {
        expected.add(step.vector().isEmpty() ? ANY : Bytes.hex(step.bytes()));
      } else if (step.isMessage()) {
        hear(reader, step, file);
      }
    }

    assertThat(sent).hasSameSizeAs(expected);
    for (int i = 0; i < sent.size(); i++) {
      assertThat(expected.get(i)).isIn(ANY, sent.get(i));
    }
    boolean refused = file.steps().stream().anyMatch(step -> step.outcome().equals("give up"));
    assertThat(failed).isEqualTo(refused);
    assertThat(joined).isEqualTo(!refused);
  }

  private void hear(FrameReader reader, ExchangeStep step, ExchangeFile file) {
    for (byte one : step.bytes()) {
      reader.append(new byte[] {one});
      FrameReader.Next next = reader.next();
      if (next instanceof FrameReader.Message message) {
        take(machine.message(message.bytes()), file);
      } else if (next instanceof FrameReader.Broken broken) {
        take(machine.malformed(broken.violation()), file);
      }
    }
  }

  private void take(List<ClientStep> steps, ExchangeFile file) {
    for (ClientStep step : steps) {
      if (step instanceof ClientStep.Send send) {
        sent.add(Bytes.hex(file.binding().framing().encode(send.message().toByteArray())));
      } else if (step instanceof ClientStep.Joined) {
        joined = true;
      } else if (step instanceof ClientStep.Failed) {
        failed = true;
      }
    }
  }
}
