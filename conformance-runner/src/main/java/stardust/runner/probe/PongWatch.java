package stardust.runner.probe;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import stardust.io.Duplex;
import stardust.muxer.Muxer;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.muxer.MuxerListener;
import stardust.runner.wrap.Hearing;
import stardust.trace.Tap;
import stardust.yamux.YamuxFrame;

/** Yamux, and beneath it a look-out for the answer to one ping. */
public final class PongWatch implements MuxerFactory {

  /** Nobody sends these 32 bits by chance within a few hundred frames. */
  private static final long NUMBER = 0x5ead57L;

  private final MuxerFactory yamux;
  private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
  private final StringBuilder heard = new StringBuilder();

  public PongWatch(MuxerFactory yamux) {
    this.yamux = yamux;
  }

  /** The frame to send, 12 bytes. */
  public byte[] question() {
    return YamuxFrame.control(YamuxFrame.PING, YamuxFrame.SYN, 0, NUMBER).encode();
  }

  /** Completes when the answer to {@link #question} has come. */
  public CompletableFuture<Boolean> answer() {
    return answer;
  }

  @Override
  public String protocol() {
    return yamux.protocol();
  }

  @Override
  public Muxer start(
      Duplex lower, boolean initiator, MuxerLimits limits, MuxerListener listener, Tap tap) {
    return yamux.start(Hearing.of(lower, this::heard), initiator, limits, listener, tap);
  }

  /** One character stands for one byte; the answer may come in pieces. */
  private byte[] heard(byte[] bytes) {
    heard.append(text(bytes));
    byte[] due = YamuxFrame.control(YamuxFrame.PING, YamuxFrame.ACK, 0, NUMBER).encode();
    if (heard.indexOf(text(due)) >= 0) {
      answer.complete(true);
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
