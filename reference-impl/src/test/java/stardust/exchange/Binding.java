package stardust.exchange;

import java.util.Locale;
import stardust.message.Framing;

/** A wire binding of the protocol (PROTOCOL.md, section 2). */
public enum Binding {
  /** The client opens the registration stream; stardust is agreed on every stream. */
  LIBP2P(Framing.INT32_BE),
  /** The server opens the registration stream; nothing is agreed on the streams of a dial. */
  BARE(Framing.VARINT);

  private final Framing framing;

  Binding(Framing framing) {
    this.framing = framing;
  }

  /** How messages are framed. */
  public Framing framing() {
    return framing;
  }

  /** The binding with this name in a file. */
  public static Binding named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Its name in files, as "libp2p". */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
