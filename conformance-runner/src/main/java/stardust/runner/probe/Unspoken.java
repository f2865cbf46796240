package stardust.runner.probe;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.security.Secured;
import stardust.security.SecurityContext;
import stardust.security.SecurityProtocol;
import stardust.trace.Tap;

/** Protocols that are proposed only to be refused. */
final class Unspoken {

  private Unspoken() {}

  /** The same offer behind proposals that nobody agrees to; no security stays no security. */
  static Offer before(Offer offer) {
    return offer.with(
        offer.securities().isEmpty() ? List.of() : inFront(new Security(), offer.securities()),
        inFront(new Multiplexer(), offer.muxers()));
  }

  private static <T> List<T> inFront(T first, List<T> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static final class Security implements SecurityProtocol {

    @Override
    public String protocol() {
      return "/unspoken-security/1.0.0";
    }

    @Override
    public CompletableFuture<Secured> secure(
        Duplex lower, boolean dialer, SecurityContext context) {
      return CompletableFuture.failedFuture(new IOException("nobody speaks " + protocol()));
    }
  }

  private static final class Multiplexer implements MuxerFactory {

    @Override
    public String protocol() {
      return "/unspoken-muxer/1.0.0";
    }

    @Override
    public Muxer start(
        Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
      throw new IllegalStateException("nobody speaks " + protocol());
    }
  }
}
