package stardust.runner.wrap;

import stardust.transport.TransportDuplex;
import stardust.transport.WebSocketFrame;

/**
 * A client's WebSocket on which an empty message and a pong that nobody asked for leave before each
 * message, which RFC 6455, sections 5.5.3 and 5.6, allows.
 */
public final class AmongEmpty extends StreamWrapper {

  private static final byte[] NOTHING = {};

  private final TransportDuplex webSocket;

  public AmongEmpty(TransportDuplex webSocket) {
    super(webSocket);
    this.webSocket = webSocket;
  }

  @Override
  public void write(byte[] bytes, Runnable flushed) {
    InFragments.write(webSocket, true, WebSocketFrame.PONG, NOTHING);
    InFragments.write(webSocket, true, WebSocketFrame.BINARY, NOTHING);
    super.write(bytes, flushed);
  }
}
