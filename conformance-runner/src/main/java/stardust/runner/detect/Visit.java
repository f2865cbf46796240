package stardust.runner.detect;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import stardust.binding.Binding;
import stardust.connection.UpgradedConnection;
import stardust.connection.Upgrader;
import stardust.connection.Upgrader.Security;
import stardust.io.Duplex;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.peer.PrivateKey;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Forwarded;
import stardust.runner.probe.Link;
import stardust.runner.probe.Talk;
import stardust.runner.probe.Waits;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/** One connection to the server, and how far it leads. */
final class Visit implements AutoCloseable {

  private final Door door;
  private final Multiaddr address;
  private final PrivateKey identity;
  private final Duplex raw;
  private final Trail trail = new Trail();
  private Talk talk;
  private int asked;

  private Visit(Door door, Multiaddr address, PrivateKey identity, Duplex raw) {
    this.door = door;
    this.address = address;
    this.identity = identity;
    this.raw = raw;
    this.talk = new Talk(BlockingStream.over(raw), Tap.NONE);
  }

  static Visit to(Door door, Multiaddr address, PrivateKey identity) {
    return new Visit(door, address, identity, door.open(address));
  }

  /** Proposes a protocol; after an agreement no other can follow. */
  Reply propose(String protocol) {
    trail.begin();
    asked++;
    talk.propose(protocol);
    Optional<String> answer = talk.answer(door.step());
    if (answer.isPresent()) {
      return answer.get().equals(protocol) ? Reply.AGREED : Reply.REFUSED;
    }
    boolean silent = talk.stream().awaitEnd(Duration.ZERO) instanceof Arrival.Silence;
    return silent ? Reply.SILENT : Reply.CLOSED;
  }

  /** Whether nothing but the last proposal was said on it. */
  boolean isFirst() {
    return asked == 1;
  }

  /**
   * Goes on from the agreement on a security protocol.
   *
   * @param left the muxers that it was not asked for yet with this protocol; asked ones are removed
   */
  Way secured(SecurityProtocol security, Set<MuxerFactory> left) {
    trail.agreedSecurity(security.protocol());
    Secured done;
    try {
      done = handshake(security);
    } catch (RequirementBroken broken) {
      trail.stop("the handshake of " + security.protocol() + " fails: " + broken.seen());
      return trail.way();
    }
    trail.secured(done.remoteKey().peerId());
    talk = new Talk(BlockingStream.over(done.channel()), Tap.NONE);
    for (MuxerFactory muxer : List.copyOf(left)) {
      left.remove(muxer);
      Reply reply = propose(muxer.protocol());
      if (reply == Reply.AGREED) {
        return muxed(Optional.of(new Security(security.protocol(), done)), security, muxer);
      }
      if (reply != Reply.REFUSED) {
        trail.stop("to " + muxer.protocol() + " " + reply.words());
        return trail.way();
      }
    }
    trail.stop("it agrees to no muxer");
    return trail.way();
  }

  /** Goes on from the agreement on a muxer where there is no security. */
  Way plain(MuxerFactory muxer) {
    trail.agreedMuxer(muxer.protocol());
    Joining joining = new Joining(door, address, identity, List.of(), muxer);
    joining.begin(start(Optional.empty(), muxer, Binding.BARE), Binding.BARE, trail);
    return trail.way();
  }

  @Override
  public void close() {
    raw.loop().run(raw::reset);
  }

  private Way muxed(Optional<Security> proved, SecurityProtocol security, MuxerFactory muxer) {
    trail.agreedMuxer(muxer.protocol());
    Joining joining = new Joining(door, address, identity, List.of(security), muxer);
    joining.begin(start(proved, muxer, Binding.LIBP2P), Binding.LIBP2P, trail);
    return trail.way();
  }

  private Secured handshake(SecurityProtocol security) {
    SecurityContext context =
        new SecurityContext(identity, Optional.empty(), door.step(), new SecureRandom(), Tap.NONE);
    CompletableFuture<Secured> done = new CompletableFuture<>();
    raw.loop().run(() -> Waits.pipe(security.secure(talk.stream().detach(), true, context), done));
    return Waits.get(
        done, door.step(), seen -> RequirementBroken.of("CONN-02", "a handshake", seen));
  }

  private Link start(Optional<Security> security, MuxerFactory muxer, Binding binding) {
    CompletableFuture<Link> started = new CompletableFuture<>();
    raw.loop()
        .run(
            () ->
                Waits.complete(
                    started,
                    () -> {
                      talk.stream().detach();
                      Upgrader upgrader = new Upgrader(door.options(identity, List.of(), muxer));
                      UpgradedConnection up = upgrader.start(raw, true, security, muxer);
                      return Link.over(binding, up, raw, Tap.NONE, Forwarded.REFUSE);
                    }));
    return Waits.get(
        started, door.step(), seen -> RequirementBroken.of("CONN-11", "the muxer", seen));
  }
}
