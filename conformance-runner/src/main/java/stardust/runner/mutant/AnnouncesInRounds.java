package stardust.runner.mutant;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import stardust.connection.Connection;
import stardust.server.AckWatch;
import stardust.server.OnlinePeer;
import stardust.server.OnlinePeers;
import stardust.server.ServerParts;

/** Tells of joins only when all lists of the round before have left. */
final class AnnouncesInRounds {

  private final OnlinePeers online;

  /** To whom a list is on its way. */
  private final Set<Connection> onItsWay = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean again = new AtomicBoolean();

  private AnnouncesInRounds(OnlinePeers online) {
    this.online = online;
  }

  static ServerParts around(ServerParts parts) {
    AnnouncesInRounds rounds = new AnnouncesInRounds(parts.online());
    AckWatch.Maker watches = parts.ackWatches();
    return Senders.noted(parts)
        .withList(
            (receiver, online) -> {
              rounds.onItsWay.add(receiver.connection());
              return parts.list().list(receiver, online);
            })
        .withAckWatches(
            silentPeriods ->
                rounds.new Leaving(Senders.current().orElseThrow(), watches.watch(silentPeriods)))
        .withAnnouncer(
            new AnnouncerWrapper(parts.announcer()) {
              @Override
              public void joined(OnlinePeer newcomer, OnlinePeers online) {
                if (rounds.onItsWay.isEmpty()) {
                  super.joined(newcomer, online);
                } else {
                  rounds.again.set(true);
                  newcomer.sendList();
                }
              }

              @Override
              public void left(OnlinePeer leaver, OnlinePeers online) {
                super.left(leaver, online);
                rounds.isOver(leaver.connection());
              }
            });
  }

  private void isOver(Connection connection) {
    onItsWay.remove(connection);
    if (onItsWay.isEmpty() && again.getAndSet(false)) {
      online.all().forEach(OnlinePeer::sendList);
    }
  }

  private final class Leaving extends AckWatchWrapper {

    private final Connection connection;

    Leaving(Connection connection, AckWatch right) {
      super(right);
      this.connection = connection;
    }

    @Override
    public void listSent() {
      super.listSent();
      isOver(connection);
    }
  }
}
