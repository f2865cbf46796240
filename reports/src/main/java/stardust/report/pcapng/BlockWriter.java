package stardust.report.pcapng;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The blocks of a pcapng file, little-endian: a section with one interface, then its packets. */
final class BlockWriter {

  private static final int SECTION = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int COMMENT = 1;
  private static final int INTERFACE_NAME = 2;
  private static final int APPLICATION = 4;
  private static final int RESOLUTION = 9;

  /** Packets begin with their IP header. */
  private static final short LINKTYPE_RAW = 101;

  private static final long NANOS = 1_000_000_000L;

  private final OutputStream out;

  BlockWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * The beginning of the file.
   *
   * @param application what wrote it
   * @param comment what it is
   */
  void section(String application, String comment) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        little(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1).array());
    option(body, COMMENT, utf8(comment));
    option(body, APPLICATION, utf8(application));
    end(body);
    block(SECTION, body);
  }

  /** The one interface; its times are in nanoseconds. */
  void loopback(String name) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(little(8).putShort(LINKTYPE_RAW).putShort((short) 0).putInt(0).array());
    option(body, INTERFACE_NAME, utf8(name));
    option(body, RESOLUTION, new byte[] {9});
    end(body);
    block(INTERFACE, body);
  }

  void packet(Packet packet) throws IOException {
    byte[] bytes = PacketBytes.of(packet);
    long nanos = nanos(packet.time());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        little(20)
            .putInt(0)
            .putInt((int) (nanos >>> 32))
            .putInt((int) nanos)
            .putInt(bytes.length)
            .putInt(PacketBytes.originalLength(packet))
            .array());
    padded(body, bytes);
    if (!packet.comment().isEmpty()) {
      option(body, COMMENT, utf8(packet.comment()));
      end(body);
    }
    block(ENHANCED_PACKET, body);
  }

  private void block(int type, ByteArrayOutputStream body) throws IOException {
    int length = body.size() + 12;
    out.write(little(8).putInt(type).putInt(length).array());
    body.writeTo(out);
    out.write(little(4).putInt(length).array());
  }

  private static void option(ByteArrayOutputStream body, int code, byte[] value)
      throws IOException {
    body.write(little(4).putShort((short) code).putShort((short) value.length).array());
    padded(body, value);
  }

  private static void end(ByteArrayOutputStream body) throws IOException {
    body.write(new byte[4]);
  }

  private static void padded(ByteArrayOutputStream body, byte[] bytes) throws IOException {
    body.write(bytes);
    body.write(new byte[-bytes.length & 3]);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS + time.getNano();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
