package stardust.security;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import stardust.io.Closure;
import stardust.io.Duplex;
import stardust.io.Loop;
import stardust.io.Receiver;

/** Carries a handshake over a stream, within a time. */
public final class HandshakeRunner {

  /**
   * The longest handshake message that is read, in bytes. A stranger can make this side hold so
   * much; the largest real ones, with RSA keys of 8192 bits, are below 4 KiB.
   */
  static final int LONGEST_MESSAGE = 65_535;

  private final Duplex lower;
  private final Framing framing;
  private final Handshake handshake;
  private final SecurityContext context;
  private final FrameReader reader;
  private final Loop.Timer timer;
  private final CompletableFuture<Secured> result = new CompletableFuture<>();

  private HandshakeRunner(
      Duplex lower, Framing framing, Handshake handshake, SecurityContext context) {
    this.lower = lower;
    this.framing = framing;
    this.handshake = handshake;
    this.context = context;
    this.reader = new FrameReader(framing.limitedTo(LONGEST_MESSAGE), 0);
    this.timer = lower.loop().schedule(context.timeout(), this::timeOut);
  }

  /** Runs the handshake; the future is that of {@link SecurityProtocol#secure}. */
  public static CompletableFuture<Secured> run(
      Duplex lower, Framing framing, Handshake handshake, SecurityContext context) {
    HandshakeRunner runner = new HandshakeRunner(lower, framing, handshake, context);
    handshake.start().forEach(lower::write);
    lower.receive(runner.new Incoming());
    return runner.result;
  }

  private void take(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length && !result.isDone()) {
      int count = reader.read(bytes, from);
      from += count;
      lower.consumed(count);
      Frame frame = reader.poll();
      if (frame != null) {
        handshake.receive(frame).forEach(lower::write);
        byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
        handshake.agreed().ifPresent(agreed -> finish(agreed, rest));
      }
    }
  }

  private void finish(Handshake.Agreed agreed, byte[] rest) {
    timer.cancel();
    lower.release();
    lower.unread(rest);
    FrameReader frames = new FrameReader(framing, reader.offset());
    int longestFrame = framing.prefixBytes() + framing.longestBody();
    SecuredChannel channel =
        new SecuredChannel(lower, frames, longestFrame, agreed.cipher(), context.tap());
    channel.start();
    result.complete(new Secured(channel, agreed.remoteKey()));
  }

  private void timeOut() {
    fail(
        new IOException(
            sentence("nothing more came within " + context.timeout().toMillis() + " ms")));
  }

  private void fail(IOException cause) {
    timer.cancel();
    if (result.completeExceptionally(cause)) {
      lower.reset();
    }
  }

  private String sentence(String what) {
    return framing.layer() + " handshake: " + what + " while awaiting " + handshake.awaited();
  }

  private final class Incoming implements Receiver {

    @Override
    public void bytes(byte[] bytes) {
      if (result.isDone()) {
        return;
      }
      try {
        take(bytes);
      } catch (IOException e) {
        fail(e);
      }
    }

    @Override
    public void end() {
      fail(new IOException(sentence("the other side ended the stream")));
    }

    @Override
    public void closed(Closure closure) {
      fail(new IOException(sentence("the stream closed (" + closure.why() + ")")));
    }
  }
}
