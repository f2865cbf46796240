package stardust.runner.mutant;

import java.util.function.BiPredicate;
import stardust.server.DialRules;
import stardust.server.Dialer;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;
import stardust.spec.message.Error;

/** Refuses dials that the right rules allow. */
final class RefusesDials {

  private RefusesDials() {}

  /**
   * The same parts, which refuse those of the allowed dials of which this holds.
   *
   * @param why for the log
   */
  static ServerParts where(ServerParts parts, BiPredicate<Dialer, OnlinePeer> refused, String why) {
    DialRules right = parts.dialRules();
    return parts.withDialRules(
        (dialer, target, online) -> {
          DialRules.Decision decision = right.decide(dialer, target, online);
          return decision instanceof DialRules.Allowed allowed
                  && refused.test(dialer, allowed.target())
              ? new DialRules.Refused(Error.E_GENERIC, why)
              : decision;
        });
  }
}
