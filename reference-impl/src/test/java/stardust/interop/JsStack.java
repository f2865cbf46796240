package stardust.interop;

import java.nio.file.Path;
import java.util.Locale;

/** A generation of js-libp2p. */
enum JsStack {
  /** libp2p 0.27: secio and mplex. */
  OLD,
  /** libp2p 3: noise, yamux and mplex. */
  NEW;

  /** Where its programs are. */
  Path folder() {
    return Path.of("src", "test", "js", name().toLowerCase(Locale.ROOT)).toAbsolutePath();
  }

  /** The Node that it brings along. */
  Path node() {
    return folder().resolve("node_modules").resolve(".bin").resolve("node");
  }
}
