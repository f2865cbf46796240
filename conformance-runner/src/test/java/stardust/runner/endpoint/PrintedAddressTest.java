package stardust.runner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stardust.runner.process.OutputLine;

class PrintedAddressTest {

  private static final String ID = "QmTestSpC6a2LmUn9mQs8Qnw9mGyHhBWkz7cBP3WwnoZbD";

  @Test
  void standsAnywhereInALine() {
    assertThat(found("INFO: listening on \"/ip4/127.0.0.1/tcp/5892/ws/p2p/" + ID + "\", ready."))
        .hasValue("/ip4/127.0.0.1/tcp/5892/ws/p2p/" + ID);
  }

  @Test
  void oneWithAPeerIdSaysMore() {
    assertThat(found("/ip4/127.0.0.1/tcp/5892/ws /ip4/0.0.0.0/tcp/5892/ws/p2p/" + ID))
        .hasValue("/ip4/0.0.0.0/tcp/5892/ws/p2p/" + ID);
  }

  @Test
  void oneOfThisMachineIsNearer() {
    assertThat(found("/ip4/192.168.7.7/tcp/5892/ws", "/ip4/127.0.0.1/tcp/5892"))
        .hasValue("/ip4/127.0.0.1/tcp/5892");
  }

  @Test
  void webSocketComesBeforeTcp() {
    assertThat(found("/ip4/127.0.0.1/tcp/5892", "/ip4/127.0.0.1/tcp/5892/ws"))
        .hasValue("/ip4/127.0.0.1/tcp/5892/ws");
  }

  @Test
  void anotherPortIsAnotherServers() {
    assertThat(found("admin at /ip4/127.0.0.1/tcp/58920/ws and /ip4/127.0.0.1/tcp/589")).isEmpty();
  }

  @Test
  void whatIsNoMultiaddrIsPassedOver() {
    assertThat(found("GET /ip4/300.0.0.1/tcp/5892/ws", "/ip4/127.0.0.1/tcp/5892/nonsense"))
        .isEmpty();
  }

  @Test
  void theTransportThatWasSaidIsTaken() {
    Stream<String> lines = Stream.of("/ip4/127.0.0.1/tcp/1/ws", "/ip4/127.0.0.1/tcp/2");

    assertThat(
            PrintedAddress.in(
                lines.map(PrintedAddressTest::line).toList(),
                OptionalInt.empty(),
                Optional.of(TransportKind.TCP)))
        .hasToString("Optional[/ip4/127.0.0.1/tcp/2]");
  }

  private static Optional<String> found(String... lines) {
    return PrintedAddress.in(
            Stream.of(lines).map(PrintedAddressTest::line).toList(),
            OptionalInt.of(5892),
            Optional.empty())
        .map(Object::toString);
  }

  private static OutputLine line(String text) {
    return new OutputLine(0, Instant.EPOCH, OutputLine.Stream.OUT, text);
  }
}
