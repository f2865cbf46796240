package stardust.runner.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import stardust.client.ClientOptions;
import stardust.client.PeerAddress;
import stardust.client.StardustClient;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.runner.probe.Waits;
import stardust.transport.Transport;

/** The reference client, doing what it is told and showing what CLIENTS.md asks for. */
final class ReferenceProgram {

  /** As the command line has it for a server that cannot be reached. */
  private static final int FAILED = 3;

  private final Screen screen;
  private final CompletableFuture<StardustClient> client = new CompletableFuture<>();

  /** Whether it was told to stop, or has failed: what follows from that is no news. */
  private volatile boolean over;

  ReferenceProgram(Screen screen) {
    this.screen = screen;
  }

  /** Joins, and dials if it is told to. */
  void start(Transport transport, ClientOptions options, Invitation told) {
    Optional<PeerAddress> target = target(told);
    Multiaddr server = target.map(PeerAddress::server).orElse(told.server());
    var unused =
        StardustClient.join(transport, server, options)
            .whenComplete(
                (joined, failure) -> {
                  if (failure == null) {
                    joined(joined, target.map(PeerAddress::target));
                  } else {
                    failed("cannot join " + server, failure);
                  }
                });
  }

  /** Leaves, whatever it was doing. */
  void stop() {
    over = true;
    var unused = client.thenAccept(StardustClient::close);
  }

  private static Optional<PeerAddress> target(Invitation told) {
    if (told instanceof Invitation.Dial dial) {
      return Optional.of(new PeerAddress(dial.server(), dial.target()));
    }
    return told instanceof Invitation.DialAddress dial
        ? PeerAddress.of(dial.address())
        : Optional.empty();
  }

  private void joined(StardustClient joined, Optional<PeerId> target) {
    client.complete(joined);
    screen.say(Saying.joined(joined.id()));
    joined.onIncoming(peer -> screen.say(Saying.dialled(peer.remotePeer())));
    joined.onDiscovery(online -> screen.say(Saying.peers(online)));
    if (!joined.online().isEmpty()) {
      screen.say(Saying.peers(joined.online()));
    }
    var unused = joined.lost().thenAccept(why -> failed("the server is lost", why));
    target.ifPresent(peer -> dial(joined, peer));
  }

  private void dial(StardustClient joined, PeerId target) {
    var unused =
        joined
            .dial(target)
            .whenComplete(
                (connection, failure) -> {
                  if (failure == null) {
                    screen.say(Saying.connected(target));
                  } else {
                    failed("cannot dial " + target, failure);
                  }
                });
  }

  private void failed(String what, Throwable why) {
    if (over) {
      return;
    }
    screen.say(Saying.error(what + ": " + Waits.words(why)));
    screen.exit(FAILED);
    stop();
  }
}
