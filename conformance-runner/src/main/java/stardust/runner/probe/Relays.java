package stardust.runner.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import stardust.multistream.MultistreamLine;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;
import stardust.spec.message.DialResponse;

/** The relays of one scenario: for each peer its end of the relay that it got last. */
public final class Relays {

  private final Timing timing;
  private final PlainUse plain;

  /** A stack opens one or two of its own. */
  private static final int STREAMS_BESIDE = 8;

  private final Map<Peer, BlockingStream> ends = new HashMap<>();
  private final Map<Link, Integer> taken = new HashMap<>();
  private final Map<Peer, DialAttempt> dials = new HashMap<>();

  public Relays(Timing timing, PlainUse plain) {
    this.timing = timing;
    this.plain = plain;
  }

  /** Two ends of one relay. */
  public record Relay(BlockingStream dialler, BlockingStream target) {}

  /**
   * Dials, and takes what the target is offered; anything but a relay breaks DIAL-01 or DIAL-02.
   */
  public Relay between(Peer dialler, Peer target) {
    dial(dialler, target);
    DialAttempt attempt = dialler.lastDial();
    checkAccepted(target, attempt.answer());
    Relay relay = new Relay(attempt.pipe().stream(), nextOffered(target));
    ends.put(dialler, relay.dialler());
    ends.put(target, relay.target());
    return relay;
  }

  /** Dials, and keeps in mind who dialled the target last. */
  public void dial(Peer dialler, Peer target) {
    dials.put(target, dialler.dial(target.id().bytes()));
  }

  /** The peer's end of its last relay: what it dialled, or else what it was offered. */
  public BlockingStream end(Peer peer) {
    return ends.computeIfAbsent(
        peer, other -> other.hasDialled() ? other.lastDial().pipe().stream() : nextOffered(other));
  }

  /** The next stream that the server offers the peer; none breaks DIAL-02. */
  public BlockingStream nextOffered(Peer peer) {
    checkNotRefused(peer);
    return nextOpened(peer);
  }

  /** Where the last dial of the peer is refused nothing comes: that is a finding of its own. */
  public void checkNotRefused(Peer target) {
    Optional.ofNullable(dials.get(target))
        .map(DialAttempt::answer)
        .filter(Answer::refused)
        .ifPresent(refused -> checkAccepted(target, refused));
  }

  /** The same for a peer whose part in the negotiation the dial still waits for. */
  public BlockingStream nextOpened(Peer peer) {
    return awaitOpened(peer)
        .orElseThrow(() -> notOffered(peer, Optional.ofNullable(dials.get(peer))));
  }

  private Optional<BlockingStream> awaitOpened(Peer peer) {
    int mark = taken.merge(peer.link(), 1, Integer::sum) - 1;
    return peer.link().offered().awaitAfter(mark, stream -> true, timing.dialAnswer());
  }

  /** How many streams the server has offered the peer that no relay of the scenario is. */
  public int untaken(Peer peer) {
    return peer.link().offered().size() - taken.getOrDefault(peer.link(), 0);
  }

  /** What the server proposes on the stream that it opens for a dial, which is not answered. */
  public Optional<String> proposalTo(Peer peer) {
    return nextProposal(peer).map(Proposal::protocol);
  }

  /**
   * The stream that the server opens for a dial, up to its proposal. Its stack may open others
   * beside, as for identify: those are refused.
   */
  public Optional<Proposal> nextProposal(Peer peer) {
    return proposal(peer, () -> Optional.of(nextOpened(peer)));
  }

  /** The same where nothing may come, as the server may have given the dial up. */
  public Optional<Proposal> proposalIfAny(Peer peer) {
    return proposal(peer, () -> awaitOpened(peer));
  }

  private Optional<Proposal> proposal(Peer peer, Supplier<Optional<BlockingStream>> next) {
    for (int i = 0; i < STREAMS_BESIDE; i++) {
      Optional<BlockingStream> come = next.get();
      if (come.isEmpty()) {
        break;
      }
      BlockingStream opened = come.get();
      // The header goes first: some stacks wait for it before they propose.
      opened.write(MultistreamLine.HEADER.encode());
      Optional<String> proposed = new Talk(opened, peer.link().tap()).answer(timing.answer());
      if (proposed.filter(Talk::isOfTheStack).isEmpty()) {
        ends.put(peer, opened);
        return proposed.map(protocol -> new Proposal(opened, protocol));
      }
      opened.write(MultistreamLine.NOT_AVAILABLE.encode());
    }
    return Optional.empty();
  }

  /**
   * A proposal that waits for its answer.
   *
   * @param protocol what the server proposes
   */
  public record Proposal(BlockingStream stream, String protocol) {

    /** Answers that the target speaks it. */
    public void agree() {
      stream.write(MultistreamLine.of(protocol).encode());
    }

    /** Answers that the target does not speak it. */
    public void refuse() {
      stream.write(MultistreamLine.NOT_AVAILABLE.encode());
    }
  }

  private RequirementBroken notOffered(Peer target, Optional<DialAttempt> dial) {
    dial.map(DialAttempt::answer).ifPresent(answer -> checkAccepted(target, answer));
    String success = dial.isPresent() ? "DialResponse said success, but " : "";
    return plain.blame(
        RequirementBroken.of(
            "DIAL-02",
            "a stream that the server opens to " + target.label(),
            success
                + "no stream reached "
                + target.label()
                + " within "
                + timing.dialAnswer().toSeconds()
                + " s"));
  }

  private void checkAccepted(Peer target, Answer<DialResponse> answer) {
    if (answer.refused()) {
      target.checkNotTakenOff();
    }
    plain.orBlame(() -> answer.orBroken(Relays::notAccepted));
  }

  static RequirementBroken notAccepted(String seen) {
    return RequirementBroken.of("DIAL-01", "a DialResponse without error", seen);
  }
}
