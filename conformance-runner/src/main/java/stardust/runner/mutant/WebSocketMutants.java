package stardust.runner.mutant;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import stardust.runner.wrap.Hearing;
import stardust.server.ServerOptions;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Servers that bear of WebSocket only what most clients send. */
final class WebSocketMutants {

  private WebSocketMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.beneath(
            "root-path-only",
            "CONN-01",
            "It resets a connection whose WebSocket request names another path than /.",
            options -> resetting(options, frames -> frames.otherPath)),
        Mutant.beneath(
            "pages-of-other-sites-refused",
            "CONN-01",
            "It resets a connection whose WebSocket request has an Origin that is not its own.",
            options -> resetting(options, frames -> frames.otherOrigin)),
        Mutant.beneath(
            "connection-header-compared-whole",
            "CONN-01",
            "It resets a connection whose WebSocket request lists more in Connection than Upgrade.",
            options -> resetting(options, frames -> frames.moreThanUpgrade)),
        Mutant.beneath(
            "whole-websocket-messages-only",
            "CONN-01",
            "It resets a connection on which a WebSocket message comes in fragments.",
            options -> resetting(options, frames -> frames.fragment)),
        Mutant.beneath(
            "empty-websocket-message-is-the-end",
            "CONN-01",
            "It resets a connection on which an empty WebSocket message comes.",
            options -> resetting(options, frames -> frames.empty)),
        Mutant.beneath(
            "pong-only-when-asked",
            "CONN-01",
            "It resets a connection on which a pong comes.",
            options -> resetting(options, frames -> frames.pong)),
        Mutant.beneath(
            "no-ping-between-fragments",
            "CONN-01",
            "It resets a connection on which a ping comes between two fragments of a message.",
            options -> resetting(options, frames -> frames.pingBetween)));
  }

  private static ServerOptions resetting(ServerOptions options, Predicate<Frames> cannot) {
    // A connection is accepted on the thread on which its request was read right before.
    ThreadLocal<Frames> read = ThreadLocal.withInitial(Frames::new);
    return Death.parts(
        options.withTaps(
            () -> {
              Frames frames = new Frames();
              return event -> {
                frames.event(event);
                read.set(frames);
              };
            }),
        parts ->
            ConnectionWrapper.transports(
                parts,
                raw -> {
                  Frames frames = read.get();
                  if (cannot.test(frames)) {
                    raw.reset();
                  }
                  return Hearing.of(
                      raw,
                      bytes -> {
                        if (cannot.test(frames)) {
                          raw.reset();
                        }
                        return bytes;
                      });
                }));
  }

  /** What has come on one connection. */
  private static final class Frames implements Tap {

    private boolean otherPath;
    private boolean otherOrigin;
    private boolean moreThanUpgrade;
    private boolean fragment;
    private boolean pingBetween;
    private boolean pong;
    private boolean empty;
    private boolean inMessage;

    @Override
    public void event(WireEvent event) {
      if (event.direction() != Direction.RECEIVED) {
        return;
      }
      otherPath |= field(event, "request").filter(line -> !line.startsWith("GET / ")).isPresent();
      otherOrigin |= field(event, "Origin").filter(each -> !isOwn(each, event)).isPresent();
      moreThanUpgrade |=
          field(event, "Connection").filter(each -> !each.equals("Upgrade")).isPresent();
      pingBetween |= inMessage && event.name().equals("ping");
      pong |= event.name().equals("pong");
      empty |= event.name().equals("binary") && event.length() == 0;
      if (event.name().equals("binary") || event.name().equals("continuation")) {
        inMessage = field(event, "fin").equals(Optional.of("false"));
        fragment |= inMessage;
      }
    }

    private static boolean isOwn(String origin, WireEvent request) {
      return origin.equals("http://" + field(request, "Host").orElse(""));
    }

    private static Optional<String> field(WireEvent event, String name) {
      return event.fields().stream()
          .filter(field -> field.name().equals(name))
          .map(Field::value)
          .findFirst();
    }
  }
}
