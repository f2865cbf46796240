package stardust.server;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.peer.PeerId;

/** A peer's presence in the network, from its admission to its end. Confined to its loop. */
final class Registration implements OnlinePeer {

  private final ServerContext context;
  private final Session session;
  private final PeerId id;
  private final Consumer<String> finish;
  private final Loop loop;
  private final AckWatch watch;
  private final ListOutbox outbox;

  private Loop.@Nullable Timer nextList;
  private Loop.@Nullable Timer nextWatch;
  private boolean over;

  /**
   * Makes a registration that is not yet listed.
   *
   * @param stream where lists are written
   * @param finish ends the registration and closes its stream, for the reason given
   */
  Registration(
      ServerContext context, Session session, PeerId id, Duplex stream, Consumer<String> finish) {
    this.context = context;
    this.session = session;
    this.id = id;
    this.finish = finish;
    this.loop = stream.loop();
    this.watch = context.parts().ackWatches().watch(context.limits().silentPeriods());
    this.outbox = new ListOutbox(stream, this::currentList, watch::listSent);
  }

  @Override
  public PeerId id() {
    return id;
  }

  @Override
  public Connection connection() {
    return session.connection();
  }

  @Override
  public void sendList() {
    loop.run(
        () -> {
          if (!over) {
            outbox.send();
          }
        });
  }

  @Override
  public void takeOff(String why) {
    loop.run(() -> finish.accept(why));
  }

  /** Lists the peer, in place of an older registration with its id, and announces it. */
  void start() {
    session.registered();
    context
        .parts()
        .online()
        .add(this)
        .ifPresent(older -> older.takeOff("the same id joined again"));
    context.log().line(id + " joined");
    context.parts().announcer().joined(this, context.parts().online());
    awaitNextList();
    awaitNextWatch();
  }

  void acknowledged() {
    watch.acknowledged();
  }

  /** Takes the peer off the list, at once. */
  void end(String why) {
    if (over) {
      return;
    }
    over = true;
    cancel(nextList);
    cancel(nextWatch);
    session.deregistered();
    boolean listed = context.parts().online().remove(this);
    context.log().line(id + " left: " + why);
    if (listed) {
      context.parts().announcer().left(this, context.parts().online());
    }
  }

  private byte[] currentList() {
    ServerParts parts = context.parts();
    return parts.writer().frame(parts.list().list(this, parts.online().all()));
  }

  private void awaitNextList() {
    nextList =
        context
            .parts()
            .announcer()
            .untilNext(this, context.discoveryPeriod())
            .map(this::listAfter)
            .orElse(null);
  }

  private Loop.Timer listAfter(Duration delay) {
    return loop.schedule(
        delay,
        () -> {
          awaitNextList();
          sendList();
        });
  }

  private void awaitNextWatch() {
    nextWatch = loop.schedule(context.discoveryPeriod(), this::periodOver);
  }

  private void periodOver() {
    if (watch.periodOver(context.accounts().of(connection()).holdsBytes())) {
      takeOff("no acknowledgement over " + context.limits().silentPeriods() + " periods");
    } else {
      awaitNextWatch();
    }
  }

  private static void cancel(Loop.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
