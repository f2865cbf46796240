package stardust.client;

import java.security.SecureRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import stardust.connection.Connection;
import stardust.protocol.Stardust;

/**
 * What a client is made of. {@link #strict} gives the parts that follow the specification; each can
 * be exchanged or wrapped.
 *
 * @param randoms draws the {@code random128} of each join
 * @param joins what is said on the registration stream
 * @param writer what goes over the wire for a message
 * @param dials how the server is asked for a peer
 * @param upgrades makes connections to peers out of relayed streams
 * @param view what the client sees of its connection to the server
 */
public record ClientParts(
    Supplier<byte[]> randoms,
    ClientMachine.Maker joins,
    ClientWriter writer,
    DialTalk dials,
    PeerUpgrade upgrades,
    UnaryOperator<Connection> view) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The parts that follow the specification. */
  public static ClientParts strict() {
    return new ClientParts(
        ClientParts::random128,
        ClientJoinMachine::new,
        ClientWriter.FRAMED,
        DialExchange::over,
        PeerUpgrade.LIBP2P,
        UnaryOperator.identity());
  }

  /** The same with other {@link #randoms}. */
  public ClientParts withRandoms(Supplier<byte[]> other) {
    return new ClientParts(other, joins, writer, dials, upgrades, view);
  }

  /** The same with other {@link #joins}. */
  public ClientParts withJoins(ClientMachine.Maker other) {
    return new ClientParts(randoms, other, writer, dials, upgrades, view);
  }

  /** The same with another {@link #writer}. */
  public ClientParts withWriter(ClientWriter other) {
    return new ClientParts(randoms, joins, other, dials, upgrades, view);
  }

  /** The same with other {@link #dials}. */
  public ClientParts withDials(DialTalk other) {
    return new ClientParts(randoms, joins, writer, other, upgrades, view);
  }

  /** The same with other {@link #upgrades}. */
  public ClientParts withUpgrades(PeerUpgrade other) {
    return new ClientParts(randoms, joins, writer, dials, other, view);
  }

  /** The same with another {@link #view}. */
  public ClientParts withView(UnaryOperator<Connection> other) {
    return new ClientParts(randoms, joins, writer, dials, upgrades, other);
  }

  private static byte[] random128() {
    byte[] random = new byte[Stardust.RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return random;
  }
}
