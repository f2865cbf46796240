package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import stardust.connection.Connection;
import stardust.io.Duplex;
import stardust.io.Violation;
import stardust.server.JoinMachine;
import stardust.server.JoinStep;
import stardust.server.OnlinePeers;
import stardust.server.Relay;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.spec.message.DiscoveryAck;

/** Servers in which something that went wrong with one peer is felt by others later. */
final class AftermathMutants {

  /** More than join at once in a plain scenario, fewer than those and the ones cut off before. */
  private static final int PLACES = 32;

  private static final int MOST_UNKNOWN = 8;

  private AftermathMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "bad-acknowledgement-ends-all-relays",
            "ROBUST-11",
            "It ends all relays at a DiscoveryAck that cannot be decoded.",
            AftermathMutants::endingRelays),
        Mutant.of(
            "refusal-takes-its-connection-off",
            "DISC-24",
            "It takes all peers of a connection off when a solution on that is wrong.",
            AftermathMutants::takingConnectionOff),
        Mutant.beneath(
            "unknown-protocol-forgets-all-challenges",
            "ROBUST-21",
            "It forgets all challenges when a protocol is proposed that it does not know.",
            AftermathMutants::forgettingAtUnknown),
        Mutant.beneath(
            "eight-unknown-protocols-at-most",
            "ROBUST-21",
            "It answers eight protocols of a connection that it does not know, and no more.",
            AftermathMutants::tired),
        Mutant.of(
            "unfinished-joins-keep-their-place",
            "ROBUST-31",
            "It has room for 32 unfinished joins, and those that were cut off keep theirs.",
            AftermathMutants::withPlaces));
  }

  private static ServerParts endingRelays(ServerParts parts) {
    Set<Duplex> relayed = ConcurrentHashMap.newKeySet();
    Relay right = parts.relay();
    ServerParts noting =
        parts.withRelay(
            (dialer, target, over) -> {
              relayed.add(dialer);
              right.splice(dialer, target, over);
            });
    JoinMachine.Maker made = noting.joins();
    return noting.withJoins(
        given ->
            new JoinWrapper(made.make(given)) {
              @Override
              public List<JoinStep> message(byte[] message) {
                if (state() == State.ONLINE && !parses(message)) {
                  relayed.forEach(each -> each.loop().run(each::reset));
                }
                return super.message(message);
              }
            });
  }

  private static ServerParts takingConnectionOff(ServerParts parts) {
    OnlinePeers online = parts.online();
    return JoinMutants.Steps.around(
        Senders.noted(parts),
        (machine, message, steps) -> {
          if (JoinMutants.refusesSolution(steps)) {
            Connection refused = Senders.current().orElseThrow();
            online.all().stream()
                .filter(peer -> peer.connection().equals(refused))
                .forEach(peer -> peer.takeOff("a join on its connection was refused"));
          }
          return steps;
        });
  }

  private static boolean parses(byte[] message) {
    try {
      return DiscoveryAck.parseFrom(message).isInitialized();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static ServerOptions forgettingAtUnknown(ServerOptions options) {
    Challenges challenges = new Challenges();
    ServerOptions forgetting =
        ConnectionMutants.streams(
            options,
            each ->
                ConnectionMutants.onNa(
                    each,
                    (stream, na) -> {
                      challenges.forget();
                      stream.write(na);
                    }));
    return Death.parts(forgetting, challenges::around);
  }

  private static ServerOptions tired(ServerOptions options) {
    return ConnectionMutants.streamsOfEach(
        options,
        () -> {
          AtomicInteger answered = new AtomicInteger();
          return each ->
              ConnectionMutants.onNa(
                  each,
                  (stream, na) -> {
                    if (answered.incrementAndGet() <= MOST_UNKNOWN) {
                      stream.write(na);
                    }
                  });
        });
  }

  private static ServerParts withPlaces(ServerParts parts) {
    AtomicInteger taken = new AtomicInteger();
    return JoinMutants.Steps.around(
        parts,
        (machine, message, steps) -> {
          if (JoinMutants.challenges(steps)) {
            return taken.incrementAndGet() > PLACES ? JoinMutants.refusal() : steps;
          }
          if (JoinMutants.admits(steps) || JoinMutants.refusesSolution(steps)) {
            taken.decrementAndGet();
          }
          return steps;
        });
  }

  /** The challenges of a server that can forget them all at once. */
  private static final class Challenges {

    private static final Violation FORGOTTEN = new Violation("join", "no challenge is known", 0);

    private final AtomicInteger times = new AtomicInteger();

    void forget() {
      times.incrementAndGet();
    }

    ServerParts around(ServerParts parts) {
      JoinMachine.Maker right = parts.joins();
      return parts.withJoins(made -> new Forgetful(right.make(made)));
    }

    private final class Forgetful extends JoinWrapper {

      private int challengedAt;

      Forgetful(JoinMachine right) {
        super(right);
      }

      @Override
      public List<JoinStep> message(byte[] message) {
        if (state() == State.AWAITING_SOLUTION && challengedAt != times.get()) {
          return malformed(FORGOTTEN);
        }
        challengedAt = times.get();
        return super.message(message);
      }
    }
  }
}
