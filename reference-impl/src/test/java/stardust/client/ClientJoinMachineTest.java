package stardust.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import stardust.io.Bytes;
import stardust.io.Violation;
import stardust.peer.RsaPrivateKey;
import stardust.protocol.StardustVectors;
import stardust.spec.message.DiscoveryAck;
import stardust.spec.message.JoinChallenge;

class ClientJoinMachineTest {

  private static final byte[] CHALLENGE = StardustVectors.message("JoinChallenge_ok");

  private final RsaPrivateKey key = StardustVectors.key("peerA");
  private final ClientJoinMachine machine = new ClientJoinMachine(key, StardustVectors.random128());

  @Test
  void startsWithTheRecordedJoinInit() {
    assertThat(sent(machine.start())).isEqualTo(StardustVectors.message("JoinInit"));
  }

  @Test
  void neverSendsThePrivateKey() {
    String everything =
        Bytes.hex(sent(machine.start())) + Bytes.hex(sent(machine.message(CHALLENGE)));
    String text =
        new String(Bytes.fromHex(everything), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(text)
        .doesNotContain(
            java.util.Base64.getEncoder().encodeToString(key.encoded()).substring(520, 560));
    assertThat(everything).doesNotContain(Bytes.hex(key.encoded()).substring(800, 840));
  }

  @Test
  void solvesTheRecordedChallenge() {
    machine.start();

    assertThat(sent(machine.message(CHALLENGE)))
        .isEqualTo(StardustVectors.message("JoinChallengeSolution"));
  }

  @Test
  void isOnlineAfterAVerifyWithoutError() {
    machine.start();
    machine.message(CHALLENGE);

    assertThat(machine.message(new byte[0])).containsExactly(new ClientStep.Joined());
  }

  @Test
  void takesAnExplicitZeroForNoError() {
    machine.start();
    machine.message(CHALLENGE);

    assertThat(machine.message(Bytes.fromHex("0800"))).containsExactly(new ClientStep.Joined());
  }

  @Test
  void acknowledgesAListBeforeItTellsOfIt() {
    join();

    assertThat(machine.message(StardustVectors.message("Discovery_two")))
        .containsExactly(
            new ClientStep.Send(DiscoveryAck.getDefaultInstance()),
            new ClientStep.Listed(
                List.of(StardustVectors.id("peerA"), StardustVectors.id("peerB"))));
  }

  @Test
  void passesOverEntriesThatAreNoPeerIds() {
    join();

    assertThat(machine.message(Bytes.fromHex("0a03010203")))
        .contains(new ClientStep.Listed(List.of()));
  }

  @Test
  void namesTheErrorOfARefusedInit() {
    machine.start();

    assertThat(failure(machine.message(StardustVectors.message("JoinChallenge_E_RAND_LENGTH"))))
        .hasMessage("the server refused the join with E_RAND_LENGTH (100)");
  }

  @Test
  void namesTheErrorOfARefusedSolution() {
    machine.start();
    machine.message(CHALLENGE);

    assertThat(failure(machine.message(StardustVectors.message("JoinVerify_E_INCORRECT_SOLUTION"))))
        .hasMessage("the server refused the join with E_INCORRECT_SOLUTION (101)");
  }

  @Test
  void namesAnErrorThatTheSchemaLacks() {
    machine.start();

    assertThat(failure(machine.message(Bytes.fromHex("087b"))))
        .hasMessage("the server refused the join with an unknown error code, 123");
  }

  @Test
  void refusesASaltOfAnotherLength() throws Exception {
    machine.start();
    byte[] encrypted = key.publicKey().encrypt(new byte[127]);
    byte[] challenge =
        JoinChallenge.newBuilder()
            .setSaltEncrypted(ByteString.copyFrom(encrypted))
            .build()
            .toByteArray();

    assertThat(failure(machine.message(challenge)))
        .hasMessage("the server's salt has 127 bytes, not 128");
  }

  @Test
  void refusesAChallengeForAnotherKey() throws Exception {
    machine.start();
    byte[] encrypted = StardustVectors.key("peerB").publicKey().encrypt(new byte[128]);
    byte[] challenge =
        JoinChallenge.newBuilder()
            .setSaltEncrypted(ByteString.copyFrom(encrypted))
            .build()
            .toByteArray();

    assertThat(failure(machine.message(challenge)))
        .hasMessage("the server's challenge cannot be decrypted");
  }

  @Test
  void saysWhatItAwaitedWhenTheServerIsSilent() {
    machine.start();

    assertThat(failure(machine.expired())).hasMessage("the server sent no JoinChallenge in time");
  }

  @Test
  void saysWhatItAwaitedWhenTheServerCloses() {
    machine.start();
    machine.message(CHALLENGE);

    assertThat(failure(machine.ended("half-closed")))
        .hasMessage(
            "the server closed the registration stream before it sent JoinVerify: half-closed");
  }

  @Test
  void givesUpOnBrokenFraming() {
    machine.start();

    assertThat(failure(machine.malformed(new Violation("message", "too long", 7))))
        .hasMessage("message: too long (at byte 7)");
    assertThat(machine.state()).isEqualTo(ClientJoinMachine.State.OVER);
  }

  private void join() {
    machine.start();
    machine.message(CHALLENGE);
    machine.message(new byte[0]);
    assertThat(machine.state()).isEqualTo(ClientJoinMachine.State.ONLINE);
  }

  private static byte[] sent(List<ClientStep> steps) {
    assertThat(steps).singleElement().isInstanceOf(ClientStep.Send.class);
    return ((ClientStep.Send) steps.get(0)).message().toByteArray();
  }

  private static IOException failure(List<ClientStep> steps) {
    assertThat(steps).singleElement().isInstanceOf(ClientStep.Failed.class);
    return ((ClientStep.Failed) steps.get(0)).cause();
  }
}
