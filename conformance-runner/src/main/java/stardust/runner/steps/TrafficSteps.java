package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import stardust.mplex.Mplex;
import stardust.runner.judge.NotApplicable;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.DialAttempt;
import stardust.runner.probe.Filling;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.probe.Peer;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.Relays;
import stardust.runner.probe.Relays.Relay;
import stardust.runner.time.Timing;

/** Much traffic, and traffic that stalls. */
public final class TrafficSteps {

  /** Above what any stack buffers for one stream on its way, by far. */
  private static final int MOST_TAKEN = 256 << 20;

  private final Timing timing;
  private final Relays relays;
  private final PlainUse plain;
  private final Filling filling;
  private final List<Relay> several = new ArrayList<>();
  private final List<DialAttempt> dials = new ArrayList<>();
  private List<Peer> targets = List.of();
  private long taken;

  public TrafficSteps(Timing timing, Relays relays, PlainUse plain, Filling filling) {
    this.filling = filling;
    this.plain = plain;
    this.timing = timing;
    this.relays = relays;
  }

  @Then("{int} single bytes each way between {peer} and {peer} arrive as they are written")
  public void singleBytesPass(int count, Peer one, Peer other) {
    for (int i = 0; i < count; i++) {
      passByte(relays.end(one), relays.end(other), (byte) i);
      passByte(relays.end(other), relays.end(one), (byte) ~i);
    }
  }

  @Then("{int} bytes pass between {peer} and {peer} in both directions at once and arrive whole")
  public void bytesPassBothWays(int count, Peer one, Peer other) {
    byte[] there = one.bytes(count);
    byte[] back = other.bytes(count);
    relays.end(one).write(there);
    relays.end(other).write(back);
    // Both are read at once: a direction that nobody reads would stand still in the meantime.
    CompletableFuture<byte[]> came =
        CompletableFuture.supplyAsync(
            () -> relays.end(other).readExactly(count, timing.bulk()),
            task -> new Thread(task, "the other direction").start());
    byte[] cameBack = relays.end(one).readExactly(count, timing.bulk());
    RelayedBytes.checkSame(there, came.join(), " to " + other.label());
    RelayedBytes.checkSame(back, cameBack, " to " + one.label());
  }

  @Then("{int} bytes pass from {peer} to {peer} and arrive whole, {int} times over")
  public void bytesPassOften(int count, Peer from, Peer to, int times) {
    for (int i = 0; i < times; i++) {
      byte[] bytes = from.bytes(count);
      relays.end(from).write(bytes);
      byte[] read = relays.end(to).readExactly(count, timing.bulk());
      RelayedBytes.checkSame((long) i * count, bytes, read);
    }
  }

  @When("{peer} and {peer} have three relays at the same time")
  public void haveThreeRelays(Peer dialler, Peer target) {
    dialler.join(Acks.EMPTY);
    target.join(Acks.EMPTY);
    for (int i = 0; i < 3; i++) {
      several.add(relays.between(dialler, target));
    }
  }

  @Then("each relay carries {int} bytes of its own at the same time")
  public void eachCarriesItsOwn(int count) {
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < several.size(); i++) {
      byte[] content = new byte[count];
      new Random(i).nextBytes(content);
      contents.add(content);
      several.get(i).dialler().write(content);
    }
    for (int i = 0; i < several.size(); i++) {
      byte[] read = several.get(i).target().readExactly(count, timing.relay());
      RelayedBytes.checkNotMixed(contents, i, read);
    }
  }

  /**
   * mplex has no window of each stream: a server that waits for the reader of one sees nothing of
   * what comes behind it, and so not the end of the connection either.
   */
  @Given("a stream of {peer} that is full holds up no other one of {peer}")
  public void streamsHaveWindows(Peer peer, Peer same) {
    if (peer.link().connection().muxer().equals(Mplex.PROTOCOL)) {
      throw new NotApplicable("mplex has no window for each stream");
    }
  }

  /** Nothing more is taken: a chunk has not left for two seconds. */
  @When("{peer} writes into the relay, which {peer} does not read, until nothing more is taken")
  public void writesUntilStalled(Peer writer, Peer reader) {
    taken = filling.fill(writer, MOST_TAKEN);
  }

  @Then("the server has taken a bounded amount")
  public void hasTakenBoundedAmount() {
    Expect.that(
        taken < MOST_TAKEN,
        "a peer that is slowed down by one that does not read",
        "the server took " + (taken >> 20) + " MiB of it");
  }

  @When("{peer} dials {peer} twice and {peer} dials {peer} at the same time")
  public void dialAtTheSameTime(Peer one, Peer target, Peer other, Peer sameTarget) {
    Expect.that(target == sameTarget, "one target", "two were named");
    dialTogether(List.of(one, one, other), target);
  }

  @When("{peer} and {peer} dial {peer} {int} times each at the same time")
  public void dialOftenAtTheSameTime(Peer one, Peer other, Peer target, int times) {
    dialTogether(
        Stream.generate(() -> Stream.of(one, other)).limit(times).flatMap(each -> each).toList(),
        target);
  }

  @When("{peer} dials {peer} and {peer} at the same time")
  public void dialsBoth(Peer dialler, Peer one, Peer other) {
    targets = List.of(one, other);
    for (Peer target : targets) {
      relays.dial(dialler, target);
      dials.add(dialler.lastDial());
    }
  }

  @Then("each of the two gets the relay that was dialled for it")
  public void eachGetsItsRelay() {
    List<BlockingStream> offered = targets.stream().map(relays::nextOffered).toList();
    for (int i = 0; i < dials.size(); i++) {
      dials.get(i).pipe().stream().write(new byte[] {(byte) i});
    }
    for (int i = 0; i < dials.size(); i++) {
      byte[] first = offered.get(i).readExactly(1, timing.relay());
      Expect.that(
          first.length == 1 && first[0] == i,
          targets.get(i).label() + " to get what was dialled for it",
          "it read " + RelayedBytes.printable(first));
    }
  }

  @Then("each of the three dials has a relay of its own to {peer}")
  public void eachHasItsRelay(Peer target) {
    Expect.that(several.size() == 3, "three relays", several.size() + " were made");
    eachCarriesItsOwn(1000);
  }

  @Then("each of these dials has a relay of its own to {peer}")
  public void allHaveTheirRelays(Peer target) {
    eachCarriesItsOwn(1000);
  }

  /** Which of the target's streams is whose is read off a byte that each dialler sends first. */
  private void dialTogether(List<Peer> diallers, Peer target) {
    diallers.forEach(dialler -> dials.add(dialler.dial(target.id().bytes())));
    for (int i = 0; i < dials.size(); i++) {
      DialAttempt dial = dials.get(i);
      plain.orBlame(() -> Expect.accepted(dial.answer()));
      dial.pipe().stream().write(new byte[] {(byte) i});
    }
    for (int i = 0; i < dials.size(); i++) {
      BlockingStream offered = relays.nextOffered(target);
      byte[] first = offered.readExactly(1, timing.relay());
      Expect.that(
          first.length == 1 && first[0] >= 0 && first[0] < dials.size(),
          "a relay for each dial",
          "one of them carries " + RelayedBytes.printable(first));
      several.add(new Relay(dials.get(first[0]).pipe().stream(), offered));
    }
  }

  private void passByte(BlockingStream from, BlockingStream to, byte value) {
    from.write(new byte[] {value});
    byte[] read = to.readExactly(1, timing.relay());
    RelayedBytes.checkSame(new byte[] {value}, read);
  }
}
