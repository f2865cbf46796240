package stardust.runner.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import stardust.runner.endpoint.Endpoint;
import stardust.runner.probe.Peers;
import stardust.runner.probe.PlainUse;
import stardust.runner.probe.ServerUnderTest;

/** Begins and ends each scenario about a server. */
public final class ServerHooks {

  /** Behind {@link Hooks}, which have 10000. */
  private static final int LATER = 10_001;

  private final Endpoint endpoint;
  private final PlainUse plain;
  private final Peers peers;
  private final ServerUnderTest server;

  public ServerHooks(Endpoint endpoint, PlainUse plain, Peers peers, ServerUnderTest server) {
    this.endpoint = endpoint;
    this.plain = plain;
    this.peers = peers;
    this.server = server;
  }

  @Before(value = "not @client", order = LATER)
  public void begin() {
    if (endpoint.shared()) {
      plain.findOut();
    }
  }

  @After("not @client")
  public void end() {
    peers.close();
    server.close();
  }
}
