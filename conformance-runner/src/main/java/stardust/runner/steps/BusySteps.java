package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Filling;
import stardust.runner.probe.Membership;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.probe.Relays.Relay;
import stardust.runner.time.Timing;

/** Relays that stand in one another's way, or in that of lists, unless the server is careful. */
public final class BusySteps {

  private static final int CHUNK = 64 << 10;

  /** Above what the buffers of one connection hold on its way. */
  private static final int FILLING = 16 << 20;

  /** Between two rounds of traffic that is to last, so that it leaves others the processor. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Timing timing;
  private final Relays relays;
  private final Filling filling;
  private final List<Relay> opposite = new ArrayList<>();

  public BusySteps(Timing timing, Relays relays, Filling filling) {
    this.filling = filling;
    this.timing = timing;
    this.relays = relays;
  }

  /** A server that does both directions in turn stands still until both are read. */
  @Then(
      "{int} bytes pass between {peer} and {peer} in both directions at once and arrive whole, "
          + "though the dialler reads only when the target has read all")
  public void bytesPassToOneAfterTheOther(int count, Peer dialler, Peer target) {
    byte[] there = dialler.bytes(count);
    byte[] back = target.bytes(count);
    relays.end(dialler).write(there);
    relays.end(target).write(back);
    RelayedBytes.checkSame(there, readWhileItComes(target, count), " to " + target.label());
    RelayedBytes.checkSame(back, readWhileItComes(dialler, count), " to " + dialler.label());
  }

  private byte[] readWhileItComes(Peer peer, int count) {
    long deadline = System.nanoTime() + timing.bulk().toNanos();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = relays.end(peer).read(count, timing.relay());
    while (some.length > 0) {
      read.writeBytes(some);
      boolean due = read.size() < count && System.nanoTime() < deadline;
      some = due ? relays.end(peer).read(count - read.size(), timing.relay()) : new byte[0];
    }
    return read.toByteArray();
  }

  @Given("{peer} and {peer} have each dialled the other, and have two relays")
  public void haveDialledEachOther(Peer one, Peer other) {
    one.join(Acks.EMPTY);
    other.join(Acks.EMPTY);
    opposite.add(relays.between(one, other));
    opposite.add(relays.between(other, one));
  }

  @Then("each of the two relays carries {int} bytes of its own each way at the same time")
  public void eachCarriesItsOwnBothWays(int count) {
    List<BlockingStream> ends =
        opposite.stream().flatMap(each -> List.of(each.dialler(), each.target()).stream()).toList();
    for (int i = 0; i < ends.size(); i++) {
      ends.get(i).write(content(i, count));
    }
    for (int i = 0; i < ends.size(); i++) {
      // What one end of a relay writes comes to the other, which stands beside it.
      byte[] read = ends.get(i ^ 1).readExactly(count, timing.relay());
      Expect.that(
          Arrays.equals(content(i, count), read),
          "relays that each carry their own bytes, and all of them",
          "one of them carried "
              + RelayedBytes.printable(Arrays.copyOf(read, Math.min(16, read.length)))
              + " ...");
    }
  }

  private static byte[] content(int index, int count) {
    byte[] content = new byte[count];
    Arrays.fill(content, (byte) ('a' + index));
    return content;
  }

  /** Each until a chunk has not left for as long as counts as full; all at the same time. */
  @When("{peers} each fill a relay to {peer}, who reads nothing")
  public void fill(List<Peer> diallers, Peer target) {
    target.joinIfNeeded();
    for (Peer dialler : diallers) {
      dialler.joinIfNeeded();
      relays.between(dialler, target);
    }
    List<CompletableFuture<Void>> filled =
        diallers.stream()
            .map(
                dialler ->
                    CompletableFuture.runAsync(
                        () -> filling.fill(dialler, FILLING),
                        task -> new Thread(task, "filling a relay").start()))
            .toList();
    filled.forEach(CompletableFuture::join);
  }

  /** Beside a witness without a relay: a server that sends no lists at all breaks another rule. */
  @Then("{peer} and {peer} each receive {int} lists, as {peer} does, while bytes pass both ways")
  public void listsComeBesideTraffic(Peer one, Peer other, int count, Peer witness) {
    Lists ofOne = new Lists(one, count);
    Lists ofOther = new Lists(other, count);
    Lists ofWitness = new Lists(witness, count);
    Duration most = timing.longestGap().multipliedBy(count).plus(timing.answer());
    long deadline = System.nanoTime() + most.toNanos();
    while (System.nanoTime() < deadline
        && witness.membership().end().isEmpty()
        && !(ofOne.haveCome() && ofOther.haveCome() && ofWitness.haveCome())) {
      passChunk(one, other);
      passChunk(other, one);
      witness.membership().await(witness.membership().mark(), list -> true, PAUSE);
    }
    if (!ofWitness.haveCome()) {
      throw RequirementBroken.of(
          "DISC-03", count + " lists to " + witness.label(), ofWitness.seen());
    }
    for (Lists lists : List.of(ofOne, ofOther)) {
      Expect.that(
          lists.haveCome(), count + " lists to each peer of a relay with traffic", lists.seen());
    }
  }

  private void passChunk(Peer from, Peer to) {
    byte[] chunk = from.bytes(CHUNK);
    relays.end(from).write(chunk);
    RelayedBytes.checkSame(chunk, relays.end(to).readExactly(CHUNK, timing.relay()));
  }

  /** Those that come to a peer from now on. */
  private static final class Lists {

    private final Peer peer;
    private final Membership membership;
    private final int before;
    private final int wanted;

    Lists(Peer peer, int wanted) {
      this.peer = peer;
      this.membership = peer.membership();
      this.before = membership.mark();
      this.wanted = wanted;
    }

    boolean haveCome() {
      return membership.mark() - before >= wanted;
    }

    String seen() {
      return peer.listsSince(before);
    }
  }
}
