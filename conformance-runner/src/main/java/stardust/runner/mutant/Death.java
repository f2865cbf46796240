package stardust.runner.mutant;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.io.Violation;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.JoinMachine;
import stardust.server.JoinMachine.State;
import stardust.server.JoinStep;
import stardust.server.ServerOptions;
import stardust.server.ServerParts;
import stardust.spec.message.JoinInit;

/**
 * A server that dies of what one peer does: it ends every connection, and each that comes later.
 */
final class Death {

  private final AtomicInteger lives;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  private Death(int lives) {
    this.lives = new AtomicInteger(lives);
  }

  /** How it comes to die. */
  interface Cause {
    ServerOptions watch(ServerOptions options, Death death);
  }

  static Mutant of(String name, String breaks, String what, int lives, Cause cause) {
    return Mutant.beneath(
        name,
        breaks,
        what,
        options -> {
          Death death = new Death(lives);
          return cause.watch(parts(options, death::around), death);
        });
  }

  /** Of connections that do not come about. */
  static ServerOptions ofFailedUpgrades(ServerOptions options, Death death) {
    return options.withLog(
        line -> {
          if (line.startsWith("no connection with ")) {
            death.blow();
          }
        });
  }

  /** Of frames against the muxer's rules. */
  static ServerOptions ofMuxerViolations(ServerOptions options, Death death) {
    return ofMuxerViolations(why -> true).watch(options, death);
  }

  /** Of frames against those of the muxer's rules that are named so. */
  static Cause ofMuxerViolations(Predicate<String> whys) {
    return (options, death) ->
        parts(
            options,
            parts ->
                parts.withView(
                    connection -> {
                      var unused =
                          connection
                              .closed()
                              .thenAccept(
                                  closure -> {
                                    if (closure.kind() == Closure.Kind.VIOLATION
                                        && whys.test(closure.why())) {
                                      death.blow();
                                    }
                                  });
                      return parts.view().of(connection);
                    }));
  }

  /** Of lengths that no message has. */
  static ServerOptions ofFrames(ServerOptions options, Death death) {
    return joins(
        options,
        right ->
            new JoinWrapper(right) {
              @Override
              public List<JoinStep> malformed(Violation violation) {
                death.blow();
                return super.malformed(violation);
              }
            });
  }

  /** Of messages that do not parse, when the join is in this state. */
  static Cause ofMessages(State state) {
    return (options, death) ->
        joins(
            options,
            right ->
                new JoinWrapper(right) {
                  @Override
                  public List<JoinStep> message(byte[] message) {
                    if (state() == state && !parses(message)) {
                      death.blow();
                    }
                    return super.message(message);
                  }
                });
  }

  /** Of connections that are lost before the second answer on a registration stream. */
  static ServerOptions ofLossWhileJoining(ServerOptions options, Death death) {
    return parts(options, parts -> ConnectionWrapper.streams(parts, death::watched));
  }

  private Duplex watched(Duplex stream) {
    return new StreamWrapper(stream) {
      private int answers;

      @Override
      public void write(byte[] bytes, Runnable flushed) {
        answers++;
        super.write(bytes, flushed);
      }

      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void closed(Closure closure) {
            if (answers < 2 && closure.kind() == Closure.Kind.LOST) {
              blow();
            }
            super.closed(closure);
          }
        };
      }
    };
  }

  /** It happened once more. */
  void blow() {
    if (lives.decrementAndGet() <= 0) {
      connections.forEach(each -> each.loop().run(each::close));
    }
  }

  private ServerParts around(ServerParts parts) {
    return parts.withView(
        connection -> {
          Connection seen = parts.view().of(connection);
          connections.add(connection);
          return lives.get() > 0 ? seen : deaf(seen);
        });
  }

  private static Connection deaf(Connection connection) {
    return new ConnectionWrapper(connection) {
      @Override
      public void handle(String protocol, Consumer<Duplex> accepted) {
        super.handle(protocol, Duplex::reset);
      }
    };
  }

  private static boolean parses(byte[] message) {
    try {
      return JoinInit.parseFrom(message).isInitialized();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  static ServerOptions parts(ServerOptions options, UnaryOperator<ServerParts> change) {
    return options.withParts(strict -> change.apply(options.parts().apply(strict)));
  }

  private static ServerOptions joins(ServerOptions options, UnaryOperator<JoinMachine> change) {
    return parts(
        options,
        parts -> {
          JoinMachine.Maker right = parts.joins();
          return parts.withJoins(made -> change.apply(right.make(made)));
        });
  }
}
