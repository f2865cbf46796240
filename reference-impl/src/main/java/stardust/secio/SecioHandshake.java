package stardust.secio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.security.Frame;
import stardust.security.Handshake;
import stardust.security.SecurityContext;
import stardust.security.SecurityEvents;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.wire.proto.SecioExchange;

/**
 * The secio handshake: a Propose, an Exchange and the other side's nonce from each side. Both sides
 * do the same; neither waits for the other to begin.
 */
public final class SecioHandshake implements Handshake {

  private enum State {
    /** Our Propose is sent; the other side's is awaited. */
    PROPOSE("the Propose of the other side"),
    /** Our Exchange is sent; the other side's is awaited. */
    EXCHANGE("the Exchange of the other side"),
    /** The keys are known; our nonce must come back encrypted. */
    NONCE("our nonce, encrypted, from the other side"),
    DONE("nothing");

    private final String awaited;

    State(String awaited) {
      this.awaited = awaited;
    }
  }

  private final SecioLocal local;
  private final SecurityContext context;
  private final ProposeMessage ownPropose;
  private State state = State.PROPOSE;
  private @Nullable Chosen chosen;
  private @Nullable Agreed agreed;

  /**
   * What the two Proposes led to.
   *
   * @param remote the Propose of the other side
   * @param order as {@link SecioOrder#compare} says
   * @param suite what is used from now on
   * @param scalar our ephemeral one, on the curve of the suite
   */
  private record Chosen(ProposeMessage remote, int order, SecioSuite suite, byte[] scalar) {}

  /** A handshake whose randomness is all in the local part. */
  public SecioHandshake(SecioLocal local, SecurityContext context) {
    this.local = local;
    this.context = context;
    this.ownPropose =
        ProposeMessage.of(local.nonce(), context.self().publicKey(), local.proposal());
  }

  @Override
  public String awaited() {
    return state.awaited;
  }

  @Override
  public List<byte[]> start() {
    return List.of(send("Propose", ownPropose.fields(), Secio.FRAMING.encode(ownPropose.body())));
  }

  @Override
  public Optional<Agreed> agreed() {
    return state == State.DONE ? Optional.ofNullable(agreed) : Optional.empty();
  }

  @Override
  public List<byte[]> receive(Frame frame) throws IOException {
    Chosen soFar = chosen;
    Agreed keys = agreed;
    if (soFar == null) {
      return onPropose(frame);
    }
    return keys == null ? onExchange(frame, soFar) : onNonce(frame, keys);
  }

  private List<byte[]> onPropose(Frame frame) throws IOException {
    ProposeMessage remote = readPropose(frame);
    context.check(remote.key());
    int order =
        SecioOrder.compare(
            ownPropose.keyBytes(), ownPropose.nonce(), remote.keyBytes(), remote.nonce());
    if (order == 0) {
      throw frame.violation("the Propose has our own key and nonce: this side talks to itself");
    }
    SecioSuite suite = select(frame, order, remote.proposal());
    byte[] scalar = local.ephemeralScalars().scalar(suite.curve());
    chosen = new Chosen(remote, order, suite, scalar);
    state = State.EXCHANGE;
    return List.of(exchange(chosen));
  }

  private ProposeMessage readPropose(Frame frame) throws ViolationException {
    List<Field> fields = List.of();
    try {
      ProposeMessage remote = ProposeMessage.decode(frame);
      fields = remote.fields();
      return remote;
    } finally {
      received("Propose", fields, frame);
    }
  }

  private SecioSuite select(Frame frame, int order, SecioProposal remote)
      throws ViolationException {
    try {
      return order > 0
          ? SecioSuite.select(local.proposal(), remote)
          : SecioSuite.select(remote, local.proposal());
    } catch (IllegalArgumentException e) {
      throw frame.violation(String.valueOf(e.getMessage()));
    }
  }

  private byte[] exchange(Chosen now) {
    byte[] point = now.suite.curve().publicPoint(now.scalar);
    byte[] signature =
        context.self().sign(Bytes.concat(ownPropose.body(), now.remote.body(), point));
    SecioExchange message =
        SecioExchange.newBuilder()
            .setEpubkey(ByteString.copyFrom(point))
            .setSignature(ByteString.copyFrom(signature))
            .build();
    return send("Exchange", fields(message), Secio.FRAMING.encode(message.toByteArray()));
  }

  private List<byte[]> onExchange(Frame frame, Chosen now) throws ViolationException {
    SecioExchange message = readExchange(frame);
    byte[] point = message.getEpubkey().toByteArray();
    byte[] signed = Bytes.concat(now.remote.body(), ownPropose.body(), point);
    if (!now.remote.key().verifies(signed, message.getSignature().toByteArray())) {
      throw frame.violation("the signature of the Exchange is not by the key of the Propose");
    }
    SecioCipher cipher = cipher(now, sharedSecret(frame, now, point));
    agreed = new Agreed(now.remote.key(), cipher);
    state = State.NONCE;
    byte[] nonce = now.remote.nonce();
    return List.of(send("Nonce", List.of(nonceField(nonce)), cipher.seal(nonce)));
  }

  private SecioExchange readExchange(Frame frame) throws ViolationException {
    List<Field> fields = List.of();
    try {
      SecioExchange message = SecioExchange.parseFrom(frame.body());
      fields = fields(message);
      return message;
    } catch (InvalidProtocolBufferException e) {
      throw frame.violation("the Exchange is not a protobuf message: " + e.getMessage());
    } finally {
      received("Exchange", fields, frame);
    }
  }

  private static byte[] sharedSecret(Frame frame, Chosen now, byte[] point)
      throws ViolationException {
    try {
      return now.suite.curve().sharedSecret(now.scalar, point);
    } catch (IllegalArgumentException e) {
      throw frame.violation("the epubkey of the Exchange is wrong: " + e.getMessage());
    }
  }

  private static SecioCipher cipher(Chosen now, byte[] secret) {
    SecioSuite suite = now.suite;
    StretchedKeys keys = StretchedKeys.stretch(suite.cipher(), suite.hash(), secret);
    DirectionCipher first = new DirectionCipher(keys.first(), suite.hash());
    DirectionCipher second = new DirectionCipher(keys.second(), suite.hash());
    return now.order > 0 ? new SecioCipher(first, second) : new SecioCipher(second, first);
  }

  private List<byte[]> onNonce(Frame frame, Agreed keys) throws ViolationException {
    List<Field> fields = List.of();
    try {
      byte[] nonce = keys.cipher().open(frame);
      fields = List.of(nonceField(nonce));
      if (!MessageDigest.isEqual(nonce, local.nonce())) {
        throw frame.violation("the first encrypted frame is not the nonce that this side sent");
      }
    } finally {
      received("Nonce", fields, frame);
    }
    state = State.DONE;
    return List.of();
  }

  private byte[] send(String name, List<Field> fields, byte[] frame) {
    SecurityEvents.message(context.tap(), Direction.SENT, name, fields, frame);
    return frame;
  }

  private void received(String name, List<Field> fields, Frame frame) {
    SecurityEvents.message(context.tap(), Direction.RECEIVED, name, fields, frame.encoded());
  }

  private static List<Field> fields(SecioExchange message) {
    return List.of(
        new Field("epubkey", Bytes.hex(message.getEpubkey().toByteArray())),
        new Field("signature", Bytes.hex(message.getSignature().toByteArray())));
  }

  private static Field nonceField(byte[] nonce) {
    return new Field("rand", Bytes.hex(nonce));
  }
}
