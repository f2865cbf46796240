package stardust.noise;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PrivateKey;
import stardust.peer.PublicKey;
import stardust.security.Frame;
import stardust.trace.Field;
import stardust.wire.proto.NoiseExtensions;
import stardust.wire.proto.NoiseHandshakePayload;

/** Binds the static key of a handshake to the identity of its side. */
final class NoisePayload {

  private static final byte[] SIGNED_PREFIX = "noise-libp2p-static-key:".getBytes(US_ASCII);

  private NoisePayload() {}

  /**
   * The payload of this side.
   *
   * @param staticKey our static public key, 32 bytes
   * @param streamMuxers may be empty; then no extensions are written
   */
  static NoiseHandshakePayload of(
      PrivateKey identity, byte[] staticKey, List<String> streamMuxers) {
    NoiseHandshakePayload.Builder payload =
        NoiseHandshakePayload.newBuilder()
            .setIdentityKey(ByteString.copyFrom(identity.publicKey().encoded()))
            .setIdentitySig(ByteString.copyFrom(identity.sign(signed(staticKey))));
    if (!streamMuxers.isEmpty()) {
      payload.setExtensions(NoiseExtensions.newBuilder().addAllStreamMuxers(streamMuxers));
    }
    return payload.build();
  }

  static NoiseHandshakePayload decode(Frame frame, byte[] payload) throws ViolationException {
    try {
      return NoiseHandshakePayload.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw frame.violation("the handshake payload is no protobuf message: " + e.getMessage());
    }
  }

  /** The identity of the other side, which must have signed its static key, 32 bytes. */
  static PublicKey verify(Frame frame, NoiseHandshakePayload payload, byte[] staticKey)
      throws ViolationException {
    PublicKey key = identity(frame, payload);
    if (!key.verifies(signed(staticKey), payload.getIdentitySig().toByteArray())) {
      throw frame.violation("the identity_sig is not by the identity_key over the static key");
    }
    return key;
  }

  private static PublicKey identity(Frame frame, NoiseHandshakePayload payload)
      throws ViolationException {
    try {
      return Keys.decodePublic(payload.getIdentityKey().toByteArray());
    } catch (KeyException e) {
      throw frame.violation("the identity_key is no key: " + e.getMessage());
    }
  }

  private static byte[] signed(byte[] staticKey) {
    return Bytes.concat(SIGNED_PREFIX, staticKey);
  }

  static List<Field> fields(NoiseHandshakePayload payload) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("identity_key", Bytes.hex(payload.getIdentityKey().toByteArray())));
    fields.add(new Field("identity_sig", Bytes.hex(payload.getIdentitySig().toByteArray())));
    List<String> muxers = payload.getExtensions().getStreamMuxersList();
    if (!muxers.isEmpty()) {
      fields.add(new Field("stream_muxers", String.join(", ", muxers)));
    }
    return fields;
  }
}
