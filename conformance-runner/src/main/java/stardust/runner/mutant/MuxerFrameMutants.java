package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import stardust.io.Duplex;
import stardust.mplex.Mplex;
import stardust.muxer.MuxerFactory;
import stardust.muxer.MuxerLimits;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.MuxerWrapper;
import stardust.server.ServerOptions;
import stardust.yamux.Yamux;
import stardust.yamux.YamuxFrame;

/** Servers that read only such frames of a muxer as some implementations write. */
final class MuxerFrameMutants {

  private static final int MOST = 64 << 10;

  /** Where the fields of a header of yamux are; the flags are in the second of two bytes. */
  private static final int TYPE = 1;

  private static final int FLAGS = 3;
  private static final int LENGTH = 8;

  /** The bits of the first byte of a frame of mplex in which the flag is. */
  private static final int MPLEX_FLAG = 7;

  private MuxerFrameMutants() {}

  static List<Mutant> all() {
    return List.of(
        deaf("SYN", YamuxFrame.SYN),
        deaf("FIN", YamuxFrame.FIN),
        deaf("RST", YamuxFrame.RST),
        creditless("SYN", YamuxFrame.SYN),
        creditless("ACK", YamuxFrame.ACK),
        Mutant.beneath(
            "yamux-frames-of-64-kib",
            "CONN-11",
            "It ends a connection on which a Data frame of yamux is longer than 64 KiB.",
            options -> with(options, Yamux.FACTORY, yamux(data(MuxerFrameMutants::endsIfLong)))),
        Mutant.beneath(
            "yamux-empty-data-is-the-end",
            "CONN-11",
            "It takes a Data frame of yamux without data for the end of the stream.",
            options -> with(options, Yamux.FACTORY, yamux(data(MuxerFrameMutants::endIfEmpty)))),
        Mutant.beneath(
            "mplex-streams-without-a-name-refused",
            "CONN-11",
            "It ends a connection on which a stream of mplex has no name.",
            options ->
                with(
                    options,
                    Mplex.FACTORY,
                    MuxerWrapper.over(
                        Mplex.FACTORY, lower -> Hearing.of(lower, endingIfNameless(lower))))),
        Mutant.beneath(
            "mplex-frames-of-64-kib",
            "CONN-11",
            "It ends a connection on which a frame of mplex is longer than 64 KiB.",
            options ->
                with(
                    options,
                    Mplex.FACTORY,
                    MuxerWrapper.within(Mplex.FACTORY, MuxerFrameMutants::narrow))));
  }

  private static Mutant deaf(String flag, int value) {
    return Mutant.beneath(
        "yamux-" + flag.toLowerCase(Locale.ROOT) + "-in-data-ignored",
        "CONN-11",
        "It does not look for " + flag + " in Data frames of yamux.",
        options ->
            with(
                options,
                Yamux.FACTORY,
                yamux(data((header, length, lower) -> header[FLAGS] &= (byte) ~value))));
  }

  private static Mutant creditless(String flag, int value) {
    return Mutant.beneath(
        "yamux-credit-with-" + flag.toLowerCase(Locale.ROOT) + "-ignored",
        "CONN-11",
        "It does not look for credit in a WindowUpdate of yamux with " + flag + ".",
        options ->
            with(
                options,
                Yamux.FACTORY,
                yamux(
                    (header, length, lower) -> {
                      if (header[TYPE] == YamuxFrame.WINDOW_UPDATE
                          && (header[FLAGS] & value) != 0) {
                        ByteBuffer.wrap(header).putInt(LENGTH, 0);
                      }
                    })));
  }

  private static ServerOptions with(ServerOptions options, MuxerFactory right, MuxerFactory wrong) {
    return options.withMuxers(
        options.muxers().stream().map(each -> each == right ? wrong : each).toList());
  }

  private static MuxerLimits narrow(MuxerLimits limits) {
    return new MuxerLimits(limits.streams(), MOST, limits.streamBytes());
  }

  private static MuxerFactory yamux(Header change) {
    return MuxerWrapper.over(Yamux.FACTORY, lower -> Hearing.of(lower, new Frames(lower, change)));
  }

  private static Header data(Header change) {
    return (header, length, lower) -> {
      if (header[TYPE] == YamuxFrame.DATA) {
        change.changed(header, length, lower);
      }
    };
  }

  private static void endIfEmpty(byte[] header, long length, Duplex lower) {
    if (length == 0 && header[FLAGS] == 0) {
      header[FLAGS] |= YamuxFrame.FIN;
    }
  }

  /** A frame that opens one of the first streams is two bytes then, of which the second is 0. */
  private static UnaryOperator<byte[]> endingIfNameless(Duplex lower) {
    return bytes -> {
      boolean opens = bytes.length >= 2 && bytes[0] >= 0 && (bytes[0] & MPLEX_FLAG) == 0;
      if (opens && bytes[1] == 0) {
        lower.reset();
      }
      return bytes;
    };
  }

  private static void endsIfLong(byte[] header, long length, Duplex lower) {
    if (length > MOST) {
      lower.reset();
    }
  }

  /** What becomes of the header of a frame. */
  private interface Header {

    /**
     * Changes it in place, or ends the session.
     *
     * @param header 12 bytes
     * @param length what stands there: of the data in bytes, or the credit
     * @param lower what the session is on
     */
    void changed(byte[] header, long length, Duplex lower);
  }

  /** Finds the frames of a session, which may come in pieces. */
  private static final class Frames implements UnaryOperator<byte[]> {

    private final Duplex lower;
    private final Header change;
    private final ByteBuffer header = ByteBuffer.allocate(YamuxFrame.HEADER);
    private long payload;

    Frames(Duplex lower, Header change) {
      this.lower = lower;
      this.change = change;
    }

    @Override
    public byte[] apply(byte[] bytes) {
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      for (byte each : bytes) {
        if (payload > 0) {
          payload--;
          changed.write(each);
        } else if (!header.put(each).hasRemaining()) {
          changed.writeBytes(changedHeader());
        }
      }
      return changed.toByteArray();
    }

    private byte[] changedHeader() {
      byte[] whole = header.array().clone();
      header.clear();
      long length = Integer.toUnsignedLong(ByteBuffer.wrap(whole).getInt(LENGTH));
      payload = whole[TYPE] == YamuxFrame.DATA ? length : 0;
      change.changed(whole, length, lower);
      return whole;
    }
  }
}
