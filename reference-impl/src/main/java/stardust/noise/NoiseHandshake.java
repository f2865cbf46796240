package stardust.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.peer.PublicKey;
import stardust.security.Frame;
import stardust.security.Handshake;
import stardust.security.SecurityContext;
import stardust.security.SecurityEvents;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.wire.proto.NoiseHandshakePayload;

/**
 * The XX handshake: {@code -> e}, {@code <- e, ee, s, es}, {@code -> s, se}. The second and the
 * third message carry the identities.
 */
public final class NoiseHandshake implements Handshake {

  private static final int SEALED_KEY = DhKey.BYTES + CipherState.TAG_BYTES;

  private static final byte[] NONE = new byte[0];

  private final boolean initiator;
  private final DhKey ownStatic;
  private final DhKey ownEphemeral;
  private final List<String> streamMuxers;
  private final SecurityContext context;
  private final SymmetricState symmetric = new SymmetricState();
  private byte[] remoteEphemeral = NONE;
  private @Nullable PublicKey remoteKey;
  private @Nullable Agreed agreed;

  /** A handshake whose randomness is all in the local part. */
  public NoiseHandshake(boolean initiator, NoiseLocal local, SecurityContext context) {
    this.initiator = initiator;
    this.ownStatic = DhKey.of(local.staticKey());
    this.ownEphemeral = DhKey.of(local.ephemeralKey());
    this.streamMuxers = List.copyOf(local.streamMuxers());
    this.context = context;
  }

  @Override
  public String awaited() {
    if (agreed != null) {
      return "nothing";
    }
    return name(nextToArrive()) + " of the other side";
  }

  private int nextToArrive() {
    if (initiator) {
      return 2;
    }
    return remoteEphemeral == NONE ? 1 : 3;
  }

  @Override
  public Optional<Agreed> agreed() {
    return Optional.ofNullable(agreed);
  }

  @Override
  public List<byte[]> start() {
    if (!initiator) {
      return List.of();
    }
    byte[] e = ownEphemeral.publicKey();
    symmetric.mixHash(e);
    symmetric.mixHash(new byte[0]); // the payload
    return List.of(send(1, List.of(keyField("e", e)), e));
  }

  @Override
  public List<byte[]> receive(Frame frame) throws IOException {
    int number = nextToArrive();
    try {
      readAndRecord(number, frame);
      return answer(number);
    } catch (NoiseException e) {
      throw frame.violation(name(number) + ": " + e.getMessage());
    }
  }

  private void readAndRecord(int number, Frame frame) throws IOException {
    List<Field> fields = new ArrayList<>();
    byte[] encoded = frame.encoded();
    try {
      read(number, frame, fields);
    } finally {
      SecurityEvents.message(
          context.tap(), Direction.RECEIVED, name(number), List.copyOf(fields), encoded);
    }
  }

  private void read(int number, Frame frame, List<Field> fields) throws IOException {
    checkLength(number, frame);
    ByteBuffer body = ByteBuffer.wrap(frame.body());
    switch (number) {
      case 1 -> readFirst(body, fields);
      case 2 -> readSecond(frame, body, fields);
      default -> readThird(frame, body, fields);
    }
  }

  private void checkLength(int number, Frame frame) throws ViolationException {
    int shortest =
        switch (number) {
          case 1 -> DhKey.BYTES;
          case 2 -> DhKey.BYTES + SEALED_KEY + CipherState.TAG_BYTES;
          default -> SEALED_KEY + CipherState.TAG_BYTES;
        };
    if (frame.body().length < shortest) {
      String what = " of " + frame.body().length + " bytes is shorter than " + shortest;
      throw frame.violation(name(number) + what);
    }
  }

  private void readFirst(ByteBuffer body, List<Field> fields) throws IOException {
    readEphemeral(body, fields);
    symmetric.decryptAndHash(rest(body)); // nothing is expected here, and anything ignored
  }

  private void readSecond(Frame frame, ByteBuffer body, List<Field> fields) throws IOException {
    byte[] e = readEphemeral(body, fields);
    symmetric.mixKey(ownEphemeral.agree(e));
    byte[] s = readStatic(body, fields);
    symmetric.mixKey(ownEphemeral.agree(s));
    remoteKey = readIdentity(frame, body, s, fields);
  }

  private void readThird(Frame frame, ByteBuffer body, List<Field> fields) throws IOException {
    byte[] s = readStatic(body, fields);
    symmetric.mixKey(ownEphemeral.agree(s));
    remoteKey = readIdentity(frame, body, s, fields);
  }

  private byte[] readEphemeral(ByteBuffer body, List<Field> fields) {
    byte[] e = take(body, DhKey.BYTES);
    fields.add(keyField("e", e));
    symmetric.mixHash(e);
    remoteEphemeral = e;
    return e;
  }

  private byte[] readStatic(ByteBuffer body, List<Field> fields) throws IOException {
    byte[] s = symmetric.decryptAndHash(take(body, SEALED_KEY));
    fields.add(keyField("s", s));
    return s;
  }

  private PublicKey readIdentity(Frame frame, ByteBuffer body, byte[] s, List<Field> fields)
      throws IOException {
    byte[] plaintext = symmetric.decryptAndHash(rest(body));
    NoiseHandshakePayload payload = NoisePayload.decode(frame, plaintext);
    fields.addAll(NoisePayload.fields(payload));
    PublicKey key = NoisePayload.verify(frame, payload, s);
    context.check(key);
    return key;
  }

  private List<byte[]> answer(int received) throws IOException {
    List<byte[]> frames =
        switch (received) {
          case 1 -> List.of(second());
          case 2 -> List.of(third());
          default -> List.of();
        };
    PublicKey key = remoteKey;
    if (key != null) {
      agreed = new Agreed(key, cipher());
    }
    return frames;
  }

  private byte[] second() throws IOException {
    byte[] e = ownEphemeral.publicKey();
    symmetric.mixHash(e);
    symmetric.mixKey(ownEphemeral.agree(remoteEphemeral));
    byte[] s = symmetric.encryptAndHash(ownStatic.publicKey());
    symmetric.mixKey(ownStatic.agree(remoteEphemeral));
    NoiseHandshakePayload payload = payload();
    byte[] sealed = symmetric.encryptAndHash(payload.toByteArray());
    return send(2, fields(List.of(keyField("e", e)), payload), Bytes.concat(e, s, sealed));
  }

  private byte[] third() throws IOException {
    byte[] s = symmetric.encryptAndHash(ownStatic.publicKey());
    symmetric.mixKey(ownStatic.agree(remoteEphemeral));
    NoiseHandshakePayload payload = payload();
    byte[] sealed = symmetric.encryptAndHash(payload.toByteArray());
    return send(3, fields(List.of(), payload), Bytes.concat(s, sealed));
  }

  private NoiseHandshakePayload payload() {
    return NoisePayload.of(context.self(), ownStatic.publicKey(), streamMuxers);
  }

  private NoiseCipher cipher() {
    SymmetricState.Keys keys = symmetric.split();
    return initiator
        ? new NoiseCipher(keys.initiatorToResponder(), keys.responderToInitiator())
        : new NoiseCipher(keys.responderToInitiator(), keys.initiatorToResponder());
  }

  private byte[] send(int number, List<Field> fields, byte[] body) {
    byte[] frame = Noise.FRAMING.encode(body);
    SecurityEvents.message(context.tap(), Direction.SENT, name(number), fields, frame);
    return frame;
  }

  private List<Field> fields(List<Field> first, NoiseHandshakePayload payload) {
    List<Field> fields = new ArrayList<>(first);
    fields.add(keyField("s", ownStatic.publicKey()));
    fields.addAll(NoisePayload.fields(payload));
    return List.copyOf(fields);
  }

  private static String name(int number) {
    return "handshake message " + number;
  }

  private static Field keyField(String name, byte[] key) {
    return new Field(name, Bytes.hex(key));
  }

  private static byte[] rest(ByteBuffer body) {
    return take(body, body.remaining());
  }

  private static byte[] take(ByteBuffer body, int count) {
    byte[] bytes = new byte[count];
    body.get(bytes);
    return bytes;
  }
}
