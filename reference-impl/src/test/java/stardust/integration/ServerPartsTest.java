package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.io.Violation;
import stardust.peer.PeerId;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.ServerParts;
import stardust.spec.message.Discovery;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallengeSolution;

/** That a part which is exchanged from outside takes effect on the wire. */
class ServerPartsTest {

  private @Nullable TestNetwork network;

  @AfterEach
  void stop() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void usesTheExchangedList() throws Exception {
    Probe peer =
        start(
                parts ->
                    parts.withList(
                        (receiver, online) ->
                            Discovery.newBuilder()
                                .addIds(
                                    ByteString.copyFrom(
                                        receiver.id().toBase58(), StandardCharsets.UTF_8))
                                .build()))
            .probe(1);

    assertThat(Discovery.parseFrom(peer.join().message()).getIds(0).toStringUtf8())
        .isEqualTo(peer.id().toBase58());
  }

  @Test
  void usesTheExchangedSteps() {
    PeerId intruder = TestKeys.number(1).publicKey().peerId();
    TestNetwork wrong =
        start(
            parts -> {
              JoinMachine.Maker strict = parts.joins();
              return parts.withJoins(all -> new ListsEveryone(strict.make(all), intruder));
            });
    Probe peer = wrong.probe(1);
    ProbeStream stream = peer.open().send(peer.init(new byte[128]));
    stream.message();

    stream.send(JoinChallengeSolution.getDefaultInstance());

    assertThat(Probe.verify(stream).getError()).isEqualTo(Error.E_INCORRECT_SOLUTION);
    assertThat(Probe.list(stream)).containsExactly(peer.id());
  }

  @Test
  void usesTheExchangedRelay() {
    TestNetwork wrong =
        start(parts -> parts.withRelay((dialer, target, over) -> dialer.loop().run(dialer::reset)));
    Probe target = wrong.probe(1);
    target.join();
    Probe dialer = wrong.probe(2);
    dialer.join();

    ProbeStream dial = dialer.dial(target.id().bytes());

    assertThat(dial.message()).isEmpty();
    dial.awaitEnd();
  }

  private TestNetwork start(UnaryOperator<ServerParts> change) {
    TestNetwork started = TestNetwork.start(options -> options.withParts(change));
    network = started;
    return started;
  }

  /** Lists a peer in place of closing its stream. */
  private record ListsEveryone(JoinMachine strict, PeerId id) implements JoinMachine {

    @Override
    public State state() {
      return strict.state();
    }

    @Override
    public List<JoinStep> message(byte[] message) {
      List<JoinStep> steps = new ArrayList<>(strict.message(message));
      steps.replaceAll(step -> step instanceof JoinStep.Finish ? new JoinStep.Admit(id) : step);
      return steps;
    }

    @Override
    public List<JoinStep> malformed(Violation violation) {
      return strict.malformed(violation);
    }

    @Override
    public List<JoinStep> expired() {
      return strict.expired();
    }

    @Override
    public List<JoinStep> ended() {
      return strict.ended();
    }
  }
}
