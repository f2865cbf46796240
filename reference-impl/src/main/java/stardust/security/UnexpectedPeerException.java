package stardust.security;

import java.io.IOException;
import stardust.peer.PeerId;

/** The other side proved to be another peer than the one that was dialed. */
public final class UnexpectedPeerException extends IOException {

  private static final long serialVersionUID = 1;

  public UnexpectedPeerException(PeerId expected, PeerId actual) {
    super("expected the peer " + expected + ", but the other side is " + actual);
  }
}
