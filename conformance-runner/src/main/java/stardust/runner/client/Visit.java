package stardust.runner.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.MessagePipe;
import stardust.runner.time.Timing;

/**
 * One start of the client and its dealings with the server that is played to it. Whatever needs an
 * earlier step takes that step first.
 */
public final class Visit {

  private final ClientRun run;
  private final PlayedServer server;
  private final Overheard overheard;
  private final Timing timing;
  private final Random random;
  private final List<PeerId> listed = new ArrayList<>();
  private @Nullable Caller caller;
  private @Nullable ServedJoin join;
  private @Nullable ServedDial dial;
  private boolean solved;
  private boolean joined;

  Visit(ClientRun run, PlayedServer server, Overheard overheard, Timing timing, Random random) {
    this.run = run;
    this.server = server;
    this.overheard = overheard;
    this.timing = timing;
    this.random = random;
  }

  /** The start of the client. */
  public ClientRun run() {
    return run;
  }

  /** Whom the server in its address is. */
  public PrivateKey serverIdentity() {
    return server.identity();
  }

  /** Lists this peer from now on. */
  public void list(PeerId peer) {
    listed.add(peer);
  }

  /** Who is listed: the peers of the scenario, and the client. */
  public List<PeerId> online() {
    List<PeerId> all = new ArrayList<>(listed);
    all.add(join().claim().id());
    return all;
  }

  /** The client's connection; that there is none breaks CONN-41. */
  public Caller caller() {
    if (caller == null) {
      caller =
          callerAgain(0, timing.starting())
              .orElseThrow(
                  () ->
                      RequirementBroken.of(
                          "CONN-41", "a connection of the client", "none came; " + run.state()));
    }
    return caller;
  }

  /** One of the client's connections, counted from 0; empty if it does not come. */
  public Optional<Caller> callerAgain(int index, Duration timeout) {
    return server.caller(index, timeout);
  }

  /** The join on the stream that the client opens; that there is none breaks CONN-43. */
  public ServedJoin join() {
    if (join == null) {
      join = new ServedJoin(registration(caller()), timing, random);
    }
    return join;
  }

  /** Whether the client has solved its challenge. */
  public boolean isSolved() {
    return solved;
  }

  /** The join up to the solution, which must be right. */
  public ServedJoin solved() {
    ServedJoin current = join();
    if (!solved) {
      current.challenge();
      current.awaitSolution();
      solved = true;
    }
    return current;
  }

  /** The join up to the solution, for whoever lets the client in. */
  public ServedJoin lettingIn() {
    ServedJoin current = solved();
    joined = true;
    return current;
  }

  /** The join to its end: the client is let in, and its first list acknowledged. */
  public ServedJoin joined() {
    ServedJoin current = solved();
    if (!joined) {
      joined = true;
      current.accept();
      current.list(online());
      current.awaitAcks();
    }
    return current;
  }

  /** The client's dial, which follows its join; that there is none breaks DIAL-41. */
  public ServedDial dial() {
    if (dial == null) {
      joined();
      dial =
          caller()
              .dial(timing.answer())
              .map(pipe -> new ServedDial(pipe, timing))
              .orElseThrow(this::noDial);
    }
    return dial;
  }

  private RequirementBroken noDial() {
    return RequirementBroken.of(
        "DIAL-41",
        "a new stream of stardust on the client's connection, for its dial",
        "none came; " + run.state());
  }

  private MessagePipe registration(Caller on) {
    var unused = on.connection(timing.starting());
    return on.registration(timing.answer()).orElseThrow(() -> noStream(on));
  }

  private RequirementBroken noStream(Caller on) {
    for (String stream : overheard.streamsOf(on.name())) {
      Talked talked = Talked.of(overheard.bytes(stream));
      if (talked.rest().length > 0 && talked.lines().isEmpty()) {
        return RequirementBroken.of(
            "CONN-41",
            "a proposal of stardust on the registration stream",
            "the client sent " + talked.rest().length + " bytes that are none");
      }
    }
    return RequirementBroken.of(
        "CONN-43",
        on.isBare()
            ? "a proposal of stardust on the stream that the server opened"
            : "a stream of stardust that the client opens",
        "none came; " + run.state());
  }
}
