package stardust.runner.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import stardust.multiaddr.Multiaddr;
import stardust.peer.Keys;
import stardust.runner.detect.Detection;
import stardust.runner.detect.Detector;
import stardust.runner.detect.Way;
import stardust.transport.Transport;

/** Finds out what a server speaks. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds out what a server speaks, by asking it on a few short connections: what it offers,",
      "what of that works up to the challenge of a join, and how long each layer took."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:a peer could join",
      "1:something of libp2p is there, but no way leads to a challenge",
      "2:usage error",
      "3:nothing at the address speaks libp2p"
    })
final class ProbeCommand implements Callable<Integer> {

  private static final int RSA_BITS = 2048;

  @Parameters(
      paramLabel = "ADDRESS",
      converter = MultiaddrConverter.class,
      description = "The server, as /ip4/127.0.0.1/tcp/5892/ws; without /ws both are tried.")
  private Multiaddr address = Multiaddr.webSocket("127.0.0.1", 5892);

  @Option(
      names = "--timeout-scale",
      paramLabel = "X",
      defaultValue = "1.0",
      description = "Multiplies all waits, for slow machines. Default: ${DEFAULT-VALUE}")
  private double scale = 1;

  @Override
  public Integer call() throws IOException {
    if (!(scale > 0)) {
      throw new UsageException("--timeout-scale must be more than 0");
    }
    try (Transport transport = new Transport(1)) {
      Detection found =
          new Detector(transport, Keys.generateRsa(RSA_BITS, new SecureRandom()), scale)
              .detect(address, false);
      ProbeText.of(found).forEach(System.out::println);
      return found.ways().stream().anyMatch(Way::works)
          ? ExitStatus.CONFORMANT.code()
          : ExitStatus.NOT_CONFORMANT.code();
    }
  }
}
