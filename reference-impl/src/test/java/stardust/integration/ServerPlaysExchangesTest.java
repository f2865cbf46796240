package stardust.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.binding.Binding;
import stardust.connection.Connection;
import stardust.exchange.ExchangeFile;
import stardust.exchange.ExchangeStep;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.protocol.StardustVectors;
import stardust.server.ChallengeMaker;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.vectors.WireVectors;

/** The server does on its sockets, byte for byte and in both bindings, what the vectors say. */
class ServerPlaysExchangesTest {

  private static final byte[] RECORDED =
      Bytes.fromHex(
          WireVectors.file("stardust-vectors.json").get("saltEncryptedPkcs1v15").asString());

  /** No periodical list comes in between. */
  private static final Duration NEVER = Duration.ofHours(1);

  private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
  private @Nullable TestNetwork network;

  @AfterEach
  void stop() {
    if (network != null) {
      network.close();
    }
  }

  /** Those in which the server does nothing that only another one would. */
  static List<ExchangeFile> exchanges() {
    return ExchangeFile.all().stream()
        .filter(file -> file.steps().stream().noneMatch(ServerPlaysExchangesTest::isPeculiar))
        .filter(file -> !file.name().endsWith("acknowledgements.json"))
        .filter(file -> !file.name().equals("bare-dial-refused.json"))
        .toList();
  }

  static List<ExchangeFile> refusedByTheTarget() {
    return ExchangeFile.all().stream()
        .filter(file -> file.name().equals("bare-dial-refused.json"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void doesWhatTheVectorsSay(ExchangeFile file) {
    Players players = start(file);

    for (ExchangeStep step : file.steps()) {
      if (!step.from().equals("server")) {
        players.of(step).play(step);
      } else if (step.message().equals("Discovery")) {
        assertThat(players.of(step).awaitBytes(step.stream(), step.bytes().length))
            .hasSameSizeAs(step.bytes());
      } else {
        players.of(step).await(step);
      }
    }
  }

  /** Nothing is negotiated, so the dial is granted before the target can refuse. */
  @ParameterizedTest
  @MethodSource("refusedByTheTarget")
  void endsTheDialWhoseTargetResetsItsStream(ExchangeFile file) {
    Players players = start(file);
    ExchangeStep request = file.steps().get(0);
    ExchangeStep reset = file.steps().get(1);
    ExchangeStep end = file.steps().get(3);

    players.of(request).play(request);
    players.of(reset).play(reset);

    assertThat(players.of(end).awaitBytes("dial", 1)).containsExactly(0);
    players.of(end).await(end);
  }

  private record Players(ExchangePeer a, ExchangePeer b) {

    ExchangePeer of(ExchangeStep step) {
      return step.stream().equals("forwarded") ? b : a;
    }
  }

  private Players start(ExchangeFile file) {
    TestNetwork started =
        TestNetwork.start(
            options ->
                options
                    .withBinding(file.binding())
                    .withDiscoveryPeriod(NEVER)
                    .withParts(this::recorded));
    network = started;
    ExchangePeer a = connect(started, file.binding(), "peerA");
    Waits.take(connections, "A's connection at the server", () -> "none");
    ExchangePeer b = connect(started, file.binding(), "peerB");
    Connection ofB = Waits.take(connections, "B's connection at the server", () -> "none");
    if (file.online("A")) {
      join(a, file.binding());
    }
    if (file.online("B")) {
      started.server().parts().online().add(new Listed(StardustVectors.id("peerB"), ofB));
    }
    if (file.binding() == Binding.BARE) {
      b.takeRegistration();
    }
    return new Players(a, b);
  }

  private static ExchangePeer connect(TestNetwork network, Binding binding, String who) {
    return ExchangePeer.connect(
        network.transport(), network.address(), binding, StardustVectors.key(who));
  }

  /** The first steps of "join", up to the JoinVerify. */
  private static void join(ExchangePeer peer, Binding binding) {
    ExchangeFile join =
        ExchangeFile.all().stream()
            .filter(file -> file.name().equals(binding + "-join.json"))
            .findFirst()
            .orElseThrow();
    join.steps().stream()
        .takeWhile(step -> !step.message().equals("Discovery"))
        .forEach(
            step -> {
              if (step.from().equals("server")) {
                peer.await(step);
              } else {
                peer.play(step);
              }
            });
  }

  private ServerParts recorded(ServerParts parts) {
    ChallengeMaker rsa = parts.challenges();
    return parts
        .withSalts(StardustVectors::salt)
        .withChallenges((key, salt) -> rsa.encrypt(key, salt).map(random -> RECORDED))
        .withView(
            connection -> {
              connections.add(connection);
              return connection;
            });
  }

  private static boolean isPeculiar(ExchangeStep step) {
    return step.from().equals("server")
        && (!step.fault().isEmpty() || (step.isExample() && !step.outcome().isEmpty()));
  }

  private record Listed(PeerId id, Connection connection) implements OnlinePeer {

    @Override
    public void sendList() {}

    @Override
    public void takeOff(String why) {}
  }
}
