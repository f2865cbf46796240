package stardust.peer;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import stardust.wire.proto.PrivateKeyMessage;
import stardust.wire.proto.PublicKeyMessage;

/**
 * The envelope of a key: its type and its data.
 *
 * <p>Reading takes fields in any order, over-long varints and unknown fields, as deployed peers do;
 * writing is canonical.
 *
 * @param type one of the types that this project supports
 * @param data as the type says
 */
record KeyProtobuf(KeyType type, byte[] data) {

  /** The largest key is an RSA private key of {@link RsaPublicKey#MAX_BITS}. */
  private static final int MAX_LENGTH = 8192;

  static KeyProtobuf decodePublic(byte[] protobuf) throws KeyException {
    checkLength(protobuf);
    try {
      PublicKeyMessage message = PublicKeyMessage.parseFrom(protobuf);
      return new KeyProtobuf(type(message.getType()), message.getData().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw notAKey(e);
    }
  }

  static KeyProtobuf decodePrivate(byte[] protobuf) throws KeyException {
    checkLength(protobuf);
    try {
      PrivateKeyMessage message = PrivateKeyMessage.parseFrom(protobuf);
      return new KeyProtobuf(type(message.getType()), message.getData().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      throw notAKey(e);
    }
  }

  static byte[] encodePublic(KeyType type, byte[] data) {
    return PublicKeyMessage.newBuilder()
        .setType(wireType(type))
        .setData(ByteString.copyFrom(data))
        .build()
        .toByteArray();
  }

  static byte[] encodePrivate(KeyType type, byte[] data) {
    return PrivateKeyMessage.newBuilder()
        .setType(wireType(type))
        .setData(ByteString.copyFrom(data))
        .build()
        .toByteArray();
  }

  private static void checkLength(byte[] protobuf) throws KeyException {
    if (protobuf.length > MAX_LENGTH) {
      throw new KeyException("a key has at most " + MAX_LENGTH + " bytes, not " + protobuf.length);
    }
  }

  private static KeyException notAKey(InvalidProtocolBufferException cause) {
    return new KeyException(
        "not a key protobuf with a known type and data: " + cause.getMessage(), cause);
  }

  private static KeyType type(stardust.wire.proto.KeyType type) throws KeyException {
    return switch (type) {
      case RSA -> KeyType.RSA;
      case Ed25519 -> KeyType.ED25519;
      case Secp256k1 -> KeyType.SECP256K1;
      case ECDSA -> throw new KeyException("keys of the type ECDSA (3) are not supported");
    };
  }

  private static stardust.wire.proto.KeyType wireType(KeyType type) {
    return switch (type) {
      case RSA -> stardust.wire.proto.KeyType.RSA;
      case ED25519 -> stardust.wire.proto.KeyType.Ed25519;
      case SECP256K1 -> stardust.wire.proto.KeyType.Secp256k1;
    };
  }
}
