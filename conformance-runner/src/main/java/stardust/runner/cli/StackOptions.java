package stardust.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import stardust.binding.Binding;
import stardust.muxer.MuxerFactory;
import stardust.runner.probe.Offer;
import stardust.runner.probe.Said;
import stardust.security.Securities;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/** Which binding to speak, and which security protocols and muxers to propose or to accept. */
final class StackOptions {

  @Option(
      names = "--binding",
      paramLabel = "NAME",
      description =
          "The wire binding: libp2p, of release 0.2 and current; or bare, of the 0.1 releases, which"
              + " has no security. Default: libp2p; of a server under test what it is found to speak")
  private @Nullable String binding;

  @Option(
      names = "--security",
      paramLabel = "NAMES",
      description =
          "Security protocols in order of preference, separated by commas: noise, secio; or none"
              + " to negotiate no security. A server under test has to have each. Default: all")
  private @Nullable String security;

  @Option(
      names = "--muxer",
      paramLabel = "NAMES",
      description =
          "Muxers in order of preference, separated by commas: yamux, mplex. A server under"
              + " test has to have each. Default: both")
  private @Nullable String muxer;

  /** What was said; the rest has its defaults. */
  Offer offer() {
    return said().offer();
  }

  /** What was said. */
  Said said() {
    return new Said(
        Optional.ofNullable(binding).map(StackOptions::binding),
        Optional.ofNullable(security).map(StackOptions::securities),
        Optional.ofNullable(muxer).map(StackOptions::muxers));
  }

  private static Binding binding(String name) {
    try {
      return Binding.named(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--binding: " + e.getMessage());
    }
  }

  private static List<SecurityProtocol> securities(String names) {
    if (names.equals("none")) {
      return List.of();
    }
    try {
      return new Securities(Stack.SECURITIES).parse(names);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--security: " + e.getMessage() + ", or none alone");
    }
  }

  private static List<MuxerFactory> muxers(String names) {
    List<MuxerFactory> chosen = new ArrayList<>();
    for (String name : names.split(",", -1)) {
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
