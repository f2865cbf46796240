package stardust.runner.steps;

import io.cucumber.java.After;
import stardust.runner.probe.Peers;
import stardust.runner.probe.ServerUnderTest;

/** Ends each scenario about a server. */
public final class ServerHooks {

  private final Peers peers;
  private final ServerUnderTest server;

  public ServerHooks(Peers peers, ServerUnderTest server) {
    this.peers = peers;
    this.server = server;
  }

  @After("not @client")
  public void end() {
    peers.close();
    server.close();
  }
}
