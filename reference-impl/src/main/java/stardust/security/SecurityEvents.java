package stardust.security;

import java.util.List;
import stardust.trace.Direction;
import stardust.trace.Field;
import stardust.trace.Layer;
import stardust.trace.Tap;
import stardust.trace.WireEvent;

/** Tells a tap what passes at the security layer. */
public final class SecurityEvents {

  private SecurityEvents() {}

  /** A handshake message; the frame is given with its length. */
  public static void message(
      Tap tap, Direction direction, String name, List<Field> fields, byte[] frame) {
    tap.record(() -> WireEvent.of(Layer.SECURITY, direction, "", name, fields, frame));
  }

  /** A frame that carries this many bytes of plaintext. */
  static void sent(Tap tap, int plaintext, byte[] frame) {
    tap.record(() -> frame(Direction.SENT, plaintextOf(plaintext), frame));
  }

  /** A frame that carried this many bytes of plaintext. */
  static void received(Tap tap, int plaintext, Frame frame) {
    tap.record(() -> frame(Direction.RECEIVED, plaintextOf(plaintext), frame.encoded()));
  }

  /** A frame that arrived and cannot be opened. */
  static void unreadable(Tap tap, Frame frame) {
    tap.record(() -> frame(Direction.RECEIVED, List.of(), frame.encoded()));
  }

  /** Bytes of a peer that means to break a rule. */
  static void injected(Tap tap, byte[] bytes) {
    tap.record(() -> frame(Direction.SENT, List.of(), bytes).asInjected());
  }

  private static WireEvent frame(Direction direction, List<Field> fields, byte[] bytes) {
    return WireEvent.of(Layer.SECURITY, direction, "", "frame", fields, bytes);
  }

  private static List<Field> plaintextOf(int bytes) {
    return List.of(new Field("plaintext", bytes + " bytes"));
  }
}
