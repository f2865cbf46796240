package stardust.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import stardust.io.Closure;
import stardust.peer.PeerId;
import stardust.peer.PrivateKey;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;

/**
 * A peer that a scenario plays: an identity, its connections one after the other, and how far it
 * has come. Each thing it does that needs an earlier one does that first.
 */
public final class Peer {

  private final String label;
  private final Linker linker;
  private final Timing timing;
  private final Random random;
  private final Detours detours;
  private final List<Link> links = new ArrayList<>();
  private PrivateKey identity;
  private @Nullable Link link;
  private @Nullable Exchange exchange;
  private boolean refusedBefore;
  private @Nullable Membership membership;
  private @Nullable DialAttempt dial;

  Peer(
      String label,
      PrivateKey identity,
      Linker linker,
      Timing timing,
      Random random,
      Detours detours) {
    this.label = label;
    this.identity = identity;
    this.linker = linker;
    this.timing = timing;
    this.random = random;
    this.detours = detours;
  }

  /** Its name in the scenario. */
  public String label() {
    return label;
  }

  /** The identity under which it joins. */
  public PrivateKey identity() {
    return identity;
  }

  /** Its peer id. */
  public PeerId id() {
    return identity.publicKey().peerId();
  }

  /** Joins under another identity from now on. */
  public void become(PrivateKey other) {
    identity = other;
  }

  /** Opens a connection, which is its current one from then on. */
  public Link connect() {
    return connect(Forwarded.ACCEPT);
  }

  /** Opens a connection that treats what the server forwards in its own way. */
  public Link connect(Forwarded forwarded) {
    return connect(forwarded, UnaryOperator.identity());
  }

  /** Opens a connection over the protocols that the other peers of the run propose last. */
  public Link connectOtherwise() {
    return connect(Offer::turned);
  }

  /** Opens a connection over other protocols than the other peers of the run propose. */
  public Link connect(UnaryOperator<Offer> offered) {
    return connect(Forwarded.ACCEPT, offered);
  }

  private Link connect(Forwarded forwarded, UnaryOperator<Offer> offered) {
    detours.beforeConnecting();
    Link fresh = linker.connect(label, links.size() + 1, identity, forwarded, offered);
    links.add(fresh);
    link = fresh;
    refusedBefore |= refused();
    exchange = null;
    return fresh;
  }

  /** Its current connection. */
  public Link link() {
    return link == null ? connect() : link;
  }

  /** All its connections. */
  public List<Link> links() {
    return List.copyOf(links);
  }

  /** Opens a registration stream and begins a join on it. */
  public Exchange register() {
    return registerOn(link().openRegistration(timing.answer()));
  }

  /** Begins a join on a stream that was opened by other means. */
  public Exchange registerOn(MessagePipe pipe) {
    Exchange fresh = new Exchange(pipe, identity, timing, detours);
    exchange = fresh;
    return fresh;
  }

  /** The join that is under way. */
  public Exchange exchange() {
    return exchange == null ? register() : exchange;
  }

  /** Whether the join that is under way was answered with an error. */
  public boolean refused() {
    return exchange != null && exchange.refused();
  }

  /** A random string of its own, 128 bytes. */
  public byte[] random128() {
    return bytes(128);
  }

  /** So many random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Joins up to the challenge; anything but a challenge breaks JOIN-01. */
  public Exchange getChallenge() {
    return getChallenge(random128());
  }

  /** The same with this random string, 128 bytes. */
  public Exchange getChallenge(byte[] random128) {
    sendInit(random128);
    return awaitChallenge();
  }

  /** Begins the join. */
  public void sendInit() {
    sendInit(random128());
  }

  private void sendInit(byte[] random128) {
    Exchange join = exchange();
    join.sendInit(join.init(random128));
  }

  /**
   * What {@link #sendInit} is answered with; anything but a challenge breaks JOIN-01, or JOIN-36
   * where the peer was refused on an earlier connection.
   */
  public Exchange awaitChallenge() {
    Exchange join = exchange();
    String requirement = refusedBefore ? "JOIN-36" : "JOIN-01";
    String expected =
        "a JoinChallenge without error" + (refusedBefore ? " for a peer that was refused" : "");
    join.awaitChallenge().orBroken(seen -> RequirementBroken.of(requirement, expected, seen));
    return join;
  }

  /**
   * Joins, where the server refuses the right solution with one that it accepts; anything but a
   * JoinVerify without error breaks JOIN-21.
   */
  public Membership join(Membership.Acks acks) {
    getChallenge();
    return solve(acks);
  }

  /** Solves the challenge that it has got, and takes lists; a refusal breaks JOIN-21. */
  public Membership solve(Membership.Acks acks) {
    Exchange join = exchange();
    join.sendSolution(join.rightSolution());
    join.awaitVerify()
        .orBroken(seen -> RequirementBroken.of("JOIN-21", "a JoinVerify without error", seen));
    return listen(acks);
  }

  /** Takes lists from now on. */
  public Membership listen(Membership.Acks acks) {
    Membership fresh = new Membership(exchange().pipe(), acks);
    membership = fresh;
    return fresh;
  }

  /** Joins, and acknowledges its lists, unless it has joined already. */
  public Peer joinIfNeeded() {
    if (membership == null) {
      join(Membership.Acks.EMPTY);
    }
    return this;
  }

  /** What it has seen since it joined. */
  public Membership membership() {
    if (membership == null) {
      throw new IllegalStateException("peer " + label + " has not joined");
    }
    return membership;
  }

  /** Whether it listens for lists. */
  public boolean isMember() {
    return membership != null;
  }

  /** Sends a DialRequest on a new stream. */
  public DialAttempt dial(byte[] target) {
    DialAttempt attempt = beginDial();
    attempt.pipe().send(DialAttempt.request(target));
    return attempt;
  }

  /** Its randomness. */
  public Random random() {
    return random;
  }

  /** Opens the stream for a dial and sends nothing on it yet. */
  public DialAttempt beginDial() {
    return dialOn(link().openDial(timing.answer()));
  }

  /** Begins a dial on a stream that was opened by other means. */
  public DialAttempt dialOn(MessagePipe pipe) {
    DialAttempt attempt = new DialAttempt(pipe, timing);
    dial = attempt;
    return attempt;
  }

  /** Whether it has dialled. */
  public boolean hasDialled() {
    return dial != null;
  }

  /** The dial that it made last. */
  public DialAttempt lastDial() {
    if (dial == null) {
      throw new IllegalStateException("peer " + label + " has dialled nobody");
    }
    return dial;
  }

  /** Waits for a list after the mark; none breaks the requirement. */
  public Sighting awaitList(
      int mark, Predicate<Sighting> wanted, String requirement, String expected) {
    Optional<Sighting> found = membership().await(mark, wanted, timing.nextList());
    return found.orElseThrow(
        () ->
            oddEntry(mark)
                .orElseGet(() -> RequirementBroken.of(requirement, expected, listsSince(mark))));
  }

  /** Waits for a list with another peer; that this one was taken off would be another defect. */
  public Sighting awaitListOf(Peer newcomer, int mark, String requirement, String expected) {
    try {
      return awaitList(mark, list -> list.lists(newcomer.id()), requirement, expected);
    } catch (RequirementBroken broken) {
      checkNotTakenOff();
      throw broken;
    }
  }

  /**
   * What an entry that is no peer id breaks, if one came after the mark: a list of such entries
   * lists nobody, which is no defect of its own.
   */
  public Optional<RequirementBroken> oddEntry(int mark) {
    return membership().after(mark).stream().flatMap(list -> list.oddEntry().stream()).findFirst();
  }

  /** What lists came after the mark, for "expected ..., but ...". */
  public String listsSince(int mark) {
    int count = membership().after(mark).size();
    String end = membership().end().map(seen -> ", then " + seen.seen()).orElse("");
    return label + " received " + (count == 0 ? "no list" : count + " other lists") + end;
  }

  /**
   * Whoever acknowledges its lists is online for as long as its connection lasts: DISC-24. So is
   * anybody for two periods behind the first list, as an acknowledgement can still come.
   */
  public void checkNotTakenOff() {
    if (isMember() && !link().closed().isDone() && mustBeOnline(membership())) {
      membership()
          .end()
          .ifPresent(
              end -> {
                throw RequirementBroken.of("DISC-24", label + " to stay online", end.seen());
              });
    }
  }

  private boolean mustBeOnline(Membership member) {
    return member.acknowledges() || member.endedWithin(timing.interval().multipliedBy(2));
  }

  /** How its current connection ended, if it has. */
  public Optional<Closure> lost() {
    return Optional.ofNullable(link().closed().getNow(null));
  }

  void closeAll() {
    links.forEach(Link::cut);
  }
}
