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
        resetting(
            "root-path-only",
            "It resets a connection whose WebSocket request names another path than /.",
            frames -> frames.otherPath),
        resetting(
            "pages-of-other-sites-refused",
            "It resets a connection whose WebSocket request has an Origin that is not its own.",
            frames -> frames.otherOrigin),
        resetting(
            "connection-header-compared-whole",
            "It resets a connection whose WebSocket request lists more in Connection than Upgrade.",
            frames -> frames.moreThanUpgrade),
        resetting(
            "whole-websocket-messages-only",
            "It resets a connection on which a WebSocket message comes in fragments.",
            frames -> frames.fragment),
        resetting(
            "empty-websocket-message-is-the-end",
            "It resets a connection on which an empty WebSocket message comes.",
            frames -> frames.empty),
        resetting(
            "pong-only-when-asked",
            "It resets a connection on which a pong comes.",
            frames -> frames.pong),
        resetting(
            "no-ping-between-fragments",
            "It resets a connection on which a ping comes between two fragments of a message.",
            frames -> frames.pingBetween));
  }

  private static Mutant resetting(String name, String what, Predicate<Frames> cannot) {
    return Mutant.beneath(name, "CONN-01", what, options -> resetting(options, cannot));
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
