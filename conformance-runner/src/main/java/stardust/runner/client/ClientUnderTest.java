package stardust.runner.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stardust.multiaddr.Multiaddr;
import stardust.peer.RsaPrivateKey;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Offer;
import stardust.runner.probe.ScenarioRandom;
import stardust.runner.time.Timing;
import stardust.transport.Transport;

/** The client that one scenario tests: started as often as the scenario wants, each time anew. */
public final class ClientUnderTest {

  private final ClientEndpoint endpoint;
  private final ListenAt listenAt;
  private final Offer offer;
  private final Transport transport;
  private final Identities identities;
  private final Timing timing;
  private final ScenarioRandom random;
  private final ScenarioRecord seen;
  private final Overheard overheard = new Overheard();
  private final List<PlayedServer> servers = new ArrayList<>();
  private final Map<String, PlayedPeer> peers = new LinkedHashMap<>();
  private Conduct conduct;
  private @Nullable RunningClient running;
  private @Nullable Visit visit;

  public ClientUnderTest(
      ClientEndpoint endpoint,
      ListenAt listenAt,
      Offer offer,
      Transport transport,
      Identities identities,
      Timing timing,
      ScenarioRandom random,
      ScenarioRecord seen) {
    this.endpoint = endpoint;
    this.listenAt = listenAt;
    this.offer = offer;
    this.transport = transport;
    this.identities = identities;
    this.timing = timing;
    this.random = random;
    this.seen = seen;
    this.conduct = Conduct.right(offer);
  }

  /** How the next server that is played treats the client. */
  public Conduct conduct() {
    return conduct;
  }

  /** Sets how the next server that is played treats the client. */
  public void conduct(Conduct next) {
    conduct = next;
  }

  /** How long to wait for what. */
  public Timing timing() {
    return timing;
  }

  /** What the played server agrees to. */
  public Offer offer() {
    return offer;
  }

  /** A fresh identity. */
  public RsaPrivateKey identity() {
    return identities.next(random.next());
  }

  /** Another peer, with an identity of its own, made when it is first asked for. */
  public PlayedPeer peer(String label) {
    return peers.computeIfAbsent(
        label, name -> new PlayedPeer(name, identity(), offer, timing, seen, overheard));
  }

  /** The other peers of the scenario. */
  public List<PlayedPeer> peers() {
    return List.copyOf(peers.values());
  }

  /** Starts the client, to join. */
  public Visit start() {
    return start(Invitation.Join::new);
  }

  /** Starts the client anew, against a server that is right in everything. */
  public Visit startAnew() {
    conduct = Conduct.right(offer);
    return start();
  }

  /**
   * Starts the client; the one that was started before is ended.
   *
   * @param invitation what it is told, given the server's address
   */
  public Visit start(Function<Multiaddr, Invitation> invitation) {
    endRunning();
    RsaPrivateKey identity = identity();
    PlayedServer server =
        new PlayedServer(servers.size() + 1, identity, conduct, transport, timing, seen, overheard);
    servers.add(server);
    Multiaddr address = server.listen(listenAt.address());
    ClientRun run = new ClientRun();
    visit = new Visit(run, server, overheard, timing, random.next());
    peers.values().stream().filter(PlayedPeer::isListed).forEach(peer -> visit().list(peer.id()));
    Invitation told = invitation.apply(address);
    endpoint.cannot(told).ifPresent(ClientUnderTest::cannot);
    seen.trace().action("the client is started: " + told);
    RunningClient started = endpoint.start(told, line -> printed(run, line));
    running = started;
    var unused = started.exit().thenAccept(status -> exited(run, server, status));
    return visit;
  }

  /** The client that was started last, and its dealings with its server. */
  public Visit visit() {
    return visit == null ? start() : visit;
  }

  /** All that the client has sent, whenever it was started. */
  public Overheard overheard() {
    return overheard;
  }

  /**
   * A fresh start of the client joins a right server, or the scenario's requirement breaks.
   *
   * @param traits know what keeps the client from joining whatever the scenario did to it: that is
   *     what stands in the way then
   */
  public void checkFreshStart(ClientTraits traits) {
    try {
      startAnew().joined();
    } catch (RequirementBroken broken) {
      throw traits.notJoined("a fresh start of the client joins a right server", broken);
    }
  }

  /** Ends what is left. */
  public void close() {
    endRunning();
    servers.forEach(PlayedServer::close);
  }

  private static void cannot(String reason) {
    throw new NotApplicable(reason);
  }

  private void printed(ClientRun run, String line) {
    seen.trace().action("the client printed: " + line);
    run.printed(line);
  }

  private void exited(ClientRun run, PlayedServer server, int status) {
    seen.trace().action("the client has exited with status " + status);
    run.exited(status);
    server.nobodyComes();
  }

  private void endRunning() {
    Optional.ofNullable(running).ifPresent(RunningClient::close);
    running = null;
  }
}
