package stardust.runner.mutant;

import java.time.Duration;
import java.util.List;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.server.ServerParts;

/** Servers that end relays which carry nothing for a while, or not all that there is. */
final class IdleMutants {

  private static final Duration OPEN = Duration.ofSeconds(9);
  private static final Duration HALF_CLOSED = Duration.ofSeconds(6);
  private static final Duration REST = Duration.ofSeconds(3);

  private IdleMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.beneath(
            "idle-relay-ended",
            "RELAY-24",
            "It ends a relay on which one side has been silent for two periods.",
            options ->
                Death.parts(
                    options, parts -> ending(parts, options.discoveryPeriod().multipliedBy(2)))),
        Mutant.of(
            "idle-relay-ended-after-nine-seconds",
            "RELAY-24",
            "It ends a relay on which one side has been silent for nine seconds, and none has closed.",
            parts -> ending(parts, OPEN)),
        Mutant.of(
            "idle-relay-ended-when-half-closed",
            "RELAY-24",
            "It ends a relay on which six seconds pass without an answer to a side that has closed.",
            parts -> RelayDefects.both(parts, Unanswered::new)),
        OneWayMutants.dialler(
            "rest-of-an-answer-dropped",
            "RELAY-12",
            "It gives a dialler three seconds to read the rest when both sides have closed.",
            Late::new),
        OneWayMutants.target(
            "rest-of-a-question-dropped",
            "RELAY-12",
            "It gives a target three seconds to read the rest when both sides have closed.",
            Late::new));
  }

  private static ServerParts ending(ServerParts parts, Duration most) {
    return RelayDefects.both(parts, stream -> new Silent(stream, most));
  }

  private static final class Silent extends TimedStream {

    Silent(Duplex right, Duration most) {
      super(right, most);
    }

    @Override
    public void closeWrite() {
      stop();
      super.closeWrite();
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      begin();
      return new Stopping(receiver) {
        @Override
        public void bytes(byte[] bytes) {
          begin();
          super.bytes(bytes);
        }

        @Override
        public void end() {
          stop();
          super.end();
        }
      };
    }
  }

  private static final class Unanswered extends TimedStream {

    private boolean ended;

    Unanswered(Duplex right) {
      super(right, HALF_CLOSED);
    }

    @Override
    public void write(byte[] bytes, Runnable flushed) {
      if (ended) {
        begin();
      }
      super.write(bytes, flushed);
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new Stopping(receiver) {
        @Override
        public void end() {
          ended = true;
          begin();
          super.end();
        }
      };
    }
  }

  private static final class Late extends TimedStream {

    private boolean ended;
    private boolean closed;

    Late(Duplex right) {
      super(right, REST);
    }

    private void beginIfBoth() {
      if (ended && closed) {
        begin();
      }
    }

    @Override
    public void closeWrite() {
      closed = true;
      super.closeWrite();
      beginIfBoth();
    }

    @Override
    protected Receiver changed(Receiver receiver) {
      return new Stopping(receiver) {
        @Override
        public void end() {
          ended = true;
          super.end();
          beginIfBoth();
        }
      };
    }
  }
}
