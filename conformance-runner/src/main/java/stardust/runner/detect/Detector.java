package stardust.runner.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PrivateKey;
import stardust.runner.detect.Knock.Kind;
import stardust.runner.detect.Knock.Nobody;
import stardust.runner.detect.Knock.Speaks;
import stardust.runner.endpoint.EndpointException;
import stardust.transport.Transport;

/** Asks a server what it speaks, on a few short connections, one after the other. */
public final class Detector {

  /** Every step together stays under the 15 s in which a user wants to know that nobody answers. */
  private static final Duration STEP = Duration.ofSeconds(6);

  private final Door door;
  private final PrivateKey identity;

  /**
   * @param identity with which connections are secured and a join is begun; an RSA key
   * @param scale multiplies the time for each step
   */
  public Detector(Transport transport, PrivateKey identity, double scale) {
    this.door = new Door(transport, Duration.ofNanos((long) (STEP.toNanos() * scale)));
    this.identity = identity;
  }

  /**
   * Asks.
   *
   * @param guessed whether the transport in the address is a guess
   * @throws EndpointException when nothing there speaks libp2p, with a sentence that says what does
   */
  public Detection detect(Multiaddr address, boolean guessed) {
    List<Knock> knocks = knock(Transports.candidates(address, guessed));
    Speaks found =
        knocks.stream()
            .filter(Speaks.class::isInstance)
            .map(Speaks.class::cast)
            .findFirst()
            .orElseThrow(() -> complaint(knocks));
    return new Exploration(door, found.address(), identity).explore(found.connected());
  }

  /** At the same time, as a server of one transport may say nothing in the other. */
  private List<Knock> knock(List<Multiaddr> addresses) {
    ExecutorService threads = Executors.newFixedThreadPool(addresses.size());
    CompletionService<Knock> heard = new ExecutorCompletionService<>(threads);
    addresses.forEach(each -> heard.submit(() -> door.knock(each)));
    try {
      List<Knock> knocks = new ArrayList<>();
      while (knocks.size() < addresses.size() && !speaks(knocks)) {
        knocks.add(heard.take().get());
      }
      return knocks;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EndpointException("interrupted while connecting", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the first connection went wrong", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean speaks(List<Knock> knocks) {
    return knocks.stream().anyMatch(Speaks.class::isInstance);
  }

  private static EndpointException complaint(List<Knock> knocks) {
    List<Nobody> nobodies =
        knocks.stream().filter(Nobody.class::isInstance).map(Nobody.class::cast).toList();
    Nobody telling = nobodies.stream().max(Comparator.comparing(Nobody::kind)).orElseThrow();
    boolean silent = nobodies.stream().allMatch(each -> each.kind() == Kind.SILENT);
    String neither = ", neither to multistream-select nor to a WebSocket request";
    return new EndpointException(telling.words() + (silent && nobodies.size() > 1 ? neither : ""));
  }
}
