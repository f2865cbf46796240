package stardust.runner.client;

import stardust.protocol.Stardust;
import stardust.runner.client.Conduct.Stage;
import stardust.runner.judge.RequirementBroken;

/** What the client has sent on a connection besides what it has negotiated. */
public final class SentBytes {

  private static final String SERVERS = " stream i";

  private final Overheard overheard;
  private final Caller caller;

  public SentBytes(Overheard overheard, Caller caller) {
    this.overheard = overheard;
    this.caller = caller;
  }

  /**
   * That nothing but proposals came where it was refused, or the scenario's requirement breaks.
   *
   * @param refused the last stage that was reached
   */
  public void checkOnlyProposals(Stage refused) {
    switch (refused) {
      case TRANSPORT -> check(Talked.of(overheard.bytes(caller.name())));
      case SECURITY -> check(Talked.of(aboveSecurity()));
      case MUXER, STARDUST -> overheard.streamsOf(caller.name()).forEach(this::checkStream);
    }
  }

  /** That on streams nothing came at all. */
  public void checkNothingOnStreams() {
    if (!overheard.streamsOf(caller.name()).isEmpty()) {
      throw RequirementBroken.here("nothing on any stream", "the client sent something");
    }
  }

  /** That on streams of the server nothing but answers came. */
  public void checkOnlyNegotiatedOnServersStreams() {
    overheard.streamsOf(caller.name()).stream()
        .filter(name -> name.startsWith(caller.name() + SERVERS))
        .forEach(name -> check(Talked.of(overheard.bytes(name))));
  }

  private byte[] aboveSecurity() {
    byte[] secured = overheard.bytes(caller.name() + " secured");
    return secured.length > 0 ? secured : overheard.bytes(caller.name());
  }

  /** Other protocols, as ping, were agreed to. */
  private void checkStream(String name) {
    Talked talked = Talked.of(overheard.bytes(name));
    if (talked.lines().isEmpty() || talked.lines().contains(Stardust.PROTOCOL)) {
      check(talked);
    }
  }

  private static void check(Talked talked) {
    if (talked.rest().length > 0) {
      throw RequirementBroken.here(
          "nothing but what multistream-select has",
          "the client sent " + talked.rest().length + " other bytes");
    }
  }
}
