package stardust.server;

import java.util.Base64;
import java.util.Optional;
import stardust.peer.KeyException;
import stardust.peer.Keys;
import stardust.peer.PeerId;
import stardust.peer.PublicKey;
import stardust.spec.message.PeerID;

/**
 * The identity that a {@code JoinInit} claims; nothing is proved yet.
 *
 * @param id from the base58btc text of its multihash
 * @param key from the base64 text of its libp2p protobuf
 */
record ClaimedIdentity(PeerId id, PublicKey key) {

  /** What the message claims; empty when the id or the key cannot be read. */
  static Optional<ClaimedIdentity> of(PeerID message) {
    try {
      PublicKey key = Keys.decodePublic(Base64.getDecoder().decode(message.getPubKey()));
      PeerId id = PeerId.parse(message.getId());
      // A CID names the same peer, but is not what the schema asks for.
      boolean base58 = id.toBase58().equals(message.getId());
      return base58 ? Optional.of(new ClaimedIdentity(id, key)) : Optional.empty();
    } catch (KeyException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
