package stardust.runner.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.peer.PrivateKey;
import stardust.security.SecurityProtocol;
import stardust.stack.Stack;

/**
 * Asks one server for every protocol, each once. What it agrees to is followed up to a challenge on
 * the same connection, and the next connection asks for what is left.
 */
final class Exploration {

  /** What other libp2p servers offer and the suite does not speak: worth a word in a report. */
  private static final List<String> FOREIGN = List.of("/tls/1.0.0", "/plaintext/2.0.0");

  private final Door door;
  private final Multiaddr address;
  private final PrivateKey identity;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, Reply> replies = new LinkedHashMap<>();
  private final Map<String, Set<MuxerFactory>> muxersLeft = new LinkedHashMap<>();
  private final List<Way> ways = new ArrayList<>();

  /** What was asked a second time, as some servers take few connections in a second. */
  private final Set<String> retried = new HashSet<>();

  Exploration(Door door, Multiaddr address, PrivateKey identity) {
    this.door = door;
    this.address = address;
    this.identity = identity;
    for (SecurityProtocol each : Stack.SECURITIES) {
      open.add(each.protocol());
      muxersLeft.put(each.protocol(), new LinkedHashSet<>(Stack.MUXERS));
    }
    Stack.MUXERS.forEach(each -> open.add(each.protocol()));
    open.addAll(FOREIGN);
  }

  Detection explore(Duration connected) {
    while (!open.isEmpty()) {
      try (Visit visit = Visit.to(door, address, identity)) {
        ask(visit);
      }
    }
    return new Detection(address, connected, replies, ways);
  }

  /** One connection: refusals can follow one another on it, an agreement is the last. */
  private void ask(Visit visit) {
    for (String protocol : List.copyOf(open)) {
      Reply reply = visit.propose(protocol);
      if (reply == Reply.CLOSED && visit.isFirst() && retried.add(protocol)) {
        door.pause();
        return;
      }
      replies.merge(protocol, reply, (old, now) -> old == Reply.AGREED ? old : now);
      if (reply == Reply.AGREED) {
        follow(visit, protocol);
        return;
      }
      open.remove(protocol);
      if (reply != Reply.REFUSED) {
        return;
      }
    }
  }

  private void follow(Visit visit, String protocol) {
    Optional<SecurityProtocol> security =
        Stack.SECURITIES.stream().filter(each -> each.protocol().equals(protocol)).findFirst();
    Optional<MuxerFactory> muxer =
        Stack.MUXERS.stream().filter(each -> each.protocol().equals(protocol)).findFirst();
    if (security.isPresent()) {
      secured(visit, security.get());
    } else if (muxer.isPresent()) {
      open.remove(protocol);
      ways.add(visit.plain(muxer.get()));
    } else {
      open.remove(protocol);
    }
  }

  private void secured(Visit visit, SecurityProtocol security) {
    Set<MuxerFactory> left = muxersLeft.getOrDefault(security.protocol(), Set.of());
    Way way = visit.secured(security, left);
    if (left.isEmpty() || way.peer().isEmpty()) {
      open.remove(security.protocol());
    }
    boolean first = ways.stream().noneMatch(each -> each.security().equals(way.security()));
    if (first || !way.muxer().isEmpty()) {
      ways.add(way);
    }
  }
}
