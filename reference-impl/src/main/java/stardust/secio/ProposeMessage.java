package stardust.secio;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import stardust.io.Bytes;
import stardust.io.ViolationException;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PublicKey;
import stardust.security.Frame;
import stardust.trace.Field;
import stardust.wire.proto.SecioPropose;

/**
 * The first message of a side.
 *
 * @param body its bytes, which signatures cover exactly as they were sent
 * @param message decoded
 * @param key the key in it
 */
record ProposeMessage(byte[] body, SecioPropose message, PublicKey key) {

  /** What a side says. */
  static ProposeMessage of(byte[] nonce, PublicKey key, SecioProposal proposal) {
    SecioPropose message =
        SecioPropose.newBuilder()
            .setRand(ByteString.copyFrom(nonce))
            .setPubkey(ByteString.copyFrom(key.encoded()))
            .setExchanges(SecioProposal.join(proposal.exchanges()))
            .setCiphers(SecioProposal.join(proposal.ciphers()))
            .setHashes(SecioProposal.join(proposal.hashes()))
            .build();
    return new ProposeMessage(message.toByteArray(), message, key);
  }

  /** Reads what the other side says. */
  static ProposeMessage decode(Frame frame) throws ViolationException {
    try {
      SecioPropose message = SecioPropose.parseFrom(frame.body());
      if (message.getRand().size() != SecioLocal.NONCE_BYTES) {
        throw frame.violation(
            "the rand of the Propose has " + message.getRand().size() + " bytes, not 16");
      }
      PublicKey key = Keys.decodePublic(message.getPubkey().toByteArray());
      return new ProposeMessage(frame.body(), message, key);
    } catch (InvalidProtocolBufferException e) {
      throw frame.violation("the Propose is not a protobuf message: " + e.getMessage());
    } catch (KeyException e) {
      throw frame.violation("the pubkey of the Propose is no key: " + e.getMessage());
    }
  }

  byte[] nonce() {
    return message.getRand().toByteArray();
  }

  /** The exact bytes of the key as they were sent. */
  byte[] keyBytes() {
    return message.getPubkey().toByteArray();
  }

  SecioProposal proposal() {
    return SecioProposal.parse(message.getExchanges(), message.getCiphers(), message.getHashes());
  }

  List<Field> fields() {
    return List.of(
        new Field("rand", Bytes.hex(nonce())),
        new Field("pubkey", Bytes.hex(keyBytes())),
        new Field("exchanges", message.getExchanges()),
        new Field("ciphers", message.getCiphers()),
        new Field("hashes", message.getHashes()));
  }
}
