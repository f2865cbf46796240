package stardust.runner.mutant;

import java.util.concurrent.atomic.AtomicInteger;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** A server that holds its table of peers while a dial awaits its target. */
final class LockedByDials {

  private LockedByDials() {}

  /** Tells nobody but the newcomer of a join while a dial is under way. */
  static ServerParts around(ServerParts parts) {
    AtomicInteger dials = new AtomicInteger();
    return parts
        .withOpener(
            (target, timeout) -> {
              dials.incrementAndGet();
              return parts
                  .opener()
                  .open(target, timeout)
                  .whenComplete((opened, failure) -> dials.decrementAndGet());
            })
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                if (dials.get() > 0) {
                  newcomer.sendList();
                } else {
                  super.joined(newcomer, online);
                }
              }
            });
  }
}
