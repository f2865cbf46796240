package stardust.runner.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import stardust.connection.UpgradedConnection;
import stardust.peer.PrivateKey;
import stardust.runner.probe.Offer;

/**
 * How the played server treats a connection until the scenario takes over.
 *
 * @param proven the identity that it proves, if it is not that in its address
 * @param offer what it agrees to
 * @param stardust whether it agrees to stardust
 * @param slowly whether each byte leaves on its own
 * @param upTo how far it goes along
 * @param late how long it waits before it opens streams or takes them
 * @param greeting what it does as soon as the connection is up
 */
public record Conduct(
    Optional<PrivateKey> proven,
    Offer offer,
    boolean stardust,
    boolean slowly,
    Stage upTo,
    Duration late,
    Consumer<UpgradedConnection> greeting) {

  /** The stages of connecting; after the last one it goes no further and says nothing. */
  public enum Stage {
    /** The transport connection is there. */
    TRANSPORT,
    /** It is secured. */
    SECURITY,
    /** The muxer is agreed on. */
    MUXER,
    /** Stardust is agreed on, and the scenario has the stream. */
    STARDUST
  }

  /** That of a right server. */
  public static Conduct right(Offer offer) {
    return new Conduct(
        Optional.empty(), offer, true, false, Stage.STARDUST, Duration.ZERO, connection -> {});
  }

  /** The last stage that a client can reach. */
  public Stage refusedAt() {
    if (offer.securities().contains(Declined.SECURITY)) {
      return Stage.TRANSPORT;
    }
    if (offer.muxers().contains(Declined.MUXER)) {
      return Stage.SECURITY;
    }
    return stardust ? Stage.STARDUST : Stage.MUXER;
  }

  /** The same, proving another identity. */
  public Conduct withProven(PrivateKey other) {
    return new Conduct(Optional.of(other), offer, stardust, slowly, upTo, late, greeting);
  }

  /** The same with another offer. */
  public Conduct withOffer(Offer other) {
    return new Conduct(proven, other, stardust, slowly, upTo, late, greeting);
  }

  /** The same, answering every proposal on a stream with {@code na}. */
  public Conduct withoutStardust() {
    return new Conduct(proven, offer, false, slowly, upTo, late, greeting);
  }

  /** The same, each byte on its own. */
  public Conduct byteByByte() {
    return new Conduct(proven, offer, stardust, true, upTo, late, greeting);
  }

  /** The same, going no further than this. */
  public Conduct withUpTo(Stage other) {
    return new Conduct(proven, offer, stardust, slowly, other, late, greeting);
  }

  /** The same, taking its time before it opens streams or takes them. */
  public Conduct withLate(Duration other) {
    return new Conduct(proven, offer, stardust, slowly, upTo, other, greeting);
  }

  /** The same with another greeting. */
  public Conduct withGreeting(Consumer<UpgradedConnection> other) {
    return new Conduct(proven, offer, stardust, slowly, upTo, late, other);
  }
}
