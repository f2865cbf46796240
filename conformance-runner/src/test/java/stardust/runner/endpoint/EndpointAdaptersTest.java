package stardust.runner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointAdaptersTest {

  private final EndpointAdapters adapters = EndpointAdapters.load(List.of());

  @Test
  void nothingIsTheEmbeddedServer() {
    assertThat(chosen(EndpointRequest.NONE)).isEqualTo("embedded");
  }

  @Test
  void aMultiaddrIsAnAddress() {
    assertThat(chosen(EndpointRequest.at("/ip4/127.0.0.1/tcp/5892/ws"))).isEqualTo("address");
  }

  @Test
  void aCommandIsAProcess() {
    assertThat(chosen(EndpointRequest.of(Programs.of("node", "server.js")))).isEqualTo("process");
  }

  @Test
  void anAdapterThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatExceptionOfType(EndpointUsageException.class)
        .isThrownBy(() -> chosen(named("ssh")))
        .withMessageStartingWith(
            "no adapter is called \"ssh\"; there are embedded, address, process");
  }

  @Test
  void anAddressAndACommandAreTooMuch() {
    EndpointRequest both =
        new EndpointRequest(
            Optional.empty(), Optional.of("/ip4/127.0.0.1/tcp/1"), Programs.of("node"), Map.of());

    assertThatExceptionOfType(EndpointUsageException.class)
        .isThrownBy(() -> chosen(both))
        .withMessage(
            "the target \"/ip4/127.0.0.1/tcp/1\" and the command node cannot be tested in one run:"
                + " give one of them");
  }

  @Test
  void anAdapterJarThatIsNotThereIsNamed() {
    assertThatExceptionOfType(EndpointUsageException.class)
        .isThrownBy(() -> EndpointAdapters.load(List.of(Path.of("no-such.jar"))))
        .withMessage("the adapter jar no-such.jar is not there");
  }

  @Test
  void anAdapterJarThatNamesAMissingClassIsNamed(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(EndpointAdapter.class.getName()), "com.example.Missing\n");

    assertThatExceptionOfType(EndpointUsageException.class)
        .isThrownBy(() -> EndpointAdapters.load(List.of(folder)))
        .withMessageContaining("com.example.Missing");
  }

  private String chosen(EndpointRequest request) {
    return adapters.choose(request).name();
  }

  private static EndpointRequest named(String adapter) {
    return new EndpointRequest(Optional.of(adapter), Optional.empty(), Program.NONE, Map.of());
  }
}
