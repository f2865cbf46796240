package stardust.runner.steps.client;

import io.cucumber.java.ParameterType;
import stardust.runner.client.ClientUnderTest;
import stardust.runner.client.PlayedPeer;

/** What sentences about clients name: the other peers, one capital letter each, and stages. */
public final class ClientTypes {

  private final ClientUnderTest client;

  public ClientTypes(ClientUnderTest client) {
    this.client = client;
  }

  @ParameterType("[B-Z]")
  public PlayedPeer played(String label) {
    return client.peer(label);
  }

  @ParameterType("after (?:the )?[A-Za-z ]+")
  public StageName stage(String words) {
    return StageName.of(words);
  }
}
