package stardust.security;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import stardust.peer.PublicKey;

/**
 * A handshake as a state machine that knows neither streams nor time. It reports its messages to
 * its tap itself, as only it can decode them.
 */
public interface Handshake {

  /** What it waits for, to be said when it does not come: "the Propose of the other side". */
  String awaited();

  /** The frames that are sent before anything arrives. Called once, first. */
  List<byte[]> start();

  /**
   * Takes the next frame. After an exception the handshake is over.
   *
   * @return the frames to send in answer
   * @throws stardust.io.ViolationException when the other side broke a rule
   * @throws UnexpectedPeerException when it is another peer than the expected one
   */
  List<byte[]> receive(Frame frame) throws IOException;

  /** What came of it; empty while it goes on. */
  Optional<Agreed> agreed();

  /**
   * What both sides have agreed on.
   *
   * @param remoteKey the key that the other side has proved to hold
   * @param cipher the keys of the session
   */
  record Agreed(PublicKey remoteKey, FrameCipher cipher) {}
}
