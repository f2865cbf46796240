package stardust.identify;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import stardust.io.Violation;
import stardust.io.ViolationException;

/**
 * What a peer says about itself. Nothing in it is proven.
 *
 * @param publicKey libp2p {@code PublicKey} protobuf
 * @param listenAddrs multiaddrs in binary
 * @param protocols multistream-select names
 * @param observedAddr where the other side is seen to come from, a multiaddr in binary
 * @param protocolVersion as "ipfs/0.1.0"; empty if it was not told
 * @param agentVersion name and version of the program; empty if it was not told
 */
public record IdentifyMessage(
    Optional<byte[]> publicKey,
    List<byte[]> listenAddrs,
    List<String> protocols,
    Optional<byte[]> observedAddr,
    String protocolVersion,
    String agentVersion) {

  /** The longest body that is read, in bytes; deployed readers have the same limit. */
  public static final int MAX_BYTES = 8 << 10;

  /** The protobuf, without length. */
  public byte[] encode() {
    var message =
        stardust.wire.proto.Identify.newBuilder()
            .addAllListenAddrs(listenAddrs.stream().map(ByteString::copyFrom).toList())
            .addAllProtocols(protocols)
            .setProtocolVersion(protocolVersion)
            .setAgentVersion(agentVersion);
    publicKey.map(ByteString::copyFrom).ifPresent(message::setPublicKey);
    observedAddr.map(ByteString::copyFrom).ifPresent(message::setObservedAddr);
    return message.build().toByteArray();
  }

  /** Reads the protobuf, without length; fields that are not known here are passed over. */
  public static IdentifyMessage decode(byte[] body) throws ViolationException {
    try {
      var message = stardust.wire.proto.Identify.parseFrom(body);
      return new IdentifyMessage(
          message.hasPublicKey()
              ? Optional.of(message.getPublicKey().toByteArray())
              : Optional.empty(),
          message.getListenAddrsList().stream().map(ByteString::toByteArray).toList(),
          List.copyOf(message.getProtocolsList()),
          message.hasObservedAddr()
              ? Optional.of(message.getObservedAddr().toByteArray())
              : Optional.empty(),
          message.getProtocolVersion(),
          message.getAgentVersion());
    } catch (InvalidProtocolBufferException e) {
      throw new Violation("identify", "not an Identify message: " + e.getMessage(), 0)
          .asException();
    }
  }
}
