package stardust.runner.probe;

import java.util.List;
import stardust.identify.Identify;
import stardust.muxer.MuxerFactory;
import stardust.ping.Ping;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/**
 * What the server's owner says that it has: to be there is what CONN-05 demands.
 *
 * @param securities security protocols
 * @param muxers muxers
 * @param protocols what is agreed on a stream, by their names for multistream-select
 */
public record Declared(
    List<SecurityProtocol> securities, List<MuxerFactory> muxers, List<String> protocols) {

  /** All that the reference server has. */
  public static final Declared REFERENCE =
      new Declared(Stack.SECURITIES, Stack.MUXERS, List.of(Identify.PROTOCOL, Ping.PROTOCOL));

  public Declared {
    securities = List.copyOf(securities);
    muxers = List.copyOf(muxers);
    protocols = List.copyOf(protocols);
  }

  /** What was said, with further protocols. */
  public static Declared of(Said said, List<String> protocols) {
    return new Declared(
        said.securities().orElse(List.of()), said.muxers().orElse(List.of()), protocols);
  }
}
