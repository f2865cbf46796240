package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.message.Framing;
import stardust.server.ServerLimits;
import stardust.spec.message.Error;
import stardust.spec.message.JoinChallenge;
import stardust.spec.message.JoinChallengeSolution;

class JoinTest {

  private static final byte[] E_GENERIC = Bytes.fromHex("08e707");

  private final TestNetwork network =
      TestNetwork.start(
          options ->
              options.withLimits(
                  ServerLimits.DEFAULT.withMessageDeadlines(Duration.ofMillis(1500))));

  @AfterEach
  void stop() {
    network.close();
  }

  @Test
  void listsAPeerThatSolvesItsChallenge() {
    Probe peer = network.probe(1);

    assertThat(Probe.list(peer.join())).containsExactly(peer.id());
  }

  @Test
  void refusesARandomOfAnotherLengthEvenAVeryLongOne() throws Exception {
    Probe peer = network.probe(1);
    for (int length : new int[] {127, 64 << 10}) {
      ProbeStream stream = peer.open().send(peer.init(new byte[length]));

      assertThat(JoinChallenge.parseFrom(stream.message()).getError())
          .isEqualTo(Error.E_RAND_LENGTH);
      stream.awaitEnd();
    }
    assertThat(network.server().online()).isEmpty();
    assertJoins(peer);
  }

  @Test
  void neverListsAPeerWithAWrongSolution() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.open().send(peer.init(new byte[128]));
    stream.message();

    stream.send(
        JoinChallengeSolution.newBuilder().setSolution(ByteString.copyFrom(new byte[64])).build());

    assertThat(Probe.verify(stream).getError()).isEqualTo(Error.E_INCORRECT_SOLUTION);
    stream.awaitEnd();
    assertThat(network.server().online()).isEmpty();
    assertJoins(peer);
  }

  @Test
  void answersAMessageLongerThanTheLimitAndClosesOnlyThatStream() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.open().sendRaw(Bytes.fromHex("ffffffff00"));

    assertThat(stream.message()).isEqualTo(E_GENERIC);
    stream.awaitEnd();
    assertJoins(peer);
  }

  @Test
  void answersAMessageThatDoesNotParseTimeAndAgain() {
    Probe peer = network.probe(1);
    for (int round = 0; round < 3; round++) {
      ProbeStream stream =
          peer.open().sendRaw(Framing.INT32_BE.encode(Bytes.fromHex("0affffffff07")));

      assertThat(stream.message()).isEqualTo(E_GENERIC);
      stream.awaitEnd();
    }
    assertJoins(network.probe(2));
  }

  @Test
  void refusesASolutionBeforeAnInit() {
    Probe peer = network.probe(1);
    ProbeStream stream =
        peer.open()
            .send(
                JoinChallengeSolution.newBuilder()
                    .setSolution(ByteString.copyFrom(new byte[64]))
                    .build());

    assertThat(stream.message()).isEqualTo(E_GENERIC);
    stream.awaitEnd();
    assertJoins(peer);
  }

  @Test
  void givesUpAClientThatDoesNotSolveItsChallengeInTime() {
    Probe peer = network.probe(1);
    ProbeStream stream = peer.open().send(peer.init(new byte[128]));
    stream.message();

    assertThat(Probe.verify(stream).getError()).isEqualTo(Error.E_GENERIC);
    stream.awaitEnd();
  }

  @Test
  void givesUpAStreamWithoutAFirstMessage() {
    ProbeStream stream = network.probe(1).open();

    stream.awaitEnd();
  }

  @Test
  void givesTheEntryOfAnIdToTheNewestConnection() {
    Probe older = network.probe(1);
    ProbeStream olderStream = older.join();
    Probe newer = network.probe(1);
    ProbeStream newerStream = newer.join();

    olderStream.awaitEnd();
    assertThat(Probe.list(newerStream)).containsExactly(newer.id());
    older.kill();
    assertThat(Probe.list(newerStream)).containsExactly(newer.id());
  }

  private void assertJoins(Probe peer) {
    Probe.awaitList(peer.join(), peer.id());
  }
}
