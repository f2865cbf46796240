package stardust.runner.steps.client;

import io.cucumber.java.After;
import stardust.runner.client.ClientUnderTest;

/** Ends each scenario about a client. */
public final class ClientHooks {

  private final ClientUnderTest client;

  public ClientHooks(ClientUnderTest client) {
    this.client = client;
  }

  @After("@client")
  public void end() {
    client.close();
  }
}
