package stardust.runner.mutant;

import com.google.protobuf.MessageLite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.DialMachine;
import stardust.server.DialStep;
import stardust.server.JoinStep;
import stardust.server.Relay;
import stardust.server.ServerParts;
import stardust.spec.message.DialResponse;
import stardust.spec.message.Error;

/** Servers that say more than is due. */
final class SuperfluousMutants {

  /** In which what is said leaves before the end does. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final MessageLite FAILED =
      DialResponse.newBuilder().setError(Error.E_GENERIC).build();

  private SuperfluousMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(inRelays());
    all.addAll(behindErrors());
    return all;
  }

  private static List<Mutant> inRelays() {
    return List.of(
        told("error-for-the-dialler-of-a-relay-that-is-reset", true, Closure.Kind.RESET),
        told("error-for-the-target-of-a-relay-that-is-reset", false, Closure.Kind.RESET),
        told("error-for-the-dialler-of-a-lost-target", true, Closure.Kind.LOST),
        told("error-for-the-target-of-a-lost-dialler", false, Closure.Kind.LOST),
        OneWayMutants.dialler(
            "line-feed-behind-what-the-target-says",
            "RELAY-01",
            "It writes a line feed to the dialler before it passes a half-close on.",
            SuperfluousMutants::endedByLineFeed),
        OneWayMutants.target(
            "line-feed-behind-what-the-dialler-says",
            "RELAY-01",
            "It writes a line feed to the target before it passes a half-close on.",
            SuperfluousMutants::endedByLineFeed),
        Mutant.of(
            "relays-kept-alive-by-empty-messages",
            "RELAY-01",
            "It writes an empty message into each side of a relay to which nothing was written for"
                + " five seconds.",
            parts -> RelayDefects.both(parts, stream -> new KeptAlive(stream, empty(parts)))));
  }

  private static List<Mutant> behindErrors() {
    return List.of(
        joins(
            "error-of-a-challenge-twice",
            "JoinChallenge",
            steps -> JoinMutants.refusesInitAs(steps, Error.E_RAND_LENGTH)),
        joins("error-of-a-verdict-twice", "JoinVerify", JoinMutants::refusesSolution),
        Mutant.of(
            "error-of-a-dial-of-nobody-twice",
            "WIRE-11",
            "It sends the DialResponse with an error twice when the target is not online.",
            parts -> DialWrapper.around(parts, SuperfluousMutants::saidTwiceAtOnce)),
        Mutant.of(
            "error-of-a-dial-refused-by-its-target-twice",
            "WIRE-11",
            "It sends the DialResponse with an error twice when the target refuses.",
            parts -> DialWrapper.around(parts, SuperfluousMutants::saidTwiceLater)));
  }

  private static Mutant told(String name, boolean dialler, Closure.Kind kind) {
    String how = kind == Closure.Kind.RESET ? "resets the relay" : "is lost";
    return Mutant.of(
        name,
        "RELAY-01",
        dialler
            ? "It writes a DialResponse with an error into a relay whose target " + how + "."
            : "It writes a DialResponse with an error to the target of a relay whose dialler "
                + how
                + ".",
        parts -> telling(parts, dialler, kind));
  }

  /** One side is told, as the end of the other comes a moment later. */
  private static ServerParts telling(ServerParts parts, boolean dialler, Closure.Kind kind) {
    Relay right = parts.relay();
    byte[] frame = parts.writer().frame(FAILED);
    return parts.withRelay(
        (one, other, over) -> {
          if (dialler) {
            right.splice(one, ending(other, kind, () -> say(one, frame)), over);
          } else {
            right.splice(ending(one, kind, () -> say(other, frame)), other, over);
          }
        });
  }

  private static void say(Duplex stream, byte[] bytes) {
    stream.loop().run(() -> stream.write(bytes));
  }

  private static Duplex ending(Duplex stream, Closure.Kind kind, Runnable first) {
    return RelayDefects.ending(
        stream,
        new RelayDefects.Ending() {
          @Override
          public void closed(Receiver right, Closure closure) {
            if (closure.kind() == kind) {
              first.run();
              var unused = stream.loop().schedule(MOMENT, () -> right.closed(closure));
            } else {
              right.closed(closure);
            }
          }
        });
  }

  private static Duplex endedByLineFeed(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      public void closeWrite() {
        super.write(new byte[] {'\n'}, () -> {});
        super.closeWrite();
      }
    };
  }

  private static byte[] empty(ServerParts parts) {
    return parts.writer().frame(DialResponse.getDefaultInstance());
  }

  /** Something is written to it, lest the way be closed as idle. */
  private static final class KeptAlive extends TimedStream {

    private final byte[] kept;

    KeptAlive(Duplex right, byte[] kept) {
      super(right, IDLE);
      this.kept = kept;
    }

    @Override
    void expired() {
      write(kept, () -> {});
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      begin();
      return new Stopping(receiver);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      begin();
      super.write(bytes, flushed);
    }

    @Override
    public void closeWrite() {
      stop();
      super.closeWrite();
    }
  }

  private static Mutant joins(String name, String what, Predicate<List<JoinStep>> when) {
    return Mutant.of(
        name,
        "WIRE-11",
        "It sends a " + what + " with an error twice.",
        parts ->
            JoinMutants.Steps.around(
                parts,
                (machine, message, steps) -> when.test(steps) ? withFirstTwice(steps) : steps));
  }

  private static DialMachine saidTwiceAtOnce(DialMachine right) {
    return new DialWrapper(right) {
      @Override
      public List<DialStep> request(byte[] message) {
        List<DialStep> steps = super.request(message);
        return steps.get(0) instanceof DialStep.Send ? withFirstTwice(steps) : steps;
      }
    };
  }

  private static DialMachine saidTwiceLater(DialMachine right) {
    return new DialWrapper(right) {
      @Override
      public List<DialStep> failed(String why) {
        return withFirstTwice(super.failed(why));
      }
    };
  }

  private static <S> List<S> withFirstTwice(List<S> steps) {
    return Stream.concat(steps.stream().limit(1), steps.stream()).toList();
  }
}
