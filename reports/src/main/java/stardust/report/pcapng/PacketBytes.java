package stardust.report.pcapng;

import java.nio.ByteBuffer;

/** A packet as the bytes of IPv4 and TCP, with their checksums. */
final class PacketBytes {

  /** What fits into one packet behind the two headers. */
  static final int MOST_PAYLOAD = 65_495;

  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;

  /** The largest segment, and windows of a gibibyte, as nobody's window is known. */
  private static final byte[] SYN_OPTIONS = {2, 4, (byte) 0xff, (byte) 0xd7, 1, 3, 3, 14};

  private PacketBytes() {}

  /** How many bytes the packet had on the wire. */
  static int originalLength(Packet packet) {
    return IP_HEADER + tcpHeader(packet) + packet.length();
  }

  /** The packet's bytes; of a payload that was cut, those that are known. */
  static byte[] of(Packet packet) {
    byte[] bytes = new byte[IP_HEADER + tcpHeader(packet) + packet.known().length];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    ip(packet, out);
    out.putShort(10, folded(sum(bytes, 0, IP_HEADER)));
    tcp(packet, out);
    out.put(packet.known());
    if (!packet.isCut()) {
      out.putShort(IP_HEADER + 16, tcpChecksum(packet, bytes));
    }
    return bytes;
  }

  private static int tcpHeader(Packet packet) {
    return TCP_HEADER + (packet.has(Packet.SYN) ? SYN_OPTIONS.length : 0);
  }

  private static void ip(Packet packet, ByteBuffer out) {
    out.putShort((short) 0x4500).putShort((short) originalLength(packet));
    out.putShort((short) 0).putShort((short) 0x4000);
    out.put((byte) 64).put((byte) TCP).putShort((short) 0);
    out.putInt(packet.from().address()).putInt(packet.to().address());
  }

  /** Without a checksum: that of a packet that was cut cannot be known. */
  private static void tcp(Packet packet, ByteBuffer out) {
    out.putShort((short) packet.from().port()).putShort((short) packet.to().port());
    out.putInt((int) packet.seq());
    out.putInt(packet.has(Packet.ACK) ? (int) packet.ack() : 0);
    out.put((byte) ((tcpHeader(packet) / 4) << 4)).put((byte) packet.flags());
    out.putShort((short) 0xffff).putShort((short) 0).putShort((short) 0);
    if (packet.has(Packet.SYN)) {
      out.put(SYN_OPTIONS);
    }
  }

  private static short tcpChecksum(Packet packet, byte[] bytes) {
    int length = bytes.length - IP_HEADER;
    ByteBuffer pseudo = ByteBuffer.allocate(12);
    pseudo.putInt(packet.from().address()).putInt(packet.to().address());
    pseudo.putShort((short) TCP).putShort((short) length);
    return folded(sum(pseudo.array(), 0, 12) + sum(bytes, IP_HEADER, length));
  }

  private static long sum(byte[] bytes, int from, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (bytes[from + i] & 0xffL) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  private static short folded(long sum) {
    long folded = sum;
    while (folded > 0xffff) {
      folded = (folded & 0xffff) + (folded >> 16);
    }
    return (short) ~folded;
  }
}
