package stardust.integration;

import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;

/** Probe streams over streams that somebody else opened. */
final class ProbeStreams {

  private ProbeStreams() {}

  /** Reads messages from the stream; from any thread. */
  static ProbeStream on(Duplex stream) {
    CompletableFuture<ProbeStream> probe = new CompletableFuture<>();
    stream.loop().execute(() -> probe.complete(ProbeStream.on(stream)));
    return Waits.get(probe, "the loop");
  }
}
