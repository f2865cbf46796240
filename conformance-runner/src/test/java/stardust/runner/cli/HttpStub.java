package stardust.runner.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A real HTTP server that knows no WebSocket. */
final class HttpStub implements AutoCloseable {

  private final HttpServer server;

  HttpStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<h1>welcome</h1>".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  String multiaddr() {
    return "/ip4/127.0.0.1/tcp/" + server.getAddress().getPort() + "/ws";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
