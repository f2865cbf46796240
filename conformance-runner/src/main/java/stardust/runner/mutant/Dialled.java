package stardust.runner.mutant;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

  /** What becomes of the opening of a stream to a target. */
  interface Opening {

    /** The opening that is used in its place. */
    CompletableFuture<Duplex> of(
        Connection dialler, OnlinePeer target, Supplier<CompletableFuture<Duplex>> right);
  }

  static ServerParts streams(ServerParts parts, Change change) {
    return openings(
        parts,
        (dialler, target, right) ->
            right.get().thenApply(stream -> change.of(dialler, target, stream)));
  }

  /**
   * What is done when a stream to a target is not to be had.
   *
   * @param whys decides by why not
   * @param then gets the connection of the peer that dialled, and the target
   */
  static ServerParts failures(
      ServerParts parts, Predicate<String> whys, BiConsumer<Connection, OnlinePeer> then) {
    return openings(
        parts,
        (dialler, target, right) ->
            right
                .get()
                .whenComplete(
                    (stream, failure) -> {
                      if (failure != null && whys.test(String.valueOf(failure))) {
                        then.accept(dialler, target);
                      }
                    }));
  }

  /** Whether a stream is not to be had as its target did not answer. */
  static boolean isSilence(String why) {
    return why.contains("NegotiationTimeoutException") || why.contains("accepted no stream within");
  }

  /** A dial is decided and its stream is opened in one go, and so on one thread. */
  static ServerParts openings(ServerParts parts, Opening opening) {
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
            (target, deadline) ->
                opening.of(
                    dialling.get().orElseThrow(), target, () -> opener.open(target, deadline)));
  }
}
