package stardust.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stardust.multiaddr.Multiaddr;
import stardust.peer.PeerId;
import stardust.runner.endpoint.EndpointUsageException;
import stardust.runner.identity.Identities;

class ClientCommandsTest {

  private static final Random RANDOM = new Random(1);
  private static final Identities IDENTITIES = new Identities();
  private static final PeerId SERVER = id();
  private static final PeerId TARGET = id();
  private static final Multiaddr AT = Multiaddr.webSocket("127.0.0.1", 5892).withPeer(SERVER);
  private static final String TARGET_AT =
      "/ip4/127.0.0.1/tcp/5892/ws/p2p-stardust/p2p/" + SERVER + "/p2p/" + TARGET;
  private static final Invitation JOIN = new Invitation.Join(AT);
  private static final Invitation.Dial DIAL = new Invitation.Dial(AT, TARGET);
  private static final Invitation BY_ADDRESS = new Invitation.DialAddress(AT, DIAL.address());

  @Test
  void theServerAndTheTargetAreFilledIn() {
    ClientCommands commands = of("client", "{server}", "--dial={target}");

    assertThat(commands.words(DIAL)).containsExactly("client", AT.toString(), "--dial=" + TARGET);
  }

  @Test
  void whereNothingIsDialledTheTargetIsLeftOut() {
    assertThat(of("client", "{server}", "--dial={target}").words(JOIN))
        .containsExactly("client", AT.toString());
  }

  @Test
  void anOptionGoesWithItsTarget() {
    assertThat(of("client", "--dial", "{target}", "--server", "{server}").words(JOIN))
        .containsExactly("client", "--server", AT.toString());
  }

  @Test
  void aWordThatIsNoOptionStays() {
    assertThat(of("client", "{server}", "dial", "{target}").words(JOIN))
        .containsExactly("client", AT.toString(), "dial");
  }

  @Test
  void theFirstCommandThatHasThePlaceholderIsUsed() {
    ClientCommands commands =
        of(
            "join",
            "{server}",
            "--",
            "dial",
            "{server}",
            "{target}",
            "--",
            "to",
            "{target-address}");

    assertThat(commands.words(JOIN)).containsExactly("join", AT.toString());
    assertThat(commands.words(DIAL)).containsExactly("dial", AT.toString(), TARGET.toString());
    assertThat(commands.words(BY_ADDRESS)).containsExactly("to", TARGET_AT);
  }

  @Test
  void anAddressWillDoForADial() {
    ClientCommands commands = of("join", "{server}", "--", "to", "{target-address}");

    assertThat(commands.words(DIAL)).containsExactly("to", TARGET_AT);
  }

  @Test
  void whatNoCommandHasAPlaceholderForCannotBeTold() {
    ClientCommands commands = of("client", "{server}", "{target}");

    assertThat(commands.cannot(JOIN)).isEmpty();
    assertThat(commands.cannot(DIAL)).isEmpty();
    assertThat(commands.cannot(BY_ADDRESS))
        .contains("no command has {target-address}, so that the client cannot be told it");
    assertThat(of("client", "{server}").cannot(DIAL)).isPresent();
  }

  @Test
  void theEnvironmentTellsAsWell() {
    ClientCommands commands =
        ClientCommands.of(List.of("client"), Map.of("S", "{server}", "T", "{target}", "V", "x"));

    assertThat(commands.environment(JOIN))
        .containsOnly(Map.entry("S", AT.toString()), Map.entry("V", "x"));
    assertThat(commands.environment(DIAL)).containsEntry("T", TARGET.toString());
    assertThat(commands.words(DIAL)).containsExactly("client");
  }

  @Test
  void aCommandThatIsNotToldTheServerIsAMistake() {
    assertThatThrownBy(() -> of("client"))
        .isInstanceOf(EndpointUsageException.class)
        .hasMessageContaining("{server}");
  }

  @Test
  void anEmptyCommandIsAMistake() {
    assertThatThrownBy(() -> of("client", "{server}", "--"))
        .isInstanceOf(EndpointUsageException.class)
        .hasMessage("a command to start the client is empty");
  }

  private static ClientCommands of(String... words) {
    return ClientCommands.of(List.of(words), Map.of());
  }

  private static PeerId id() {
    return IDENTITIES.next(RANDOM).publicKey().peerId();
  }
}
