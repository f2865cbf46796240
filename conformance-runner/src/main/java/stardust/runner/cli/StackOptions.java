package stardust.runner.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import stardust.muxer.MuxerFactory;
import stardust.runner.probe.Offer;
import stardust.security.Securities;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/** Which security protocols and muxers to propose or to accept. */
final class StackOptions {

  @Option(
      names = "--security",
      paramLabel = "NAMES",
      defaultValue = "noise,secio",
      description =
          "Security protocols in order of preference, separated by commas: noise, secio; or none"
              + " to negotiate no security. Default: ${DEFAULT-VALUE}")
  private String security = "";

  @Option(
      names = "--muxer",
      paramLabel = "NAMES",
      defaultValue = "yamux,mplex",
      description =
          "Muxers in order of preference, separated by commas: yamux, mplex. Default:"
              + " ${DEFAULT-VALUE}")
  private String muxer = "";

  Offer offer() {
    return new Offer(securities(), muxers());
  }

  /** The options that ask for this, each with a blank in front. */
  String words() {
    return " --security " + security + " --muxer " + muxer;
  }

  private List<SecurityProtocol> securities() {
    if (security.equals("none")) {
      return List.of();
    }
    try {
      return new Securities(Stack.SECURITIES).parse(security);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--security: " + e.getMessage() + ", or none alone");
    }
  }

  private List<MuxerFactory> muxers() {
    List<MuxerFactory> chosen = new ArrayList<>();
    for (String name : muxer.split(",", -1)) {
      MuxerFactory factory = muxer(name.strip());
      if (chosen.contains(factory)) {
        throw new UsageException("--muxer: " + name.strip() + " stands there twice");
      }
      chosen.add(factory);
    }
    return List.copyOf(chosen);
  }

  private static MuxerFactory muxer(String name) {
    return Stack.MUXERS.stream()
        .filter(factory -> factory.protocol().startsWith("/" + name + "/"))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--muxer: unknown muxer \"" + name + "\"; known are yamux, mplex"));
  }
}
