package stardust.runner.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import stardust.runner.engine.ScenarioRecord;
import stardust.runner.identity.Identities;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.probe.Membership.Acks;
import stardust.runner.salvage.Salvage;
import stardust.runner.time.Timing;

/**
 * Whether the server serves two peers that do nothing unusual: they join, see each other, and one
 * dials the other. Where it does not, that a peer is not served in a scenario about something else
 * is no finding of its own.
 */
public final class PlainUse {

  private final FreshJoins joins;
  private final Identities identities;
  private final Salvage salvage;
  private final Outcome outcome;
  private final ScenarioRecord seen;
  private final Timing timing;

  public PlainUse(
      FreshJoins joins,
      Identities identities,
      Salvage salvage,
      Outcome outcome,
      ScenarioRecord seen,
      Timing timing) {
    this.joins = joins;
    this.identities = identities;
    this.salvage = salvage;
    this.outcome = outcome;
    this.seen = seen;
    this.timing = timing;
  }

  /** What one run has found out. Shared by all scenarios: the first that asks finds out. */
  public static final class Outcome {

    private boolean isKnown;
    private Optional<RequirementBroken> obstacle = Optional.empty();

    private synchronized Optional<RequirementBroken> orElseFind(
        Supplier<Optional<RequirementBroken>> find) {
      if (!isKnown) {
        obstacle = find.get();
        isKnown = true;
      }
      return obstacle;
    }
  }

  /**
   * Finds out now: on a server that all scenarios share it cannot be told later, when they have
   * begun, from what they have done to it.
   */
  public void findOut() {
    var unused = obstacle();
  }

  /** The expectation that a peer is served; if it is not met, {@link #blame} says what breaks. */
  public <T> T orBlame(Supplier<T> expectation) {
    try {
      return expectation.get();
    } catch (RequirementBroken broken) {
      throw blame(broken);
    }
  }

  /**
   * What to say where a peer is not served: what keeps any peer from being served, unless the
   * scenario is about what is broken.
   */
  public RequirementBroken blame(RequirementBroken broken) {
    return obstacle().filter(obstacle -> !isShown(broken) || !isShown(obstacle)).orElse(broken);
  }

  private boolean isShown(RequirementBroken broken) {
    return broken.requirement().map(seen::shows).orElse(true);
  }

  private Optional<RequirementBroken> obstacle() {
    return outcome.orElseFind(this::find);
  }

  private Optional<RequirementBroken> find() {
    return use(Variation.NONE)
        .map(
            broken ->
                Variation.ALL.stream()
                    .filter(each -> each.mayExplain(broken) && makesTheDifference(each))
                    .findFirst()
                    .map(each -> each.explain(broken))
                    .orElse(broken));
  }

  /** More than once: what depends on the moment breaks one use and not the next, varied or not. */
  private boolean makesTheDifference(Variation variation) {
    return use(variation).isEmpty()
        && use(Variation.NONE).isPresent()
        && use(variation).isEmpty()
        && use(Variation.NONE).isPresent();
  }

  private Optional<RequirementBroken> use(Variation variation) {
    return joins.beside(
        "plain use beside the scenarios", timing, salvage, peers -> use(peers, variation));
  }

  private Optional<RequirementBroken> use(Peers peers, Variation variation) {
    try {
      Peer first = peers.get("a first peer");
      Peer second = peers.get("a second peer");
      if (variation.longKeys()) {
        first.become(identities.rsa(3072));
        second.become(identities.rsa(4096));
      }
      first.join(variation.acks());
      first.awaitList(0, list -> true, "DISC-01", "a first Discovery");
      int mark = first.membership().mark();
      second.join(variation.acks());
      awaitNewcomer(first, mark, second);
      second.awaitList(
          0, list -> list.lists(first.id()), "DISC-12", "a Discovery that lists who is online");
      dial(first, second);
      return Optional.empty();
    } catch (RequirementBroken broken) {
      return Optional.of(broken);
    } catch (NotApplicable inTheWay) {
      // The scenarios come to it themselves.
      return Optional.empty();
    }
  }

  private void awaitNewcomer(Peer witness, int mark, Peer newcomer) {
    Predicate<Sighting> wanted = list -> list.lists(newcomer.id());
    if (witness.membership().await(mark, wanted, timing.nextList()).isEmpty()) {
      boolean listed = !witness.membership().after(mark).isEmpty();
      throw witness
          .oddEntry(mark)
          .orElseGet(
              () ->
                  RequirementBroken.of(
                      listed ? "DISC-12" : "DISC-02",
                      "a Discovery that lists a newcomer",
                      witness.listsSince(mark)));
    }
  }

  private void dial(Peer dialler, Peer target) {
    var unused = dialler.dial(target.id().bytes()).answer().orBroken(Relays::notAccepted);
    if (target.link().offered().awaitAfter(0, stream -> true, timing.prompt()).isEmpty()) {
      throw RequirementBroken.of(
          "DIAL-02", "a stream that the server opens to the target", "none reached it");
    }
  }

  /**
   * Another way to do the same, which a server may serve though it does not serve the plain one.
   *
   * @param requirement what is broken then
   * @param explains how the requirements begin that plain use breaks then
   * @param expected what the requirement asks for
   * @param served who is served, for "...: ... are served"
   * @param longKeys whether the keys of the peers are of 3072 and 4096 bits
   */
  private record Variation(
      String requirement,
      String explains,
      String expected,
      String served,
      Acks acks,
      boolean longKeys) {

    static final Variation NONE = new Variation("", "", "", "", Acks.EMPTY, false);

    static final List<Variation> ALL =
        List.of(
            new Variation(
                "WIRE-05",
                "DISC-",
                "a DiscoveryAck of zero bytes to be read as one",
                "peers whose acknowledgements carry bytes",
                Acks.WITH_BYTES,
                false),
            new Variation(
                "JOIN-03",
                "JOIN-01",
                "a JoinChallenge without error for an RSA key of " + Identities.BITS + " bits",
                "peers with keys of 3072 and 4096 bits",
                Acks.EMPTY,
                true));

    boolean mayExplain(RequirementBroken broken) {
      return broken.requirement().orElse("").startsWith(explains);
    }

    RequirementBroken explain(RequirementBroken broken) {
      return RequirementBroken.of(
              requirement, expected, broken.seen() + "; " + served + " are served")
          .withFields(broken.fields());
    }
  }
}
