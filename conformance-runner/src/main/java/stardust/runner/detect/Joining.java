package stardust.runner.detect;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import stardust.binding.Binding;
import stardust.connection.Upgrader;
import stardust.io.Duplex;
import stardust.message.Framing;
import stardust.multiaddr.Multiaddr;
import stardust.muxer.MuxerFactory;
import stardust.peer.PrivateKey;
import stardust.protocol.Stardust;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Challenges;
import stardust.runner.probe.Exchange;
import stardust.runner.probe.Forwarded;
import stardust.runner.probe.Link;
import stardust.runner.probe.MessagePipe;
import stardust.runner.probe.Waits;
import stardust.security.SecurityProtocol;
import stardust.spec.message.JoinInit;
import stardust.trace.Tap;

/** Begins a join over one combination of protocols, to see which binding and framing are spoken. */
final class Joining {

  /** A bare server opens its stream as soon as the muxer is there. */
  private static final Duration OPENED_BY_SERVER = Duration.ofSeconds(3);

  private final Door door;
  private final Multiaddr address;
  private final PrivateKey identity;
  private final List<SecurityProtocol> securities;
  private final MuxerFactory muxer;

  Joining(
      Door door,
      Multiaddr address,
      PrivateKey identity,
      List<SecurityProtocol> securities,
      MuxerFactory muxer) {
    this.door = door;
    this.address = address;
    this.identity = identity;
    this.securities = securities;
    this.muxer = muxer;
  }

  /** Begins on a connection that is up, where the binding is the likelier one. */
  void begin(Link link, Binding likelier, Trail trail) {
    try {
      MessagePipe pipe =
          link.openRegistration(likelier == Binding.BARE ? OPENED_BY_SERVER : door.step());
      trail.agreedStardust(likelier);
      challenge(pipe, likelier, trail);
    } catch (RequirementBroken broken) {
      if (likelier == Binding.BARE) {
        beginWithOwnStream(trail);
      } else {
        trail.stop("it does not agree to stardust: " + broken.seen());
      }
    }
  }

  /** Without security, yet otherwise as in the binding that has it. */
  private void beginWithOwnStream(Trail trail) {
    try {
      trail.begin();
      anew(
          Binding.LIBP2P,
          link -> {
            MessagePipe pipe = link.openRegistration(door.step());
            trail.agreedStardust(Binding.LIBP2P);
            challenge(pipe, Binding.LIBP2P, trail);
            return true;
          });
    } catch (RequirementBroken broken) {
      trail.stop(
          "it neither opens a registration stream nor agrees to stardust on one that is opened to"
              + " it");
    }
  }

  private void challenge(MessagePipe pipe, Binding binding, Trail trail) {
    pipe.send(init());
    Optional<Framing> found = Challenges.framing(pipe.stream(), door.step());
    found
        .or(() -> otherFraming(binding))
        .ifPresentOrElse(
            trail::challenged,
            () -> trail.stop("a JoinInit is answered with no challenge, however it is framed"));
  }

  private Optional<Framing> otherFraming(Binding binding) {
    Binding other = binding == Binding.BARE ? Binding.LIBP2P : Binding.BARE;
    try {
      return anew(
          binding,
          link -> {
            MessagePipe pipe = link.openRegistration(door.step());
            pipe.as(other).send(init());
            return Challenges.framing(pipe.stream(), door.step());
          });
    } catch (RequirementBroken broken) {
      return Optional.empty();
    }
  }

  /** Does something on a new connection of the same protocols. */
  private <T> T anew(Binding binding, Function<Link, T> use) {
    Duplex raw = door.open(address);
    try {
      AtomicReference<Link> link = new AtomicReference<>();
      CompletableFuture<Link> up =
          new Upgrader(door.options(identity, securities, muxer))
              .upgrade(
                  raw,
                  true,
                  each -> link.set(Link.over(binding, each, raw, Tap.NONE, Forwarded.REFUSE)))
              .thenApply(each -> Objects.requireNonNull(link.get()));
      return use.apply(
          Waits.get(up, door.step(), seen -> RequirementBroken.of("CONN-11", "a muxer", seen)));
    } finally {
      raw.loop().run(raw::reset);
    }
  }

  private JoinInit init() {
    byte[] random = new byte[Stardust.RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return JoinInit.newBuilder()
        .setRandom128(ByteString.copyFrom(random))
        .setPeerID(Exchange.peerId(identity))
        .build();
  }
}
