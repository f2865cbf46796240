package stardust.runner.mutant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import stardust.io.Bytes;
import stardust.io.Duplex;
import stardust.io.Receiver;
import stardust.message.FrameReader;
import stardust.message.Framing;
import stardust.runner.wrap.Hearing;
import stardust.runner.wrap.ReceiverWrapper;
import stardust.runner.wrap.StreamWrapper;
import stardust.server.ServerParts;

/** Servers that read or write messages rightly in the plain case only. */
final class PieceMutants {

  private static final int HEAD = Integer.BYTES;

  private PieceMutants() {}

  static List<Mutant> all() {
    return List.of(
        WireMutants.reads(
            "lengths-read-as-signed-bytes",
            "WIRE-01",
            "It takes each byte of a length for a signed number.",
            PieceMutants::withSignedLength),
        WireMutants.writes(
            "lengths-written-as-text",
            "WIRE-01",
            "It writes the bytes of a length as characters in UTF-8.",
            (right, message) -> Bytes.concat(lengthAsText(message.length), message)),
        Mutant.of(
            "one-buffer-for-all",
            "WIRE-03",
            "It keeps what is unfinished of the messages of all peers in one buffer.",
            PieceMutants::sharingOneBuffer),
        Mutant.of(
            "later-streams-read-whole",
            "WIRE-03",
            "It drops an arrival of fewer than four bytes on all streams but the first.",
            PieceMutants::droppingShortOnLaterStreams),
        Mutant.of(
            "empty-message-before-others-ends",
            "WIRE-05",
            "It takes an empty message with others behind it in the same arrival for the end.",
            parts -> ConnectionWrapper.streams(parts, PieceMutants::endingAtEmpty)));
  }

  private static byte[] withSignedLength(byte[] bytes) {
    if (bytes.length < HEAD) {
      return bytes;
    }
    int length = (bytes[0] << 24) + (bytes[1] << 16) + (bytes[2] << 8) + bytes[3];
    return ByteBuffer.wrap(bytes.clone()).putInt(0, length).array();
  }

  private static byte[] lengthAsText(int length) {
    byte[] head = ByteBuffer.allocate(HEAD).putInt(length).array();
    return new String(head, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
  }

  private static ServerParts sharingOneBuffer(ServerParts parts) {
    FrameReader shared = new FrameReader(Framing.INT32_BE);
    return ConnectionWrapper.streams(
        parts, stream -> Reframing.through(stream, shared, Framing.INT32_BE));
  }

  private static ServerParts droppingShortOnLaterStreams(ServerParts parts) {
    return parts.withView(
        connection ->
            new ConnectionWrapper(parts.view().of(connection)) {
              private boolean later;

              @Override
              public void handle(String protocol, Consumer<Duplex> accepted) {
                super.handle(protocol, stream -> accepted.accept(next(stream)));
              }

              private Duplex next(Duplex stream) {
                boolean first = !later;
                later = true;
                return first ? stream : Hearing.of(stream, PieceMutants::withoutShort);
              }
            });
  }

  private static byte[] withoutShort(byte[] bytes) {
    return bytes.length < HEAD ? new byte[0] : bytes;
  }

  private static Duplex endingAtEmpty(Duplex stream) {
    return new StreamWrapper(stream) {
      @Override
      protected Receiver changed(Receiver receiver) {
        return new ReceiverWrapper(receiver) {
          @Override
          public void bytes(byte[] bytes) {
            if (hasEmptyInFront(bytes)) {
              reset();
            } else {
              super.bytes(bytes);
            }
          }
        };
      }
    };
  }

  private static boolean hasEmptyInFront(byte[] bytes) {
    int at = 0;
    while (at + HEAD < bytes.length) {
      int length = ByteBuffer.wrap(bytes).getInt(at);
      if (length == 0) {
        return true;
      }
      if (length < 0 || length > bytes.length - at - HEAD) {
        return false;
      }
      at += HEAD + length;
    }
    return false;
  }
}
