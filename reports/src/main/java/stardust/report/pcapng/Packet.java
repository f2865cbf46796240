package stardust.report.pcapng;

import java.time.Instant;

/**
 * A TCP segment in an IPv4 packet.
 *
 * @param time when it passed
 * @param from who sends it
 * @param to who gets it
 * @param flags of TCP
 * @param seq number of its first byte
 * @param ack number of the byte that is awaited from the other side
 * @param known the first of its payload's bytes; all of them unless the trace kept fewer
 * @param length how many bytes its payload really had
 * @param comment for the reader
 */
record Packet(
    Instant time,
    Socket from,
    Socket to,
    int flags,
    long seq,
    long ack,
    byte[] known,
    int length,
    String comment) {

  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  /**
   * One end of a conversation.
   *
   * @param address of IPv4, as a number
   */
  record Socket(int address, int port) {}

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean isCut() {
    return known.length < length;
  }
}
