package stardust.runner.wrap;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import stardust.transport.TransportDuplex;
import stardust.transport.WebSocketFrame;

/**
 * A client's WebSocket on which each message leaves in two fragments with a ping between them,
 * which RFC 6455, section 5.4, allows.
 */
public final class InFragments extends StreamWrapper {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TransportDuplex webSocket;

  public InFragments(TransportDuplex webSocket) {
    super(webSocket);
    this.webSocket = webSocket;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    int half = (bytes.length + 1) / 2;
    write(false, WebSocketFrame.BINARY, Arrays.copyOf(bytes, half));
    write(true, WebSocketFrame.PING, new byte[0]);
    write(true, WebSocketFrame.CONTINUATION, Arrays.copyOfRange(bytes, half, bytes.length));
    super.write(new byte[0], flushed);
  }

  private void write(boolean fin, int opcode, byte[] payload) {
    write(webSocket, fin, opcode, payload);
  }

  static void write(TransportDuplex webSocket, boolean fin, int opcode, byte[] payload) {
    byte[] key = new byte[4];
    RANDOM.nextBytes(key);
    webSocket.writeRaw(
        new WebSocketFrame(fin, opcode, Optional.of(key), payload.length, payload).encode());
  }
}
