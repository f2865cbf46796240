package stardust.runner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stardust.binding.Binding;
import stardust.runner.identity.Identities;
import stardust.transport.Transport;

/** The adapter in examples/adapter, made into a jar as its README says, and loaded from it. */
class ExampleAdapterTest {

  private static final Path EXAMPLE = Path.of("examples/adapter");

  private final Transport transport = new Transport(1);
  private final Path folder;
  private final Path lab;

  ExampleAdapterTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.lab = folder.resolve("lab.properties");
    Files.writeString(lab, "green=/ip4/127.0.0.1/tcp/1\nblue=/ip4/127.0.0.1/tcp/5892/ws\n");
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void theJarAddsAnAdapterThatFindsTheServer() throws Exception {
    try (Endpoint endpoint = endpoint("blue");
        Endpoint.Lease lease = endpoint.lease()) {
      assertThat(lease.address()).hasToString("/ip4/127.0.0.1/tcp/5892/ws");
    }
  }

  @Test
  void itsComplaintIsASentence() {
    assertThatExceptionOfType(EndpointException.class)
        .isThrownBy(() -> endpoint("red"))
        .withMessage(lab + " has no line for the server red");
  }

  private Endpoint endpoint(String server) throws Exception {
    EndpointRequest request =
        new EndpointRequest(
            Optional.of("inventory"),
            Optional.empty(),
            Program.NONE,
            Map.of("file", lab.toString(), "server", server));
    EndpointContext context =
        new EndpointContext(transport, new Identities(), Duration.ofSeconds(1), Binding.LIBP2P);
    return EndpointAdapters.load(List.of(jar())).choose(request).endpoint(request, context);
  }

  private Path jar() throws Exception {
    Path classes = folder.resolve("classes");
    tool(
        "javac",
        "-cp",
        System.getProperty("java.class.path"),
        "-d",
        classes.toString(),
        EXAMPLE.resolve("com/example/stardust/InventoryAdapter.java").toString());
    Path jar = folder.resolve("inventory.jar");
    tool(
        "jar",
        "-cf",
        jar.toString(),
        "-C",
        classes.toString(),
        ".",
        "-C",
        EXAMPLE.toString(),
        "META-INF");
    return jar;
  }

  private static void tool(String name, String... arguments) {
    PrintWriter out = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
    assertThat(status).as(name).isZero();
  }
}
