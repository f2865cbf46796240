package stardust.runner.detect;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stardust.binding.Binding;
import stardust.message.Framing;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.peer.PeerId;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/**
 * What a server was found to speak.
 *
 * @param address where, with the transport that was found to be spoken there
 * @param connected how long the transport connection took
 * @param offered what was proposed on it first, and the replies, in the order asked
 * @param ways the combinations that were agreed on, in the order tried
 */
public record Detection(
    Multiaddr address, Duration connected, Map<String, Reply> offered, List<Way> ways) {

  public Detection {
    offered = Collections.unmodifiableMap(new LinkedHashMap<>(offered));
    ways = List.copyOf(ways);
  }

  /** Who the server proved to be. */
  public Optional<PeerId> peerId() {
    return first(Way::peer);
  }

  /** In which binding stardust was agreed on. */
  public Optional<Binding> binding() {
    return first(Way::binding);
  }

  /** In which framing a JoinInit was answered. */
  public Optional<Framing> framing() {
    return first(Way::framing);
  }

  /** The security protocols of ours that the server agrees to. */
  public List<SecurityProtocol> securities() {
    return Stack.SECURITIES.stream().filter(each -> agreed(each.protocol())).toList();
  }

  /** Those of them whose handshake came to its end. */
  public List<SecurityProtocol> securitiesThatWork() {
    return securities().stream()
        .filter(each -> ways.stream().anyMatch(way -> completed(way, each.protocol())))
        .toList();
  }

  /** The muxers of ours that it agrees to, over whatever security. */
  public List<MuxerFactory> muxers() {
    return Stack.MUXERS.stream()
        .filter(each -> ways.stream().anyMatch(way -> way.muxer().equals(each.protocol())))
        .toList();
  }

  /** Whether it negotiates a muxer on the plain connection. */
  public boolean isPlain() {
    return ways.stream().anyMatch(way -> way.security().isEmpty() && !way.muxer().isEmpty());
  }

  private boolean agreed(String protocol) {
    return offered.get(protocol) == Reply.AGREED;
  }

  private static boolean completed(Way way, String security) {
    return way.security().equals(security) && way.peer().isPresent();
  }

  private <T> Optional<T> first(Function<Way, Optional<T>> part) {
    return ways.stream().map(part).flatMap(Optional::stream).findFirst();
  }
}
