package stardust.runner.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import stardust.runner.client.ClientRun.Shown;
import stardust.runner.judge.NotApplicable;
import stardust.runner.judge.RequirementBroken;
import stardust.runner.time.Timing;

/**
 * Whether a client reports what it has to: by a line of CLIENTS.md, or by its exit status. A client
 * that shows neither, and never says that it has joined either, cannot be judged.
 */
public final class ClientReports {

  private final ClientTraits traits;
  private final Timing timing;

  public ClientReports(ClientTraits traits, Timing timing) {
    this.traits = traits;
    this.timing = timing;
  }

  /** It has not joined, and says so. */
  public void notJoined(Visit visit) {
    check(visit, "that it has not joined", Optional.of(Saying.Kind.JOINED));
  }

  /** Its dial has failed, and it says so. */
  public void dialFailed(Visit visit) {
    check(visit, "that the dial failed", Optional.of(Saying.Kind.CONNECTED));
  }

  /** Something is over, and it says so. */
  public void over(Visit visit) {
    check(visit, "that the stream is over", Optional.empty());
  }

  /** It is offline, and shows it: also by ending, or by coming again. */
  public void offline(Visit visit) {
    Predicate<Shown> shows =
        each -> each instanceof Shown.Exited || isSaid(each, Saying.Kind.ERROR);
    Duration timeout = timing.answer();
    boolean shown = visit.run().await(shows, timeout).isPresent();
    if (!shown && visit.callerAgain(1, Duration.ZERO).isEmpty()) {
      failAsSilent(visit, "that it is offline", timeout);
    }
    checkAlive(visit, "that it is offline");
  }

  private void check(Visit visit, String what, Optional<Saying.Kind> contrary) {
    Predicate<Shown> decides =
        each ->
            each instanceof Shown.Exited
                || isSaid(each, Saying.Kind.ERROR)
                || contrary.filter(kind -> isSaid(each, kind)).isPresent();
    Duration timeout = timing.answer();
    Optional<Shown> found = visit.run().await(decides, timeout);
    if (found.isEmpty()) {
      failAsSilent(visit, what, timeout);
    }
    Shown shown = found.orElseThrow();
    if (shown instanceof Shown.Said said && said.saying().kind() != Saying.Kind.ERROR) {
      throw broken(what, "it printed \"" + said.saying() + "\"");
    }
    if (shown instanceof Shown.Exited exited && exited.status() == 0) {
      throw broken(what, visit.run().state());
    }
    checkAlive(visit, what);
  }

  private static boolean isSaid(Shown shown, Saying.Kind kind) {
    return shown instanceof Shown.Said said && said.saying().kind() == kind;
  }

  /** A crash is no report. */
  private static void checkAlive(Visit visit, String what) {
    if (visit.run().crashed()) {
      throw broken(what, visit.run().state());
    }
  }

  private void failAsSilent(Visit visit, String what, Duration timeout) {
    if (!traits.tells()) {
      throw new NotApplicable(
          "the client shows nothing of what it does: it neither prints the lines of CLIENTS.md"
              + " nor ends with an exit status");
    }
    String nothing = "within " + timeout.toMillis() + " ms it printed no \"stardust: error\"; ";
    throw broken(what, nothing + visit.run().state());
  }

  private static RequirementBroken broken(String what, String seen) {
    return RequirementBroken.here(
        "a report " + what + ": a line \"stardust: error ...\", or an exit status other than 0",
        seen);
  }
}
