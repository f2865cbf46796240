package stardust.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stardust.connection.Connection;
import stardust.io.Bytes;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

class StrictDialMachineTest {

  private static final byte[] DIAL_B = StardustVectors.message("DialRequest");

  private final ServerParts parts = ServerParts.strict(ServerLimits.DEFAULT);
  private final OnlinePeer peerB = new Listed(StardustVectors.id("peerB"));
  private boolean joined = true;
  private final DialMachine machine = parts.dials().make(parts, new TestDialer());

  @BeforeEach
  void listB() {
    parts.online().add(peerB);
  }

  @Test
  void opensTheTargetBeforeItAnswers() {
    assertThat(machine.request(DIAL_B)).containsExactly(new DialStep.Open(peerB));
    assertThat(machine.state()).isEqualTo(DialMachine.State.OPENING_TARGET);

    assertThat(machine.opened())
        .containsExactly(
            new DialStep.Send(DialResponse.getDefaultInstance()), new DialStep.Splice());
  }

  @Test
  void refusesAnOfflineTarget() {
    parts.online().remove(peerB);

    assertRefused(machine.request(DIAL_B));
  }

  @Test
  void refusesADiallerThatHasNotJoined() {
    joined = false;

    assertRefused(machine.request(DIAL_B));
  }

  @Test
  void refusesAnEmptyTarget() {
    assertRefused(machine.request(new byte[0]));
  }

  @Test
  void refusesATargetThatIsNoPeerId() {
    assertRefused(machine.request(Bytes.fromHex("0a03010203")));
  }

  @Test
  void refusesARequestThatDoesNotParse() {
    assertRefused(machine.request(Bytes.fromHex("0aff01")));
  }

  @Test
  void refusesWhenTheTargetDoesNotAcceptTheStream() {
    machine.request(DIAL_B);

    assertRefused(machine.failed("refused"));
  }

  @Test
  void answersBrokenFraming() {
    assertRefused(machine.malformed(new Violation("message", "too long", 0)));
  }

  @Test
  void saysNothingMoreOnceItIsSpliced() {
    machine.request(DIAL_B);
    machine.opened();

    assertThat(machine.opened()).isEmpty();
    assertThat(machine.failed("late")).isEmpty();
    assertThat(machine.request(DIAL_B)).isEmpty();
  }

  private static void assertRefused(List<DialStep> steps) {
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0))
        .isEqualTo(new DialStep.Send(DialResponse.newBuilder().setError(Error.E_GENERIC).build()));
    assertThat(steps.get(1)).isInstanceOf(DialStep.Finish.class);
  }

  private final class TestDialer implements Dialer {
    @Override
    public Connection connection() {
      throw new UnsupportedOperationException("rules decide without it");
    }

    @Override
    public boolean joined() {
      return joined;
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
