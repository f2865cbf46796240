package stardust.interop;

/** What a JavaScript peer and ours speak with each other. */
enum Wire {
  OLD_WS(JsStack.OLD, "/ws", "/secio/1.0.0", "mplex", "/mplex/6.7.0"),
  OLD_TCP(JsStack.OLD, "", "/secio/1.0.0", "mplex", "/mplex/6.7.0"),
  NEW_WS_YAMUX(JsStack.NEW, "/ws", "/noise", "yamux", "/yamux/1.0.0"),
  NEW_WS_MPLEX(JsStack.NEW, "/ws", "/noise", "mplex", "/mplex/6.7.0"),
  NEW_TCP_YAMUX(JsStack.NEW, "", "/noise", "yamux", "/yamux/1.0.0"),
  NEW_TCP_MPLEX(JsStack.NEW, "", "/noise", "mplex", "/mplex/6.7.0");

  private final JsStack stack;
  private final String suffix;
  private final String security;
  private final String muxerName;
  private final String muxer;

  Wire(JsStack stack, String suffix, String security, String muxerName, String muxer) {
    this.stack = stack;
    this.suffix = suffix;
    this.security = security;
    this.muxerName = muxerName;
    this.muxer = muxer;
  }

  /** Where to listen, on any free port. */
  String anyPort() {
    return "/ip4/127.0.0.1/tcp/0" + suffix;
  }

  boolean isWebSocket() {
    return suffix.equals("/ws");
  }

  String security() {
    return security;
  }

  String muxer() {
    return muxer;
  }

  /** What a JavaScript peer prints of a connection like this. */
  String printed() {
    return security + " " + muxer;
  }

  JsPeer startClient(String server) {
    return JsPeer.client(stack, server, "--muxer", muxerName);
  }

  /** The server announces the list only when somebody joins, or after this many milliseconds. */
  JsPeer startServer(int period) {
    String milliseconds = Integer.toString(period);
    return stack == JsStack.OLD
        ? JsPeer.server(stack, anyPort(), "--period", milliseconds)
        : JsPeer.server(stack, anyPort(), "--period", milliseconds, "--muxer", muxerName);
  }
}
