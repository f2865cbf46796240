package stardust.runner.mutant;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import stardust.muxer.MuxerFactory;
import stardust.runner.wrap.Hearing;
import stardust.server.ServerOptions;
import stardust.yamux.Yamux;
import stardust.yamux.YamuxFrame;

/** Servers that read the flags of yamux on the one kind of frame, and not on the other. */
final class YamuxMutants {

  private YamuxMutants() {}

  static List<Mutant> all() {
    return List.of(
        deaf("SYN", YamuxFrame.SYN), deaf("FIN", YamuxFrame.FIN), deaf("RST", YamuxFrame.RST));
  }

  private static Mutant deaf(String flag, int value) {
    return Mutant.beneath(
        "yamux-" + flag.toLowerCase(Locale.ROOT) + "-in-data-ignored",
        "CONN-11",
        "It does not look for " + flag + " in Data frames of yamux.",
        options -> reading(options, value));
  }

  private static ServerOptions reading(ServerOptions options, int ignored) {
    return options.withMuxers(
        options.muxers().stream().map(each -> reading(each, ignored)).toList());
  }

  private static MuxerFactory reading(MuxerFactory muxer, int ignored) {
    return muxer == Yamux.FACTORY
        ? ConnectionMutants.over(muxer, lower -> Hearing.of(lower, new WithoutFlag(ignored)))
        : muxer;
  }

  /** Takes a flag out of the Data frames of a session, which may come in pieces. */
  private static final class WithoutFlag implements UnaryOperator<byte[]> {

    private static final int TYPE = 1;
    private static final int FLAGS = 3;
    private static final int LENGTH = 8;

    private final int flag;
    private final ByteBuffer header = ByteBuffer.allocate(YamuxFrame.HEADER);
    private long payload;

    WithoutFlag(int flag) {
      this.flag = flag;
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
      if (whole[TYPE] == YamuxFrame.DATA) {
        payload = Integer.toUnsignedLong(ByteBuffer.wrap(whole).getInt(LENGTH));
        whole[FLAGS] &= (byte) ~flag;
      }
      return whole;
    }
  }
}
