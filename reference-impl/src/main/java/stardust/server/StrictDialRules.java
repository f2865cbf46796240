package stardust.server;

import java.util.Optional;
import stardust.io.Bytes;
import stardust.peer.PeerId;
import stardust.protocol.PeerIds;
import stardust.spec.message.Error;

/**
 * Joined clients may dial whoever is online, themselves included. Everything else is answered with
 * {@code E_GENERIC}, the only error of the schema that can mean it.
 */
final class StrictDialRules implements DialRules {

  private static final int SHOWN_BYTES = 64;

  @Override
  public Decision decide(Dialer dialer, byte[] target, OnlinePeers online) {
    if (!dialer.joined()) {
      return new Refused(Error.E_GENERIC, "the dialler has not joined");
    }
    Optional<PeerId> id = PeerIds.read(target);
    if (id.isEmpty()) {
      return new Refused(Error.E_GENERIC, "not a peer id: " + Bytes.hex(target, SHOWN_BYTES));
    }
    Optional<OnlinePeer> peer = online.find(id.get());
    return peer.isPresent()
        ? new Allowed(peer.get())
        : new Refused(Error.E_GENERIC, id.get() + " is not online");
  }
}
