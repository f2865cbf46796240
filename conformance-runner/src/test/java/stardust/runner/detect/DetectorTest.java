package stardust.runner.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stardust.binding.Binding;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.peer.Keys;
import stardust.peer.RsaPrivateKey;
import stardust.runner.endpoint.EndpointException;
import stardust.runner.endpoint.TransportKind;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Said;
import stardust.security.SecurityProtocol;
import stardust.server.ServerOptions;
import stardust.server.StardustServer;
import stardust.stack.Stack;
import stardust.transport.FreePort;
import stardust.transport.Transport;

/** Real servers, of every combination that there is, and what is not a server. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DetectorTest {

  private static final RsaPrivateKey IDENTITY = Keys.generateRsa(2048, new SecureRandom());

  private final Transport transport = new Transport(2);

  @AfterEach
  void close() {
    transport.close();
  }

  static Stream<Arguments> combinations() {
    return Stream.of(TransportKind.values())
        .flatMap(
            kind ->
                Stream.of(Binding.values())
                    .flatMap(binding -> securities(binding).map(each -> List.of(binding, each)))
                    .flatMap(
                        both ->
                            Stack.MUXERS.stream()
                                .map(
                                    muxer -> Arguments.of(kind, both.get(0), both.get(1), muxer))));
  }

  /** In the bare binding there is none; in the other one of them, all of them, or none. */
  private static Stream<List<SecurityProtocol>> securities(Binding binding) {
    return binding == Binding.BARE
        ? Stream.of(List.of())
        : Stream.concat(
            Stack.SECURITIES.stream().map(List::of), Stream.of(Stack.SECURITIES, List.of()));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void findsOutWhatAServerSpeaks(
      TransportKind kind, Binding binding, List<SecurityProtocol> securities, MuxerFactory muxer)
      throws Exception {
    try (StardustServer server = server(kind, binding, securities, List.of(muxer))) {
      Detection found = detect(portOnly(server));

      assertThat(TransportKind.in(found.address())).isEqualTo(kind);
      assertThat(found.binding()).contains(binding);
      assertThat(found.framing()).contains(binding.framing());
      assertThat(found.securitiesThatWork()).isEqualTo(securities);
      assertThat(found.muxers()).containsExactly(muxer);
      assertThat(found.peerId())
          .isEqualTo(
              securities.isEmpty() ? Optional.empty() : Optional.of(IDENTITY.publicKey().peerId()));
      assertThat(found.ways()).allMatch(Way::works);
      Offer offer = Settlement.of(Said.NOTHING, found);
      assertThat(offer.binding()).isEqualTo(binding);
      assertThat(offer.towardsServer()).isEqualTo(securities);
    }
  }

  @Test
  void namesEachLayerWithItsTime() throws Exception {
    try (StardustServer server =
        server(TransportKind.WS, Binding.LIBP2P, Stack.SECURITIES, Stack.MUXERS)) {
      assertThat(detect(portOnly(server)).ways().get(0).times())
          .extracting(LayerTime::layer)
          .containsExactly("security", "handshake", "muxer", "stardust", "challenge");
    }
  }

  @Test
  void aBindingThatIsNotTheServersIsSaid() throws Exception {
    try (StardustServer server = server(TransportKind.TCP, Binding.BARE, List.of(), Stack.MUXERS)) {
      Detection found = detect(portOnly(server));
      Said said = new Said(Optional.of(Binding.LIBP2P), Optional.empty(), Optional.empty());

      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(() -> Settlement.of(said, found))
          .withMessageContaining("speaks the binding bare, not libp2p as --binding says");
    }
  }

  @Test
  void whatIsSaidAndNotThereIsReplacedByWhatIs() throws Exception {
    try (StardustServer server =
        server(
            TransportKind.TCP,
            Binding.LIBP2P,
            Stack.SECURITIES.subList(0, 1),
            Stack.MUXERS.subList(1, 2))) {
      Said said =
          new Said(
              Optional.empty(),
              Optional.of(Stack.SECURITIES.subList(1, 2)),
              Optional.of(Stack.MUXERS));

      Offer offer = Settlement.of(said, detect(portOnly(server)));

      assertThat(offer.securities()).isEqualTo(Stack.SECURITIES.subList(0, 1));
      assertThat(offer.muxers()).isEqualTo(Stack.MUXERS.subList(1, 2));
    }
  }

  @Test
  void aClosedPortIsNamed() throws Exception {
    int port = FreePort.find();

    assertThatExceptionOfType(EndpointException.class)
        .isThrownBy(() -> detect(Multiaddr.tcp("127.0.0.1", port)))
        .withMessageContaining("nothing listens at 127.0.0.1:" + port);
  }

  @Test
  void aPortThatAcceptsAndIsSilentIsToldFromAClosedOne() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(() -> detect(Multiaddr.tcp("127.0.0.1", silent.getLocalPort())))
          .withMessageContaining("neither to multistream-select nor to a WebSocket request");
    }
  }

  @Test
  void aServerThatSendsBackWhateverItGetsIsNoLibp2p() throws Exception {
    try (ServerSocket echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var unused = CompletableFuture.runAsync(() -> echo(echo));

      assertThatExceptionOfType(EndpointException.class)
          .isThrownBy(() -> detect(Multiaddr.tcp("127.0.0.1", echo.getLocalPort())))
          .withMessageContaining("sends back whatever it gets");
    }
  }

  private static void echo(ServerSocket listening) {
    try {
      while (true) {
        Socket socket = listening.accept();
        var unused =
            CompletableFuture.runAsync(
                () -> {
                  try (socket) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                  } catch (IOException e) {
                    // The other side has heard enough.
                  }
                });
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private Detection detect(Multiaddr address) {
    return new Detector(transport, IDENTITY, 1).detect(address, false);
  }

  private StardustServer server(
      TransportKind kind,
      Binding binding,
      List<SecurityProtocol> securities,
      List<MuxerFactory> muxers)
      throws Exception {
    StardustServer server =
        new StardustServer(
            transport,
            ServerOptions.of(IDENTITY)
                .withListen(List.of(kind.at("127.0.0.1", 0)))
                .withBinding(binding)
                .withSecurities(securities)
                .withMuxers(muxers));
    server.start().get(30, TimeUnit.SECONDS);
    return server;
  }

  /** As a user has it who knows no more. */
  private static Multiaddr portOnly(StardustServer server) {
    Multiaddr address = server.addresses().get(0);
    return Multiaddr.tcp("127.0.0.1", address.port().orElseThrow());
  }
}
