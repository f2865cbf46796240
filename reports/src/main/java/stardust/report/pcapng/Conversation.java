package stardust.report.pcapng;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stardust.report.pcapng.Packet.Socket;

/** The packets of one TCP connection, which stands for a stream. */
final class Conversation {

  private static final byte[] NOTHING = {};

  private final List<Packet> packets = new ArrayList<>();
  private final End server;
  private final End peer;
  private boolean reset;

  private static final class End {
    private final Socket socket;
    private long next;
    private boolean finished;

    End(Socket socket) {
      this.socket = socket;
    }
  }

  Conversation(Socket server, Socket peer) {
    this.server = new End(server);
    this.peer = new End(peer);
  }

  /** The handshake, all at the time at which the stream was opened. */
  void open(Instant time, boolean byServer, String comment) {
    End opener = byServer ? server : peer;
    End other = byServer ? peer : server;
    add(time, opener, other, Packet.SYN, NOTHING, 0, comment);
    add(time, other, opener, Packet.SYN | Packet.ACK, NOTHING, 0, "");
    add(time, opener, other, Packet.ACK, NOTHING, 0, "");
  }

  /**
   * Bytes that one side writes.
   *
   * @param known the first of them
   * @param length how many there are
   */
  void data(Instant time, boolean byServer, byte[] known, int length, String comment) {
    add(time, byServer, Packet.PSH | Packet.ACK, known, length, comment);
  }

  /** One side writes no more. */
  void end(Instant time, boolean byServer, String comment) {
    End from = byServer ? server : peer;
    if (!from.finished) {
      from.finished = true;
      add(time, byServer, Packet.FIN | Packet.ACK, NOTHING, 0, comment);
    }
  }

  /** One side breaks the stream off; nothing follows. */
  void reset(Instant time, boolean byServer, String comment) {
    add(time, byServer, Packet.RST | Packet.ACK, NOTHING, 0, comment);
    reset = true;
  }

  List<Packet> packets() {
    return packets;
  }

  private void add(
      Instant time, boolean byServer, int flags, byte[] known, int length, String comment) {
    add(time, byServer ? server : peer, byServer ? peer : server, flags, known, length, comment);
  }

  private void add(
      Instant time, End from, End to, int flags, byte[] known, int length, String comment) {
    if (reset) {
      return;
    }
    packets.add(
        new Packet(
            time, from.socket, to.socket, flags, from.next, to.next, known, length, comment));
    boolean counts = (flags & (Packet.SYN | Packet.FIN)) != 0;
    from.next += length + (counts ? 1 : 0);
  }
}
