package stardust.runner.mutant;

import java.util.Optional;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.server.DialRules;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.server.TargetOpener;

/** The streams that a server opens to targets, for mutants to which it matters who dialled. */
final class Dialled {

  private Dialled() {}

  /** What becomes of a stream to a target. */
  interface Change {

    /**
     * The stream that is used in its place.
     *
     * @param dialler the connection of the peer that dialled
     */
    Duplex of(Connection dialler, OnlinePeer target, Duplex stream);
  }

  /** A dial is decided and its stream is opened in one go, and so on one thread. */
  static ServerParts streams(ServerParts parts, Change change) {
    ThreadLocal<Optional<Connection>> dialling = ThreadLocal.withInitial(Optional::empty);
    DialRules rules = parts.dialRules();
    TargetOpener opener = parts.opener();
    return parts
        .withDialRules(
            (dialer, target, online) -> {
              dialling.set(Optional.of(dialer.connection()));
              return rules.decide(dialer, target, online);
            })
        .withOpener(
            (target, deadline) -> {
              Connection dialler = dialling.get().orElseThrow();
              return opener
                  .open(target, deadline)
                  .thenApply(stream -> change.of(dialler, target, stream));
            });
  }
}
