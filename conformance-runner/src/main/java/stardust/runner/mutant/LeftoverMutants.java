package stardust.runner.mutant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.peer.PeerId;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.OnlinePeer;
import stardust.server.ServerParts;

/** Servers that keep something of what is over, and bring it up again. */
final class LeftoverMutants {

  /** Messages of a client. */
  private static final int JOIN = 2;

  private static final Duration WORK = Duration.ofMillis(50);

  private LeftoverMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "leavers-in-every-second-list",
            "DISC-21",
            "It has two lists and uses them in turn, and leavers are taken off one only.",
            LeftoverMutants::listingLeavers),
        Mutant.of(
            "who-leaves-at-once-stays",
            "DISC-21",
            "It works on the messages of a join for 50 ms each, and hears nothing of an end that comes meanwhile.",
            parts ->
                LaterStreamMutants.numbered(
                    parts, (number, stream) -> number == 1 ? new Slow(stream) : stream)),
        Mutant.of(
            "relay-begins-with-the-end-of-the-last",
            "RELAY-01",
            "It writes first into a relay what it wrote last into the one before it to the same"
                + " target.",
            LeftoverMutants::writingAgain));
  }

  private static ServerParts listingLeavers(ServerParts parts) {
    Set<OnlinePeer> leavers = ConcurrentHashMap.newKeySet();
    Map<OnlinePeer, Integer> turns = new ConcurrentHashMap<>();
    return parts
        .withOnline(
            new OnlineWrapper(parts.online()) {
              @Override
              public boolean remove(OnlinePeer peer) {
                leavers.add(peer);
                return super.remove(peer);
              }
            })
        .withList(
            (receiver, online) ->
                parts
                    .list()
                    .list(
                        receiver,
                        turns.merge(receiver, 1, Integer::sum) % 2 == 0
                            ? withLeavers(online, leavers)
                            : online));
  }

  private static List<OnlinePeer> withLeavers(List<OnlinePeer> online, Set<OnlinePeer> leavers) {
    List<OnlinePeer> all = new ArrayList<>(online);
    Set<PeerId> ids = new HashSet<>();
    online.forEach(peer -> ids.add(peer.id()));
    leavers.stream().filter(peer -> ids.add(peer.id())).forEach(all::add);
    return all;
  }

  private static ServerParts writingAgain(ServerParts parts) {
    Map<PeerId, byte[]> last = new ConcurrentHashMap<>();
    return Dialled.streams(
        parts, (dialler, target, stream) -> new Resuming(stream, last, target.id()));
  }

  /** A stream to a target that begins with what was written to the target before. */
  private static final class Resuming extends StreamWrapper {

    private final Map<PeerId, byte[]> last;
    private final PeerId target;
    private byte @Nullable [] before;

    Resuming(Duplex right, Map<PeerId, byte[]> last, PeerId target) {
      super(right);
      this.last = last;
      this.target = target;
      this.before = last.get(target);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      byte[] first = before;
      before = null;
      if (first != null) {
        super.write(first, () -> {});
      }
      last.put(target, bytes);
      super.write(bytes, flushed);
    }
  }

  /** Works on the pieces of a join, one after the other. */
  private static final class Slow extends StreamWrapper {

    private int pieces;
    private int underWork;

    Slow(Duplex right) {
      super(right);
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new ReceiverWrapper(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          pieces++;
          if (pieces > JOIN && underWork == 0) {
            super.bytes(bytes);
            return;
          }
          underWork++;
          loop()
              .schedule(
                  WORK,
                  () -> {
                    underWork--;
                    super.bytes(bytes);
                  });
        }

        @Override
        public void end() {
          if (underWork == 0) {
            super.end();
          } else {
            loop().schedule(WORK, super::end);
          }
        }

        @Override
        public void closed(Closure closure) {
          if (underWork == 0) {
            super.closed(closure);
          }
        }
      };
    }
  }
}
