package stardust.runner.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Arrival;
import stardust.runner.probe.BlockingStream;
import stardust.runner.probe.Link;
import stardust.runner.probe.Peer;
import stardust.runner.probe.Relays;
import stardust.runner.time.Timing;

/** Bytes through a relay. */
public final class RelaySteps {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** How long a slow reader waits between what it takes. */
  private static final Duration SHARE = Duration.ofMillis(50);

  private final Timing timing;
  private final Relays relays;
  private final Set<String> halfClosed = new HashSet<>();
  private byte[] written = new byte[0];
  private @Nullable Peer earlyDialler;

  public RelaySteps(Timing timing, Relays relays) {
    this.timing = timing;
    this.relays = relays;
  }

  @Given("{peer} and {peer} are relayed")
  public void areRelayed(Peer dialler, Peer target) {
    dialler.joinIfNeeded();
    target.joinIfNeeded();
    relays.between(dialler, target);
  }

  @When("{peer} writes {string} into the relay")
  public void writesText(Peer peer, String text) {
    relays.end(peer).write(text.getBytes(StandardCharsets.UTF_8));
  }

  @When("{peer} writes {int} bytes into the relay")
  public void writesBytes(Peer peer, int count) {
    written = peer.bytes(count);
    relays.end(peer).write(written);
  }

  @When("{peer} writes the same {int} bytes into the relay {int} times")
  public void writesOften(Peer peer, int count, int times) {
    byte[] block = peer.bytes(count);
    written = new byte[count * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(block, 0, written, i * count, count);
      relays.end(peer).write(block);
    }
  }

  /** What has come is looked at and not taken: for those who write, nobody reads. */
  @When("{peer} writes {int} bytes into the relay, and {peer} reads nothing for a while")
  public void writesBytesToNobody(Peer writer, int count, Peer reader) {
    writesBytes(writer, count);
    relays.end(reader).peek(count + 1, timing.answer());
  }

  /** What has come is looked at and not taken. */
  @When("{peer} reads nothing for a while")
  public void readsNothing(Peer reader) {
    relays.end(reader).peek(Integer.MAX_VALUE, timing.prompt());
  }

  @When("{peer} dials {peer} and at once writes {int} bytes behind the DialRequest")
  public void dialsAndWrites(Peer dialler, Peer target, int count) {
    written = dialler.bytes(count);
    earlyDialler = dialler;
    dialler.beginDial().sendRequest(target.id(), written, count + " bytes");
  }

  @Then("{peer} reads {string} from the relay")
  @Then("the first that {peer} reads from the relay is {string}")
  public void readsText(Peer peer, String text) {
    readsText(relays.end(peer), peer, text);
  }

  /** Whether all of it comes is another question, of which other requirements speak. */
  @Then("{peer} reads nothing from the relay but {string}")
  public void readsNothingBut(Peer peer, String text) {
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    byte[] read = relays.end(peer).readExactly(written.length, timing.relay());
    RelayedBytes.checkNotNegotiated(written, read);
    Expect.that(
        Arrays.equals(Arrays.copyOf(written, read.length), read),
        "nothing but \"" + text + "\" to reach " + peer.label(),
        "it read " + RelayedBytes.printable(read));
  }

  /** Looked at before the answer is read, which would take it for a length. */
  @Then("what {peer} said is not the first that comes to {peer}")
  public void greetingIsNotFirst(Peer target, Peer dialler) {
    byte[] greeting = Link.GREETING.getBytes(StandardCharsets.US_ASCII);
    byte[] first = relays.end(dialler).peek(2, timing.dialAnswer());
    Expect.that(
        !Arrays.equals(first, Arrays.copyOf(greeting, 2)),
        "the DialResponse in front of what " + target.label() + " says",
        "what " + target.label() + " said into the relay came first");
  }

  @Then("{peer} reads what {peer} said first")
  public void readsGreeting(Peer dialler, Peer target) {
    readsText(relays.end(dialler), dialler, Link.GREETING);
  }

  /** A second passes behind each, in which neither more comes nor the end. */
  @Then("{peer} reads {int} bytes that {peer} writes, one in each second")
  public void readsSlowly(Peer reader, int count, Peer writer) {
    for (int i = 1; i <= count; i++) {
      relays.end(writer).write(new byte[] {(byte) i});
      int read = relays.end(reader).readExactly(1, timing.relay()).length;
      Arrival behind = relays.end(reader).awaitEnd(SECOND);
      Expect.that(
          read == 1 && behind instanceof Arrival.Silence,
          "byte " + i + " of " + count + " to reach " + reader.label() + ", and no end behind it",
          (read == 1 ? "it came" : "it did not come") + ", then " + behind.seen());
    }
  }

  @Then("{peer} can dial {peer} {int} times more, and end each relay before the next dial")
  public void canDialOften(Peer dialler, Peer target, int times) {
    for (int i = 0; i < times; i++) {
      Relays.Relay relay = relays.between(dialler, target);
      relay.dialler().reset();
      Arrival end = relay.target().awaitEnd(timing.relay());
      if (end instanceof Arrival.Silence) {
        throw RequirementBroken.of(
            "RELAY-13", "the end of " + target.label() + "'s relay after its reset", end.seen());
      }
    }
  }

  @Then("{peer} can dial {peer} {int} times more, and both close each relay before the next dial")
  public void canDialAndCloseOften(Peer dialler, Peer target, int times) {
    for (int i = 0; i < times; i++) {
      Relays.Relay relay = relays.between(dialler, target);
      relay.dialler().closeWrite();
      relay.target().closeWrite();
      Arrival end = relay.target().awaitEnd(timing.relay());
      Arrival otherEnd = relay.dialler().awaitEnd(timing.relay());
      if (end instanceof Arrival.Silence || otherEnd instanceof Arrival.Silence) {
        throw RequirementBroken.of(
            "RELAY-11", "the end of a relay that both sides have closed", "it did not come");
      }
    }
  }

  private void readsText(BlockingStream end, Peer peer, String text) {
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    byte[] read = end.readExactly(expected.length, timing.relay());
    RelayedBytes.checkNotNegotiated(expected, read);
    Expect.that(
        Arrays.equals(expected, read),
        "\"" + text + "\" to reach " + peer.label(),
        "it read " + RelayedBytes.printable(read) + RelayedBytes.more(expected, read, end));
  }

  /** Does not wait for the dial: what a server says to the target may be in its way. */
  @Then("{string} comes to {peer} on the new stream with nothing in front")
  public void comesFirst(String text, Peer peer) {
    readsText(relays.nextOpened(peer), peer, text);
  }

  @Then("{peer} reads the same bytes")
  public void readsSameBytes(Peer peer) {
    BlockingStream end = relays.end(peer);
    byte[] read = end.readExactly(written.length, timing.relay());
    if (read.length < written.length
        && isHalfClosedAgainst(peer)
        && end.awaitEnd(Duration.ZERO) instanceof Arrival.Closed) {
      throw RequirementBroken.of(
          "RELAY-11",
          "an end behind all of " + written.length + " bytes, as their writer has half-closed",
          peer.label()
              + " read "
              + read.length
              + " of them"
              + RelayedBytes.more(written, read, end));
    }
    String more = RelayedBytes.more(written, read, end);
    if (earlyDialler == null || Arrays.equals(written, read)) {
      RelayedBytes.checkSame(written, read, more);
    } else {
      checkLater(earlyDialler, peer);
      RelayedBytes.checkSameEarly(written, read, more);
    }
  }

  /** Looks for bytes that it does not take between one share and the next. */
  @Then("{peer} reads the same bytes, evenly over {int} seconds")
  public void readsSameBytesSlowly(Peer peer, int seconds) {
    BlockingStream end = relays.end(peer);
    int shares = (int) (Duration.ofSeconds(seconds).toMillis() / SHARE.toMillis());
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    boolean all = true;
    for (int i = 1; i <= shares && all; i++) {
      int due = (int) ((long) written.length * i / shares) - read.size();
      byte[] share = end.readExactly(due, timing.relay());
      read.writeBytes(share);
      all = share.length == due;
      end.peek(Integer.MAX_VALUE, SHARE);
    }
    byte[] bytes = read.toByteArray();
    RelayedBytes.checkSame(written, bytes, RelayedBytes.more(written, bytes, end));
  }

  /** A relay that both have closed is no half-closed one: what is lost of it is lost. */
  private boolean isHalfClosedAgainst(Peer reader) {
    return !halfClosed.isEmpty() && !halfClosed.contains(reader.label());
  }

  /** Where bytes that wait for the answer do not pass either, that is the defect. */
  private void checkLater(Peer dialler, Peer target) {
    Relays.Relay relay = relays.between(dialler, target);
    relay.dialler().write(written);
    byte[] read = relay.target().readExactly(written.length, timing.relay());
    RelayedBytes.checkSame(0, written, read);
  }

  @When("{peer} closes its side of the relay")
  public void closesSide(Peer peer) {
    halfClosed.add(peer.label());
    relays.end(peer).closeWrite();
  }

  @When("{peer} and {peer} close their sides of the relay")
  public void closeSides(Peer one, Peer other) {
    closesSide(one);
    closesSide(other);
  }

  @When("{peer} resets its side of the relay")
  public void resetsSide(Peer peer) {
    relays.end(peer).reset();
  }
}
