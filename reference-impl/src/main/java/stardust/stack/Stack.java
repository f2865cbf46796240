package stardust.stack;

import java.util.List;
import java.util.function.Supplier;
import stardust.connection.StreamService;
import stardust.connection.UpgradeOptions;
import stardust.identify.Identify;
import stardust.mplex.Mplex;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.noise.Noise;
import stardust.peer.PrivateKey;
import stardust.ping.Ping;
import stardust.secio.Secio;
import stardust.security.SecurityProtocol;
import stardust.yamux.Yamux;

/** What a peer speaks that nobody told otherwise. */
public final class Stack {

  /** Best first. Old js stacks speak only secio, new ones only noise. */
  public static final List<SecurityProtocol> SECURITIES = List.of(new Noise(), new Secio());

  /** Best first. */
  public static final List<MuxerFactory> MUXERS = List.of(Yamux.FACTORY, Mplex.FACTORY);

  private static final String AGENT = "stardust-conformance";

  private Stack() {}

  /** Ping and identify. */
  public static List<StreamService> services(Supplier<List<Multiaddr>> listenAddresses) {
    return List.of(new Identify(agentVersion(), listenAddresses), new Ping());
  }

  /** All of it for this identity, which listens nowhere. */
  public static UpgradeOptions options(PrivateKey self) {
    return UpgradeOptions.of(self, SECURITIES, MUXERS, services(List::of));
  }

  /** Name and version of this program, as "stardust-conformance/1.0.0". */
  public static String agentVersion() {
    String version = Stack.class.getPackage().getImplementationVersion();
    return AGENT + "/" + (version == null ? "dev" : version);
  }
}
