package stardust.transport;

/**
 * Where a socket connects to or listens at.
 *
 * @param host a literal IP address without brackets, or a name
 * @param family which addresses of a name count
 * @param port of TCP, 0 for any when listening
 * @param webSocket whether WebSocket is spoken over it
 */
record Endpoint(String host, Family family, int port, boolean webSocket) {

  /** Versions of IP. */
  enum Family {
    ANY,
    IP4,
    IP6
  }

  /** Host and port as in a URL: "127.0.0.1:5892", "[::1]:5892". */
  String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
